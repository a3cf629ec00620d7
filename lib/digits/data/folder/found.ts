/* What was found in a folder, in words for the reader. */
import { percent } from '@digits/common/text';

import { compareImages } from '../assumptions';
import { classNameOf, type Digits, type DigitsDataset, measuresOf } from '../digits';
import { classCounts } from '../select';

/** Names of classes listed in full, at most. */
const MOST_NAMES = 12;

/**
 * What a data set holds: counts, classes, balance, images that repeat others, the hashes of its files, and that the
 * lessons are about another.
 */
export function foundText({ source, train, test, files = [] }: DigitsDataset): string {
  const { size, classes } = measuresOf(train);
  const lines = [
    `${source}: ${counted(train.count)} training and ${counted(test.count)} test images of ${size} x ${size} pixels, ` +
      `in ${classes} classes: ${namesOf(train, classes)}.`,
    balanceOf(train),
    ...[repeatsOf('training', train), repeatsOf('test', test)],
    ...files.map(({ name, sha256 }) => `SHA-256 of ${name}, unpacked: ${sha256}`),
  ];
  return lines.join('\n');
}

/** Why the words around do not fit. */
export function otherDataText(name: string): string {
  return (
    `The words of the lessons, the figures of the report and the stored results are about MNIST's digits: ` +
    `they do not apply to ${name}.`
  );
}

function namesOf(digits: Digits, classes: number): string {
  const names = Array.from({ length: classes }, (_, label) => classNameOf(digits, label));
  if (classes <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES - 2).join(', ')}, ... ${names.at(-1)}`;
}

function balanceOf(train: Digits): string {
  const counts = classCounts(train);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const mean = train.count / counts.length;
  const furthest = Math.max(most - mean, mean - least) / mean;
  if (least === most) return `Balance: ${counted(least)} training images of each class.`;
  const named = (count: number): string => `${counted(count)} (${classNameOf(train, counts.indexOf(count))})`;
  return `Balance: ${named(least)} to ${named(most)} training images a class, up to ${percent(furthest)} from the mean.`;
}

function repeatsOf(part: string, digits: Digits): string {
  const { blank, duplicates, conflicts } = compareImages(digits);
  return (
    `Of the ${part} images ${counted(duplicates)} repeat an earlier one, ${counted(conflicts)} of them with another ` +
    `label; ${counted(blank)} are blank.`
  );
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
