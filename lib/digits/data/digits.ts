/** Height and width of every MNIST image, in pixels: what digits have that say nothing else. */
export const IMAGE_SIZE = 28;

/** Pixels in one image, 28 x 28. */
export const PIXELS = IMAGE_SIZE * IMAGE_SIZE;

/** A pixel of ink; the background is 0. */
export const PIXEL_MAXIMUM = 255;

/** Number of MNIST's classes, the digits 0 to 9: what digits have that say nothing else. */
export const CLASSES = 10;

/** The largest images that the library takes: an occlusion map already asks about each of their pixels. */
export const LARGEST_IMAGE = 64;

/** Labels are bytes. */
export const MOST_CLASSES = 256;

/** What all images of a set have in common: what a network for them must take and tell apart. */
export interface DigitsShape {
  /** Height and width of each image, in pixels: 1 to 64. @default 28 */
  readonly size?: number;
  /** Number of classes, which the labels count from 0: 2 to 256. @default 10 */
  readonly classes?: number;
}

/**
 * A set of labelled grayscale digits, or of other square images in classes, as stored: one byte a pixel, one byte a label.
 *
 * The arrays may be views into a larger buffer; nothing in the library writes to them. Their `slice` is a
 * copy, their `subarray` a view.
 */
export interface Digits extends DigitsShape {
  /** Pixels, uint8, shape (count, size, size) in row-major order, 0 = background to 255 = ink. */
  readonly images: Uint8Array;
  /** Labels, uint8, shape (count), 0 to classes - 1. */
  readonly labels: Uint8Array;
  /** Number of images, and of labels. */
  readonly count: number;
  /** What the classes are called, one name a class. @default the digits, which are their own names */
  readonly classNames?: readonly string[];
}

/** The numbers that follow from a set's shape. */
export interface Measures {
  readonly size: number;
  /** Pixels of one image. */
  readonly pixels: number;
  readonly classes: number;
}

/** Height, pixels and classes of a set, MNIST's where it does not say. */
export function measuresOf({ size = IMAGE_SIZE, classes = CLASSES }: DigitsShape): Measures {
  return { size, pixels: size * size, classes };
}

/** What a class is called: its label where it has no name. */
export function classNameOf({ classNames }: Pick<Digits, 'classNames'>, label: number): string {
  return classNames?.[label] ?? String(label);
}

/** A data set in the two parts in which it is published. */
export interface DigitsDataset {
  /** What `loadDigits` calls it: `mnist`, `quick`, or the name of the set that a folder holds. */
  readonly name: string;
  /** What it is called in words. @default its name */
  readonly title?: string;
  /** Where the digits come from, in a few words. */
  readonly source: string;
  readonly train: Digits;
  readonly test: Digits;
  /** The files that it was read from, with their hashes. @default none is named */
  readonly files?: readonly DataFile[];
}

/** A file of a data set. */
export interface DataFile {
  readonly name: string;
  /** SHA-256 of what it holds, unpacked, in hexadecimal digits. */
  readonly sha256: string;
}

/** The data sets that come with the project: all of MNIST, or 10,000 of its digits for a quick run. */
export type DatasetName = 'mnist' | 'quick';

/** All of them. */
export const DATASET_NAMES: readonly DatasetName[] = ['mnist', 'quick'];
