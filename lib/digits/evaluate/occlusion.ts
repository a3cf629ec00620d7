import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import { checkDigit } from '../check/digits';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { imageAt } from '../data/select';
import { predict } from '../model/predict';

export interface OcclusionOptions {
  /** Side of the covered square in pixels, odd, below that of the image. @default about a quarter of it: 7 of 28 */
  readonly side?: number;
}

const DOING = 'covering parts of a digit';
const OPTIONS: OptionNames<OcclusionOptions> = { side: true };

/**
 * How much each part of a digit matters to a model: by how much the probability of its label falls when a square of
 * paper covers the pixels around a place. Below 0 where it rises.
 *
 * Source: M. Zeiler and R. Fergus, Visualizing and understanding convolutional networks, ECCV 2014, section 4.2.
 *
 * @returns float32, shape (28, 28), or as large as the image, from -1 to 1
 * @throws TypeError if the model is none or these are no digits
 * @throws RangeError if there is no such digit, it is of a single pixel, the model does not fit it, or the side is not
 *   odd and below that of the image
 * @example
 * const { test } = loadDigits('quick');
 * const model = buildAnn({ seed: 1, hiddenUnits: 8 });
 * const drops = await occlusion(model, test, 0);
 * drops.length // 784
 * show(occlusionMap(test, 0, drops));
 */
export async function occlusion(
  model: LayersModel,
  digits: Digits,
  index: number,
  options: OcclusionOptions = {},
): Promise<Float32Array> {
  const classes = checkClassifier(DOING, model, digits);
  checkDigit(DOING, digits, index);
  checkOptions(DOING, options, OPTIONS);
  const { size, pixels } = measuresOf(digits);
  checkNumber(DOING, 'images of at least 2 pixels a side', size, (given) => given >= 2);
  // The same part of smaller and larger images: 7 of 8 pixels would cover nearly all of it, wherever it lies.
  const { side = 1 + 2 * Math.max(0, Math.round((size / 4 - 1) / 2)) } = options;
  const isSide = (given: number): boolean => Number.isInteger(given) && given % 2 === 1 && given > 0 && given < size;
  checkNumber(DOING, `an odd side from 1 to ${size - 1}`, side, isSide);
  const image = imageAt(digits, index);
  // First the digit as it is, then one for each place.
  const images = new Uint8Array((pixels + 1) * pixels);
  images.set(image);
  for (let place = 0; place < pixels; place++) images.set(covered(image, size, place, side), (place + 1) * pixels);
  const label = digits.labels[index] ?? 0;
  const labels = new Uint8Array(pixels + 1).fill(label);
  const probabilities = await predict(model, { ...digits, images, labels, count: pixels + 1 });
  const ofLabel = (sample: number): number => probabilities[sample * classes + label] ?? 0;
  return Float32Array.from({ length: pixels }, (_, place) => ofLabel(0) - ofLabel(place + 1));
}

/** The image with paper over a square around a place. */
function covered(image: Uint8Array, size: number, place: number, side: number): Uint8Array {
  const [row, column] = [Math.floor(place / size), place % size];
  const reach = (side - 1) / 2;
  return image.map((value, at) => {
    const isNear = Math.abs(Math.floor(at / size) - row) <= reach && Math.abs((at % size) - column) <= reach;
    return isNear ? 0 : value;
  });
}
