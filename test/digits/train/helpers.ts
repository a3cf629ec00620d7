import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, type DigitsDataset, PIXELS } from '../../../lib/digits/data/digits';

/** Digits of which the first four rows of pixels are dark everywhere, as the margin of MNIST's is. */
export function darkAbove(digits: Digits): Digits {
  const images = digits.images.map((value, at) => (at % PIXELS < 4 * 28 ? 0 : value));
  return createDigits(images, digits.labels);
}

/** A data set whose images all have such a margin. */
export function withMargin(dataset: DigitsDataset): DigitsDataset {
  return { ...dataset, train: darkAbove(dataset.train), test: darkAbove(dataset.test) };
}
