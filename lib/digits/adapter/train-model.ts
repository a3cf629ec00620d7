import {
  Engine,
  type EngineData,
  type EngineEpoch,
  type EngineOptions,
  type NetworkSpec,
  type Training,
  type TrainOptions,
} from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { usualThreads } from './usual-threads';
import { readOptimizerState, readWeights, writeBack } from './weights';

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
  const engine = await Engine.start(network, { ...usualThreads('training'), ...rest });
  try {
    engine.setParameters(readWeights(model));
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
        const changed = readWeights(model);
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
function requireSameLayers(model: LayersModel, learning: readonly LayersModel['weights'][number][]): void {
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
