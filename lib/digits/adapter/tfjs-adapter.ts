/* Between a compiled tfjs model and the engine: weights and optimizer state, there and back. */
import { reasonOf } from '@digits/common/text';
import {
  Engine,
  type EngineData,
  type EngineEpoch,
  type EngineOptions,
  type ImageShape,
  type LayerSpec,
  type Loss,
  type NetworkSpec,
  type OptimizerSpec,
  type OptimizerState,
  stagesOf,
  type Training,
  type TrainOptions,
} from '@digits/engine';
import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';

/** Why the engine cannot train a model exactly as tfjs would. */
export interface Refusal {
  readonly reason: string;
}

const ACTIVATIONS = ['linear', 'relu', 'tanh', 'sigmoid', 'softmax'] as const;

const LOSSES: Readonly<Record<string, Loss>> = {
  sparseCategoricalCrossentropy: 'sparseCategoricalCrossentropy',
  categoricalCrossentropy: 'categoricalCrossentropy',
  meanSquaredError: 'meanSquaredError',
  mse: 'meanSquaredError',
};

/** Thrown and caught in this file: the first thing that the engine does not do. */
class Unsupported extends Error {}

/**
 * The network that a compiled tfjs model is, or why the engine cannot train it.
 *
 * @param inputScale What the engine's data are to be multiplied by to be the model's inputs.
 */
export function networkOf(model: LayersModel, inputScale: number): NetworkSpec | Refusal {
  try {
    const network: NetworkSpec = {
      inputs: sampleSize(model),
      inputScale,
      ...layersOf(model),
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

/** Copies of the model's weights, kernel and bias of each dense layer in turn. */
export function readParameters(model: LayersModel): Float32Array[] {
  return model.getWeights().map((weight) => weight.dataSync<'float32'>().slice());
}

/** Copies of what the model's optimizer carries from step to step. */
export async function readOptimizerState(model: LayersModel): Promise<OptimizerState> {
  const [iterations, ...moments] = await model.optimizer.getWeights();
  if (!iterations) throw new Error('reading the optimizer: expected its step count first, found nothing');
  const step = iterations.tensor.dataSync<'int32'>()[0] ?? 0;
  iterations.tensor.dispose();
  const arrays = moments.map(({ tensor }) => tensor.dataSync<'float32'>().slice());
  const weights = model.trainableWeights.length;
  return { step, firstMoments: arrays.slice(0, weights), secondMoments: arrays.slice(weights) };
}

/** Puts weights into the model, such as `readParameters` gave. */
export function writeParameters(model: LayersModel, parameters: readonly Float32Array[]): void {
  const values = weightTensors(model, parameters);
  model.setWeights(values);
  tf.dispose(values);
}

function weightTensors(model: LayersModel, parameters: readonly Float32Array[]): tf.Tensor[] {
  return model.getWeights().map((weight, index) => tf.tensor(parameters[index] ?? [], weight.shape));
}

/**
 * Puts weights and optimizer state into the model, as if tfjs had trained it. Whatever may fail for want of
 * memory is made before the first of them is changed.
 */
export async function writeBack(
  model: LayersModel,
  parameters: readonly Float32Array[],
  state: OptimizerState,
): Promise<void> {
  const shapes = model.getWeights().map(({ shape }) => shape);
  const { optimizer } = model;
  const named = (arrays: readonly Float32Array[], suffix: string): { name: string; tensor: tf.Tensor }[] =>
    arrays.map((array, index) => ({
      name: `${model.trainableWeights[index]?.originalName ?? index}/${suffix}`,
      tensor: tf.tensor(array, shapes[index]),
    }));
  const [iterations, ...stale] = await optimizer.getWeights();
  iterations?.tensor.dispose();
  const values = weightTensors(model, parameters);
  const fresh = [
    { name: 'iter', tensor: tf.scalar(state.step, 'int32') },
    ...named(state.firstMoments, optimizer.getClassName() === 'Adam' ? 'm' : 'momentum'),
    ...named(state.secondMoments, 'v'),
  ];
  model.setWeights(values);
  await optimizer.setWeights(fresh);
  // setWeights made variables of the new values and left the old ones behind.
  tf.dispose([...values, ...[...fresh, ...stale].map(({ tensor }) => tensor)]);
}

export interface TrainModelOptions extends EngineOptions, Omit<TrainOptions, 'validation' | 'onEpoch'> {
  /** Evaluated after each epoch. */
  readonly validation?: EngineData;
  /** Throws if the model should not get what an epoch made of its weights. */
  readonly accept?: (epoch: EngineEpoch, parameters: readonly Float32Array[]) => void;
  /** Awaited after each epoch, when the model has the weights and the optimizer's state of that epoch. */
  readonly onEpoch?: (epoch: EngineEpoch) => void | Promise<void>;
}

/**
 * Trains a tfjs model in the engine, for one epoch for each order. The model gets the weights and the
 * optimizer's state after each whole epoch: a run that is stopped, or fails, leaves it as the last one did.
 *
 * @param network What `networkOf` found for this model.
 * @throws RangeError or TypeError if the data do not fit the model.
 * @throws what a callback throws.
 */
export async function trainModel(
  model: LayersModel,
  network: NetworkSpec,
  data: EngineData,
  orders: Iterable<Uint32Array>,
  options: TrainModelOptions = {},
): Promise<Training> {
  const { validation, accept, onEpoch, ...rest } = options;
  const learning = model.trainableWeights;
  const engine = await Engine.start(network, rest);
  try {
    engine.setParameters(readParameters(model));
    engine.setOptimizerState(await readOptimizerState(model));
    const loaded = engine.load(data, { plain: rest.inputs !== undefined });
    return await engine.train(loaded, orders, {
      ...rest,
      ...(validation && { validation: engine.load(validation) }),
      onEpoch: async (epoch) => {
        const parameters = engine.parameters();
        accept?.(epoch, parameters);
        await writeBack(model, parameters, engine.optimizerState());
        if (!onEpoch) return;
        await onEpoch(epoch);
        requireSameLayers(model, learning);
        // What the caller did to the weights holds, as it would if tfjs trained.
        const changed = readParameters(model);
        if (!areEqual(changed, parameters)) engine.setParameters(changed);
      },
    });
  } finally {
    await engine.close();
  }
}

/**
 * Checks that a callback has not changed what of a model learns, which the engine would not know.
 *
 * @throws Error if layers were frozen, added or disposed of
 */
function requireSameLayers(model: LayersModel, learning: readonly tfl.LayerVariable[]): void {
  checkModel('training', model);
  const now = model.trainableWeights;
  if (now.length === learning.length && now.every((weight, index) => weight === learning[index])) return;
  throw new Error(
    'training: expected the layers as they were when fit began, found that onEpoch froze or added some: ' +
      "end the run by returning 'stop', change them, and call fit again",
  );
}

function areEqual(one: readonly Float32Array[], other: readonly Float32Array[]): boolean {
  return one.every((array, index) => array.every((value, at) => Object.is(value, other[index]?.[at])));
}

/**
 * A tfjs model's outputs for samples, float32 (count, units), worked out in the calling thread: for
 * thousands of samples that takes less time than starting others.
 *
 * @param network What `networkOf` found for this model.
 * @throws RangeError if the samples do not fit the model.
 */
export async function predictModel(
  model: LayersModel,
  network: NetworkSpec,
  inputs: EngineData['inputs'],
): Promise<Float32Array> {
  const engine = await Engine.start(network, { threads: 0 });
  try {
    engine.setParameters(readParameters(model));
    return await engine.predict(engine.load({ inputs }));
  } finally {
    await engine.close();
  }
}

function sampleSize(model: LayersModel): number {
  const shape = model.inputs.length === 1 ? model.inputs[0]?.shape.slice(1) : undefined;
  if (!shape) throw new Unsupported('it has more than one input');
  return shape.reduce<number>((size, length) => size * (length ?? NaN), 1);
}

type Refuse = (what: string) => never;
type Config = tf.serialization.ConfigDict;

function layersOf(model: LayersModel): Pick<NetworkSpec, 'layers' | 'imageShape'> {
  if (model.getClassName() !== 'Sequential')
    throw new Unsupported(`it is a ${model.getClassName()}, not a Sequential model`);
  const layers: LayerSpec[] = [];
  const seen = new Set<object>();
  let imageShape: ImageShape | undefined;
  // A layer that other models use too has several inputs: what it gets here follows from the layers before.
  let next = model.inputs[0]?.shape ?? [];
  for (const layer of model.layers) {
    const refuse: Refuse = (what) => {
      throw new Unsupported(`layer ${layer.name} ${what}`);
    };
    if (seen.has(layer)) refuse('occurs twice');
    seen.add(layer);
    const kind = layer.getClassName();
    if ('layers' in layer) refuse('is a model itself');
    const shape = next;
    const { config, output } = readLayer(layer, shape, refuse);
    next = output;
    if (!layer.trainable) refuse('is not trainable');
    if (kind === 'InputLayer' || kind === 'Flatten' || kind === 'Reshape') {
      // The numbers of a sample stay as they are; convolutions and dense layers check what they are given.
      if (kind === 'Reshape' && layers.length > 0) refuse('is a Reshape that is not in front');
    } else if (kind === 'Dropout') {
      if (config.noiseShape !== undefined && config.noiseShape !== null) refuse('has a noise shape');
      layers.push({ kind: 'dropout', rate: Number(config.rate) });
    } else if (kind === 'Conv2D' || kind === 'MaxPooling2D') {
      imageShape ??= imageShapeOf(shape, refuse);
      layers.push(kind === 'Conv2D' ? convolutionOf(config, refuse) : poolingOf(config, refuse));
    } else if (kind === 'Dense') {
      if (shape.length !== 2) refuse('is a Dense layer on inputs that are not flat');
      layers.push(denseOf(config, refuse));
    } else refuse(`is of the kind ${kind}`);
  }
  return { layers, ...(imageShape && { imageShape }) };
}

/** What tfjs says of a layer; a layer of somebody's own may lack what others have. */
function readLayer(layer: tfl.layers.Layer, shape: tfl.Shape, refuse: Refuse): { config: Config; output: tfl.Shape } {
  try {
    const output = layer.computeOutputShape(shape);
    return { config: layer.getConfig(), output: isSingle(output) ? output : refuse('has several outputs') };
  } catch (error) {
    if (error instanceof Unsupported) throw error;
    return refuse(`cannot be read: ${reasonOf(error).replace(/\.$/, '')}`);
  }
}

function isSingle(shape: tfl.Shape | tfl.Shape[]): shape is tfl.Shape {
  return !shape.some(Array.isArray);
}

function imageShapeOf([, height, width, channels]: readonly (number | null)[], refuse: Refuse): ImageShape {
  if (!height || !width || !channels) return refuse('has inputs of no fixed size');
  return { height, width, channels };
}

function convolutionOf(config: Config, refuse: Refuse): LayerSpec {
  if (pair(config.dilationRate ?? 1, 'dilation rate', refuse).some((rate) => rate !== 1)) refuse('has a dilation rate');
  const { activation, ...kernel } = weightedOf(config, refuse);
  if (activation === 'softmax') return refuse('has the activation "softmax"');
  return {
    kind: 'convolution',
    filters: Number(config.filters),
    kernelSize: pair(config.kernelSize, 'kernel size', refuse),
    ...windowsOf(config, refuse),
    activation,
    ...kernel,
  };
}

function poolingOf(config: Config, refuse: Refuse): LayerSpec {
  return { kind: 'maxPooling', poolSize: pair(config.poolSize, 'pool size', refuse), ...windowsOf(config, refuse) };
}

function windowsOf(config: Config, refuse: Refuse): { strides: readonly [number, number]; padding: 'valid' | 'same' } {
  const { padding, dataFormat } = config;
  if (dataFormat !== undefined && dataFormat !== 'channelsLast')
    refuse(`has the data format ${JSON.stringify(dataFormat)}`);
  if (padding !== 'valid' && padding !== 'same') return refuse(`has the padding ${JSON.stringify(padding)}`);
  return { strides: pair(config.strides, 'strides', refuse), padding };
}

/** tfjs gives one number, or one for each axis. */
function pair(value: unknown, what: string, refuse: Refuse): readonly [number, number] {
  const [height, width = height]: unknown[] = [value].flat();
  if (typeof height !== 'number' || typeof width !== 'number')
    return refuse(`has the ${what} ${JSON.stringify(value)}`);
  return [height, width];
}

function denseOf(config: Config, refuse: Refuse): LayerSpec {
  return { kind: 'dense', units: Number(config.units), ...weightedOf(config, refuse) };
}

function weightedOf(
  config: Config,
  refuse: Refuse,
): { activation: (typeof ACTIVATIONS)[number]; l1: number; l2: number } {
  const activation = ACTIVATIONS.find((name) => name === config.activation);
  if (!activation) return refuse(`has the activation ${JSON.stringify(config.activation)}`);
  if (config.useBias !== true) refuse('has no bias');
  for (const extra of ['biasRegularizer', 'activityRegularizer', 'kernelConstraint', 'biasConstraint']) {
    if (config[extra] !== undefined && config[extra] !== null) refuse(`has a ${extra}`);
  }
  return { activation, ...regularizerOf(config.kernelRegularizer, refuse) };
}

function regularizerOf(value: unknown, refuse: Refuse): { l1: number; l2: number } {
  if (value === undefined || value === null) return { l1: 0, l2: 0 };
  const { className, config } = value as { className?: unknown; config?: { l1?: unknown; l2?: unknown } };
  if (className !== 'L1L2' || !config) return refuse('has a kernel regularizer other than L1 and L2');
  return { l1: Number(config.l1), l2: Number(config.l2) };
}

function lossOf(model: LayersModel): Loss {
  const compiled: unknown = [model.loss].flat()[0];
  const loss = typeof compiled === 'string' ? LOSSES[compiled] : undefined;
  if (!loss) throw new Unsupported(`its loss is ${typeof compiled === 'string' ? compiled : 'not one name'}`);
  return loss;
}

function optimizerOf(model: LayersModel): OptimizerSpec {
  const optimizer = model.optimizer as tf.Optimizer | undefined;
  if (!optimizer) throw new Unsupported('it is not compiled');
  const config = optimizer.getConfig();
  const learningRate = Number(config.learningRate);
  switch (optimizer.getClassName()) {
    case 'Adam':
      return {
        kind: 'adam',
        learningRate,
        beta1: Number(config.beta1),
        beta2: Number(config.beta2),
        epsilon: Number(config.epsilon),
      };
    case 'Momentum':
      return {
        kind: 'momentum',
        learningRate,
        momentum: Number(config.momentum),
        nesterov: config.useNesterov === true,
      };
    case 'SGD':
      return { kind: 'sgd', learningRate };
    default:
      throw new Unsupported(`its optimizer is ${optimizer.getClassName()}`);
  }
}
