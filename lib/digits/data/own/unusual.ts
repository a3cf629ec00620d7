import type { Digits } from '../digits';
import { imageAt } from '../select';
import { imagesOf, type UnlabelledImages } from './images';
import { type Looks, looksOf, TYPICAL } from './typical';

/** An image that does not look like the training digits. */
export interface UnusualImage {
  /** Which image, from 0. */
  readonly index: number;
  /** In what it differs, in words with the measure and its usual range. */
  readonly warnings: readonly string[];
}

/** What is said of an image whose measure lies below or above that of the training digits. */
const WORDS: Readonly<Record<keyof Looks, readonly [below: string, above: string]>> = {
  edge: ['', 'the ground is bright: digitFromImage makes it dark'],
  contrast: ['the image is flat: ink and ground hardly differ', ''],
  ink: ['there is little ink', 'there is much ink'],
  row: ['the digit is off centre, too high', 'the digit is off centre, too low'],
  column: ['the digit is off centre, too far left', 'the digit is off centre, too far right'],
  stroke: ['the strokes are thin', 'the strokes are thick'],
};

/** In what an image of 28 x 28 pixels does not look like the training digits. */
export function unusualLooks(pixels: ArrayLike<number>): string[] {
  const looks = looksOf(pixels);
  return (Object.keys(WORDS) as (keyof Looks)[]).flatMap((name) => {
    const [least, most] = TYPICAL[name];
    const value = looks[name];
    const [below, above] = WORDS[name];
    const words = value < least ? below : value > most ? above : '';
    return words === '' ? [] : [`${words} (${name} ${value.toFixed(1)}, in training ${least} to ${most})`];
  });
}

/**
 * The images that do not look like the digits that networks are trained on here: with a bright ground, flat, off
 * centre, with much or little ink, with thick or thin strokes. Each measure is held against the percentiles 0.05 and
 * 99.95 of MNIST's 60,000 training digits; a network's answer to such an image, however sure, is worth little.
 *
 * @param images digits, or images without labels: one, a list, or pixels end to end, uint8, 0 = paper to 255 = ink
 * @throws TypeError if these are neither digits nor images
 * @throws RangeError if they are not of 28 x 28 pixels
 * @example
 * const { test } = loadDigits('quick');
 * const negative = imageAt(test, 0).map((value) => 255 - value);
 * unusualImages(negative).at(0)?.warnings[0] // 'the ground is bright: digitFromImage makes it dark (edge 255.0, in training 0 to 6.4)'
 * unusualImages(imageAt(test, 0)) // []
 */
export function unusualImages(images: Digits | UnlabelledImages): UnusualImage[] {
  const { digits } = imagesOf('looking at images', images);
  return Array.from({ length: digits.count }, (_, index) => ({
    index,
    warnings: unusualLooks(imageAt(digits, index)),
  })).filter(({ warnings }) => warnings.length > 0);
}
