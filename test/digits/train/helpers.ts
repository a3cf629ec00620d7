import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { createDigits } from '../../../lib/digits/data/create';
import { CLASSES, type Digits, type DigitsDataset, IMAGE_SIZE, PIXELS } from '../../../lib/digits/data/digits';
import type { EpochResult } from '../../../lib/digits/train/history';
import type { EpochProgress, Trainer } from '../../../lib/digits/train/trainer';

/** Digits of which the first four rows of pixels are dark everywhere, as the margin of MNIST's is. */
export function darkAbove(digits: Digits): Digits {
  const images = digits.images.map((value, at) => (at % PIXELS < 4 * 28 ? 0 : value));
  return createDigits(images, digits.labels);
}

/** A data set whose images all have such a margin. */
export function withMargin(dataset: DigitsDataset): DigitsDataset {
  return { ...dataset, train: darkAbove(dataset.train), test: darkAbove(dataset.test) };
}

/** Step size of the run below. */
const RATE = 0.5;

/** A model of one layer whose weights are all 0, so that it gives every class a tenth. */
export function blankModel(): tfl.LayersModel {
  const dense = tfl.layers.dense({ units: CLASSES, activation: 'softmax', kernelInitializer: 'zeros' });
  const model = tfl.sequential({ layers: [tfl.layers.flatten({ inputShape: [IMAGE_SIZE, IMAGE_SIZE] }), dense] });
  model.compile({ optimizer: tf.train.sgd(9), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** What a run told, and the model's weights and bias after it. */
export interface Trained {
  readonly results: readonly EpochResult[];
  readonly progress: readonly EpochProgress[];
  readonly rates: readonly number[];
  readonly weights: readonly (readonly number[])[];
}

/** Trains a blank model for its fourth epoch, in one batch of all digits. */
export async function fourthEpoch(trainer: Trainer, model: tfl.LayersModel, data: Digits): Promise<Trained> {
  const [results, progress, rates]: [EpochResult[], EpochProgress[], number[]] = [[], [], []];
  await trainer.train({
    ...{
      model,
      data,
      validation: data,
      weights: undefined,
      classes: CLASSES,
      epochs: [4],
      batchSize: 100,
      seed: 1,
      augment: undefined,
    },
    learningRate: (epoch) => {
      rates.push(epoch);
      return RATE;
    },
    signal: new AbortController().signal,
    onEpoch: (result) => Promise.resolve(void results.push(result)),
    onProgress: (told) => progress.push(told),
  });
  return { results, progress, rates, weights: model.getWeights().map((tensor) => [...tensor.dataSync()]) };
}

/** The weights after that, by hand: RATE times the mean of the inputs times (1 for the label, else 0) - 1/10. */
export function afterOneStep({ images, labels, count }: Digits): number[] {
  return Array.from({ length: PIXELS * CLASSES }, (_, at) => {
    const [pixel, digit] = [Math.floor(at / CLASSES), at % CLASSES];
    const sum = [...labels].reduce((total, label, index) => {
      return total + ((images[index * PIXELS + pixel] ?? NaN) / 255) * ((label === digit ? 1 : 0) - 1 / CLASSES);
    }, 0);
    return (RATE * sum) / count;
  });
}
