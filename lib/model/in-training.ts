/*
 * Which models are being trained. While an epoch runs, a model is not what its history says: TensorFlow.js
 * changes its weights batch by batch, and the engine has others of its own.
 */
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** One training of one model, from its first epoch to its last. */
export interface Occupation {
  /** Does something between two epochs, when the model may be used. */
  readonly rest: <Result>(work: () => Result | Promise<Result>) => Promise<Result>;
  /** Lets go of the model. */
  readonly release: () => void;
}

const occupied = new WeakMap<LayersModel, { resting: boolean }>();

/**
 * Takes a model for a training.
 *
 * @throws Error if it is being trained already
 */
export function occupyModel(model: LayersModel): Occupation {
  requireNotTraining(model, 'training');
  const state = { resting: false };
  occupied.set(model, state);
  return {
    rest: async (work) => {
      state.resting = true;
      try {
        return await work();
      } finally {
        state.resting = false;
      }
    },
    release: () => void occupied.delete(model),
  };
}

/**
 * Checks that a model is not in a training at all.
 *
 * @param doing what is being done, for the error
 * @throws Error if it is
 */
export function requireNotTraining(model: LayersModel, doing: string): void {
  if (!occupied.has(model)) return;
  throw new Error(`${doing}: expected a model that is not being trained, found that its fit still runs: await it first`);
}

/**
 * Checks that a model may be used: it is in no training, or between two epochs of one.
 *
 * @param doing what is being done, for the error
 * @throws Error if an epoch is running
 */
export function requireAtRest(model: LayersModel, doing: string): void {
  if (occupied.get(model)?.resting !== false) return;
  throw new Error(
    `${doing}: expected a model at rest, found one in the middle of an epoch: await its fit first, or do it in onEpoch`,
  );
}
