import { checkDigit, checkDigits } from '../check/digits';
import { checkOptions } from '../check/options';
import { checkEach, checkNumber } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import type { Neighbour } from './neighbours';

export interface TwinOptions {
  /** How near a twin is, as a share of the distance that is usual for the class: above 0. @default 0.5 */
  readonly share?: number;
}

/** How near digits have a neighbour, and which are as good as copies. */
export interface Twins {
  /**
   * The median distance to the nearest neighbour of the digits of each class, shape (classes): ones have nearer
   * neighbours than twos. NaN for a class without digits.
   */
  readonly usual: readonly number[];
  /** The digits whose neighbour is a copy, or nearer than the share of what is usual for their class, the nearest first. */
  readonly twins: readonly Neighbour[];
}

/**
 * Which digits have a near duplicate: a nearest neighbour at less than half of the distance that is usual for digits
 * of their class, or the same image, however usual that is.
 *
 * @param digits whose neighbours were looked for
 * @param neighbours what `nearestNeighbours` found for them, or for the first of them
 * @throws TypeError if these are no digits or no neighbours, or an option is not known
 * @throws RangeError if a neighbour is of no such digit, or the share is not above 0
 * @example
 * const { train, test } = loadDigits('quick');
 * const neighbours = nearestNeighbours(firstDigits(test, 20), train);
 * const { usual, twins } = findTwins(test, neighbours);
 * usual.length // 10
 * twins.length // 0
 */
export function findTwins(digits: Digits, neighbours: readonly Neighbour[], options: TwinOptions = {}): Twins {
  const doing = 'looking for twins';
  checkDigits(doing, digits);
  const fields = { index: 'number', neighbour: 'number', distance: 'number' } as const;
  checkEach(doing, 'a neighbour, such as nearestNeighbours finds', neighbours, fields);
  checkOptions(doing, options, { share: true });
  const { share = 0.5 } = options;
  checkNumber(doing, 'a share above 0', share, (given) => given > 0 && Number.isFinite(given));
  for (const { index } of neighbours) checkDigit(doing, digits, index);
  const usual = Array.from({ length: measuresOf(digits).classes }, (_, label) => {
    return median(neighbours.filter(({ index }) => digits.labels[index] === label).map(({ distance }) => distance));
  });
  const twins = neighbours
    // Where most of a class are copies, the usual distance is 0, and none is nearer.
    .filter(({ index, distance }) => distance === 0 || distance < share * (usual[digits.labels[index] ?? 0] ?? NaN))
    .sort((a, b) => a.distance - b.distance || a.index - b.index);
  return { usual, twins };
}

/** The middle of some values, of an even number the mean of the two in the middle; NaN of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
