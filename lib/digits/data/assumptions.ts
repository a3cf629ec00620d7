import { percent } from '@digits/common/text';

import { checkDigits } from '../check/digits';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber } from '../check/values';
import { hash } from '../platform/hash';
import { type Digits, measuresOf } from './digits';
import { classCounts, imageAt, labelAt } from './select';

/** One of the report's assumptions about the data, and what the data say. */
export interface AssumptionCheck {
  readonly assumption: string;
  readonly holds: boolean;
  /** What was found, with its numbers. */
  readonly found: string;
}

export interface AssumptionOptions {
  /**
   * Largest distance of a class's count from the mean count, as a share of the mean, that still counts as
   * balanced: from 0 up. @default 0.2
   */
  readonly balance?: number;
}

const OPTIONS: OptionNames<AssumptionOptions> = { balance: true };

/**
 * Checks the report's two assumptions: "all input images are 28x28 grayscale digits" and "classes
 * are balanced and labeled correctly"; of other data the same, with their size and their classes.
 *
 * Whether each label is right no program can tell; what can be checked is that every label has a
 * class, that no two equal images carry different labels, and that no image is empty.
 *
 * @throws RangeError if there are no digits, or the balance is not a number from 0 up
 * @example
 * const checks = checkAssumptions(loadDigits('quick').train);
 * checks.every(({ holds }) => holds) // true
 * showTable(checks);
 */
export function checkAssumptions(digits: Digits, options: AssumptionOptions = {}): AssumptionCheck[] {
  const doing = 'checking assumptions';
  checkDigits(doing, digits);
  checkOptions(doing, options, OPTIONS);
  const { balance = 0.2 } = options;
  checkNumber(doing, 'a balance from 0 up', balance, (given) => given >= 0);
  const counts = classCounts(digits);
  const { size, pixels, classes } = measuresOf(digits);
  const mean = digits.count / classes;
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const furthest = Math.max(most - mean, mean - least) / mean;
  const { blank, duplicates, conflicts } = compareImages(digits);
  return [
    {
      assumption: `Images are ${size} x ${size} pixels, grayscale`,
      holds: digits.images.length === digits.count * pixels,
      found: `${digits.images.length / digits.count} bytes an image, one a pixel`,
    },
    {
      assumption: 'Every image shows something',
      holds: blank === 0,
      found: `${blank} blank images`,
    },
    {
      assumption: 'Classes are balanced',
      holds: furthest <= balance,
      found:
        `${least} to ${most} images a class, up to ${percent(furthest)} from the mean ` +
        `(up to ${percent(balance)} counts as balanced)`,
    },
    {
      assumption: `Labels are from 0 to ${classes - 1}, and equal images have equal labels`,
      holds: digits.labels.every((label) => label < classes) && conflicts === 0,
      found: `${duplicates} images repeat an earlier one, ${conflicts} of them with another label`,
    },
  ];
}

/** How many images have no ink, repeat an earlier one, and do so under another label. */
export interface ImageComparison {
  readonly blank: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

/** Counts images without ink, images that repeat an earlier one, and such repeats under another label. */
export function compareImages(digits: Digits): ImageComparison {
  checkDigits('comparing images', digits, 0);
  const firstLabel = new Map<string, number>();
  let blank = 0;
  let duplicates = 0;
  let conflicts = 0;
  for (let index = 0; index < digits.count; index++) {
    const image = imageAt(digits, index);
    const label = labelAt(digits, index);
    if (image.every((pixel) => pixel === 0)) blank++;
    const key = hash('sha256', image);
    const earlier = firstLabel.get(key);
    if (earlier === undefined) firstLabel.set(key, label);
    else {
      duplicates++;
      if (earlier !== label) conflicts++;
    }
  }
  return { blank, duplicates, conflicts };
}
