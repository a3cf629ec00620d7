/** Height and width of every MNIST image, in pixels. */
export const IMAGE_SIZE = 28;

/** Pixels in one image, 28 x 28. */
export const PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** Number of classes: the digits 0 to 9. */
export const CLASSES = 10;

/**
 * A set of labelled grayscale digits, as stored: one byte a pixel, one byte a label.
 *
 * The arrays may be views into a larger buffer; nothing in the library writes to them.
 */
export interface Digits {
  /** Pixels, uint8, shape (count, 28, 28) in row-major order, 0 = background to 255 = ink. */
  readonly images: Uint8Array;
  /** Labels, uint8, shape (count), 0 to 9. */
  readonly labels: Uint8Array;
  /** Number of images, and of labels. */
  readonly count: number;
}
