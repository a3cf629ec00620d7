import type { PlotData } from 'plotly.js';

import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import type { Way } from '../../../lib/digits/evaluate/way-through';
import type { Figure } from '../../../lib/digits/figures/figure';
import type { EpochResult, History } from '../../../lib/digits/train/history';

/** Digits whose every pixel is 10 x index, but for the first pixel, which is 255. */
export function flatDigits(labels: readonly number[]): Digits {
  const images = new Uint8Array(labels.length * PIXELS);
  labels.forEach((_, index) => {
    images.fill(10 * index, index * PIXELS, (index + 1) * PIXELS);
    images[index * PIXELS] = 255;
  });
  return { images, labels: Uint8Array.from(labels), count: labels.length };
}

/** A history with these losses, from epoch `first` on. */
export function history(losses: readonly number[], validationLosses?: readonly number[], first = 1): History {
  const epochs = losses.map((loss, index): EpochResult => {
    const validationLoss = validationLosses?.[index];
    return {
      epoch: first + index,
      loss,
      accuracy: 0.9 + index / 100,
      ...(validationLoss === undefined ? {} : { validationLoss, validationAccuracy: 0.95 + index / 100 }),
      seconds: 1,
    };
  });
  return { epochs, batchSize: 32, seed: 1, engine: 'none' };
}

/** One trace of a figure, with the properties that all the traces here have. */
export function trace(figure: Figure, index: number): Partial<PlotData> {
  return figure.data[index] as Partial<PlotData>;
}

/** The way of a 4 with one pixel through three hidden units, which is read as a 1. */
export const way: Way = {
  index: 0,
  label: 4,
  pixels: new Uint8Array(PIXELS).fill(200, 2 * 28 + 3, 2 * 28 + 4),
  layers: [
    {
      name: 'hidden',
      activation: 'relu',
      sums: Float64Array.of(-1, 2.5, 0.25),
      answers: Float64Array.of(0, 2.5, 0.25),
    },
    {
      name: 'output',
      activation: 'softmax',
      sums: Float64Array.of(-1, 3, 0, 0, 0, 0, 0, 0, 0, 0),
      answers: Float64Array.of(0.1, 0.82, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01),
    },
  ],
};
