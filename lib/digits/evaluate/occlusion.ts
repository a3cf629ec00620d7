import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import { checkDigit } from '../check/digits';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber } from '../check/values';
import { type Digits, IMAGE_SIZE, PIXELS } from '../data/digits';
import { imageAt } from '../data/select';
import { predict } from '../model/predict';

export interface OcclusionOptions {
  /** Side of the covered square in pixels, odd, 1 to 27. @default 7 */
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
 * @returns float32, shape (28, 28), from -1 to 1
 * @throws TypeError if the model is none or these are no digits
 * @throws RangeError if there is no such digit, the model does not fit it, or the side is not odd and from 1 to 27
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
  const { side = 7 } = options;
  const isSide = (given: number): boolean =>
    Number.isInteger(given) && given % 2 === 1 && given > 0 && given < IMAGE_SIZE;
  checkNumber(DOING, `an odd side from 1 to ${IMAGE_SIZE - 1}`, side, isSide);
  const image = imageAt(digits, index);
  // First the digit as it is, then one for each place.
  const images = new Uint8Array((PIXELS + 1) * PIXELS);
  images.set(image);
  for (let place = 0; place < PIXELS; place++) images.set(covered(image, place, side), (place + 1) * PIXELS);
  const label = digits.labels[index] ?? 0;
  const labels = new Uint8Array(PIXELS + 1).fill(label);
  const probabilities = await predict(model, { images, labels, count: PIXELS + 1 });
  const ofLabel = (sample: number): number => probabilities[sample * classes + label] ?? 0;
  return Float32Array.from({ length: PIXELS }, (_, place) => ofLabel(0) - ofLabel(place + 1));
}

/** The image with paper over a square around a place. */
function covered(image: Uint8Array, place: number, side: number): Uint8Array {
  const [row, column] = [Math.floor(place / IMAGE_SIZE), place % IMAGE_SIZE];
  const reach = (side - 1) / 2;
  return image.map((value, at) => {
    const isNear =
      Math.abs(Math.floor(at / IMAGE_SIZE) - row) <= reach && Math.abs((at % IMAGE_SIZE) - column) <= reach;
    return isNear ? 0 : value;
  });
}
