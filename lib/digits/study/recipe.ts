import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits, DigitsShape } from '../data/digits';
import { DISTORTIONS } from '../data/transform/distortions';
import type { Classification } from '../measure/classification';
import { disposeModel } from '../model/dispose';
import { hash } from '../platform/hash';
import type { FitOptions } from '../train/fit-options';
import { asSchedule } from '../train/learning-rate';
import type { Protocol } from './protocol';

/** A network and how it is trained and measured. */
export interface NetworkRecipe extends Protocol {
  readonly name: string;
  /**
   * Builds and compiles the network.
   *
   * @param data what it is for. @default MNIST's digits
   */
  readonly build: (seed: number, data?: DigitsShape) => LayersModel;
  /** Options for `fit` beside the seed. */
  readonly fit: Omit<FitOptions, 'seed' | 'validation' | 'threads' | 'signal' | 'onEpoch' | 'onProgress' | 'onNotice'>;
}

/** A classifier that is worked out, not trained. */
export interface BaselineRecipe {
  readonly name: string;
  readonly learn: (train: Digits) => Baseline;
}

export interface Baseline {
  readonly classify: (digits: Digits) => Classification;
  /** Numbers that it took from the training digits. */
  readonly parameters: Uint8Array;
}

/** One line of a study. */
export type Recipe = NetworkRecipe | BaselineRecipe;

/** Whether a recipe's classifier is worked out. */
export function isBaseline(recipe: Recipe): recipe is BaselineRecipe {
  return 'learn' in recipe;
}

/**
 * A fingerprint of everything that decides a recipe's results beside the seed: the network's layers, its
 * optimizer and loss, the options of `fit`, what it is measured on, and the distortions. A result that carries
 * another one is of an earlier version of the recipe.
 *
 * @returns 16 hexadecimal digits
 */
export function recipeKey(recipe: Recipe): string {
  const distortions = DISTORTIONS.map(({ name }) => name);
  const described = isBaseline(recipe) ? { baseline: recipe.name } : describeNetwork(recipe);
  const text = JSON.stringify({ ...described, distortions });
  return hash('sha256', text).slice(0, 16);
}

function describeNetwork(recipe: NetworkRecipe): object {
  const { build, fit, validation, lossAfter, measured } = recipe;
  const protocol = { validation, lossAfter, measured };
  const model = build(1);
  try {
    // The names of layers may hold a count of the layers made so far, and decide nothing.
    const layers = model.layers.map((layer) => ({ ...layer.getConfig(), name: layer.getClassName() }));
    const optimizer = { ...model.optimizer.getConfig(), name: model.optimizer.getClassName() };
    // A schedule is a function, so what counts of it is the step sizes that it gives.
    const { learningRate, ...others } = fit;
    const rate = asSchedule(learningRate, 'describing a recipe');
    const rates = rate && Array.from({ length: fit.epochs ?? 0 }, (_, index) => rate(index + 1));
    return { layers, optimizer, loss: model.loss, fit: others, protocol, ...(rates && { rates }) };
  } finally {
    disposeModel(model);
  }
}
