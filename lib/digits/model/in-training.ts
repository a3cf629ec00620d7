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

/** By the models and by the weights that are being trained: models that share layers train one another's. */
const occupied = new WeakMap<object, { resting: boolean }>();

/**
 * Takes a model for a training, and the weights that it changes.
 *
 * @throws Error if it is being trained already, or another model is that shares layers with it
 */
export function occupyModel(model: LayersModel): Occupation {
  requireNotTraining(model, 'training');
  const state = { resting: false };
  const taken = partsOf(model);
  for (const each of taken) occupied.set(each, state);
  return {
    rest: async (work) => {
      state.resting = true;
      try {
        return await work();
      } finally {
        state.resting = false;
      }
    },
    release: () => {
      for (const each of taken) occupied.delete(each);
    },
  };
}

/**
 * Checks that a model is not in a training at all, nor its layers in that of another model.
 *
 * @param doing what is being done, for the error
 * @throws Error if it is
 */
export function requireNotTraining(model: LayersModel, doing: string): void {
  if (statesOf(model).length === 0) return;
  const whose = occupied.has(model) ? 'its fit' : 'the fit of a model that shares its layers';
  throw new Error(
    `${doing}: expected a model that is not being trained, found that ${whose} still runs: await it first`,
  );
}

/**
 * Checks that a model may be used: it is in no training, or between two epochs of one.
 *
 * @param doing what is being done, for the error
 * @throws Error if an epoch is running
 */
export function requireAtRest(model: LayersModel, doing: string): void {
  if (statesOf(model).every(({ resting }) => resting)) return;
  const found = occupied.has(model) ? 'one' : 'that a model which shares its layers is';
  throw new Error(
    `${doing}: expected a model at rest, found ${found} in the middle of an epoch: ` +
      'await its fit first, or do it in onEpoch',
  );
}

/** The trainings that a model is part of. */
function statesOf(model: LayersModel): { readonly resting: boolean }[] {
  return partsOf(model).flatMap((each) => occupied.get(each) ?? []);
}

function partsOf(model: LayersModel): readonly object[] {
  return [model, ...model.weights];
}
