/** Height and width of every MNIST image, in pixels. */
export const IMAGE_SIZE = 28;

/** Pixels in one image, 28 x 28. */
export const PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** A pixel of ink; the background is 0. */
export const PIXEL_MAXIMUM = 255;

/** Number of classes: the digits 0 to 9. */
export const CLASSES = 10;

/**
 * A set of labelled grayscale digits, as stored: one byte a pixel, one byte a label.
 *
 * The arrays may be views into a larger buffer; nothing in the library writes to them. Their `slice` is a
 * copy, their `subarray` a view.
 */
export interface Digits {
  /** Pixels, uint8, shape (count, 28, 28) in row-major order, 0 = background to 255 = ink. */
  readonly images: Uint8Array;
  /** Labels, uint8, shape (count), 0 to 9. */
  readonly labels: Uint8Array;
  /** Number of images, and of labels. */
  readonly count: number;
}

/** A data set in the two parts in which it is published. */
export interface DigitsDataset {
  /** What `loadDigits` calls it. */
  readonly name: DatasetName;
  /** Where the digits come from, in a few words. */
  readonly source: string;
  readonly train: Digits;
  readonly test: Digits;
}

/** A data set: all of MNIST, or 10,000 of its digits for a quick run. */
export type DatasetName = 'mnist' | 'quick';

/** All of them. */
export const DATASET_NAMES: readonly DatasetName[] = ['mnist', 'quick'];
