import { type Loss, type NetworkSpec, type OptimizerSpec, stagesOf } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { findLoss } from '../measure/loss';
import { findOptimizer } from '../model/optimizer-state';
import { layersOf, Unsupported } from './layers-of';

/** Why the engine cannot train a model exactly as tfjs would. */
export interface Refusal {
  readonly reason: string;
}

const LOSSES: Readonly<Record<string, Loss>> = {
  sparseCategoricalCrossentropy: 'sparseCategoricalCrossentropy',
  categoricalCrossentropy: 'categoricalCrossentropy',
  meanSquaredError: 'meanSquaredError',
  mse: 'meanSquaredError',
};

/**
 * The network that a compiled tfjs model is, or why the engine cannot train it.
 *
 * @param inputScale What the engine's data are to be multiplied by to be the model's inputs.
 */
export function networkOf(model: LayersModel, inputScale: number): NetworkSpec | Refusal {
  try {
    const { scale, ...layers } = layersOf(model);
    const network: NetworkSpec = {
      inputs: sampleSize(model),
      inputScale: inputScale * scale,
      ...layers,
      loss: lossOf(model),
      optimizer: optimizerOf(model),
    };
    stagesOf(network);
    return network;
  } catch (error) {
    if (error instanceof Unsupported || error instanceof RangeError) return { reason: error.message };
    throw error;
  }
}

/** Whether `networkOf` found a network. */
export function isRefusal(found: NetworkSpec | Refusal): found is Refusal {
  return 'reason' in found;
}

function sampleSize(model: LayersModel): number {
  const shape = model.inputs.length === 1 ? model.inputs[0]?.shape.slice(1) : undefined;
  if (!shape) throw new Unsupported('it has more than one input');
  return shape.reduce<number>((size, length) => size * (length ?? NaN), 1);
}

function lossOf(model: LayersModel): Loss {
  if (findLoss(model) === 'softmaxCrossEntropy') return 'softmaxCrossentropy';
  const compiled: unknown = [model.loss].flat()[0];
  const loss = typeof compiled === 'string' ? LOSSES[compiled] : undefined;
  if (!loss) throw new Unsupported(`its loss is ${typeof compiled === 'string' ? compiled : 'not one name'}`);
  return loss;
}

function optimizerOf(model: LayersModel): OptimizerSpec {
  const optimizer = findOptimizer(model);
  if (!optimizer) throw new Unsupported('it is not compiled');
  const config = optimizer.getConfig();
  const learningRate = Number(config.learningRate);
  switch (optimizer.getClassName()) {
    case 'Adam':
    case 'AdamW':
      return {
        kind: 'adam',
        learningRate,
        beta1: Number(config.beta1),
        beta2: Number(config.beta2),
        epsilon: Number(config.epsilon),
        ...(config.weightDecay !== undefined && { weightDecay: Number(config.weightDecay) }),
      };
    case 'Momentum':
      return {
        kind: 'momentum',
        learningRate,
        momentum: Number(config.momentum),
        nesterov: config.useNesterov === true,
      };
    case 'RMSProp':
      // There TensorFlow.js takes epsilon away under the root: a weight without a gradient becomes NaN.
      if (config.centered === true) throw new Unsupported('its optimizer is a centered RMSProp');
      return {
        kind: 'rmsprop',
        learningRate,
        decay: Number(config.decay),
        momentum: Number(config.momentum),
        epsilon: Number(config.epsilon),
      };
    case 'SGD':
      return { kind: 'sgd', learningRate };
    default:
      throw new Unsupported(`its optimizer is ${optimizer.getClassName()}`);
  }
}
