import { checkDigits, checkSameSize } from '../../check/digits';
import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import { classNameOf, type Digits, measuresOf } from '../../data/digits';
import { imageAt, labelAt } from '../../data/select';
import type { Neighbour } from '../../labels/neighbours';
import { checkCount, checkIndex } from '../check';
import type { Figure } from '../figure';
import { short } from '../numbers';
import { sampleGrid } from './sample-grid';

export interface NeighbourGridOptions {
  /** Pairs in one row. @default 4, fewer if there are fewer */
  readonly pairs?: number;
  /** @default 'Digits, each with its nearest neighbour on its right' */
  readonly title?: string;
}

/**
 * Draws digits, each with its nearest neighbour on its right: over both stand index and label, over the neighbour
 * also the distance, as `4 at 2.31`.
 *
 * @param digits whose neighbours were looked for
 * @param among where they were looked for
 * @param neighbours which pairs, in the order of the grid
 * @throws RangeError if there are no pairs, one lies outside the digits, or the images are not all of one size
 * @example
 * const { train, test } = loadDigits('quick');
 * const few = firstDigits(test, 4);
 * show(neighbourGrid(few, train, nearestNeighbours(few, train)));
 */
export function neighbourGrid(
  digits: Digits,
  among: Digits,
  neighbours: readonly Neighbour[],
  options: NeighbourGridOptions = {},
): Figure {
  const doing = 'drawing neighbours';
  checkDigits(doing, digits);
  checkDigits(doing, among);
  checkSameSize(doing, digits, among);
  const fields = { index: 'number', neighbour: 'number', distance: 'number' } as const;
  checkEach(doing, 'a neighbour, such as nearestNeighbours finds', neighbours, fields);
  checkOptions(doing, options, { pairs: true, title: 'string' });
  if (neighbours.length === 0) throw new RangeError(`${doing}: expected at least one pair, found none`);
  for (const { index, neighbour } of neighbours) {
    checkIndex(doing, index, digits.count);
    checkIndex(doing, neighbour, among.count);
  }
  const { pairs = Math.min(4, neighbours.length), title = 'Digits, each with its nearest neighbour on its right' } =
    options;
  checkCount(doing, 'pairs', pairs);
  const captions = neighbours.flatMap(({ index, neighbour, distance }) => [
    `#${index}<br>${classNameOf(digits, digits.labels[index] ?? 0)}`,
    `#${neighbour}<br>${classNameOf(among, among.labels[neighbour] ?? 0)} at ${short(distance)}`,
  ]);
  const tiles = captions.map((_, tile) => tile);
  const grid = sampleGrid(sideBySide(digits, among, neighbours), tiles, { title, columns: 2 * pairs, captions });
  const { width, tiles: places } = grid.layout.meta as { readonly width: number; readonly tiles: object };
  return { ...grid, layout: { ...grid.layout, meta: { width, tiles: { ...places, together: 2 } } } };
}

/** Each digit with its neighbour after it. */
function sideBySide(digits: Digits, among: Digits, neighbours: readonly Neighbour[]): Digits {
  const { pixels } = measuresOf(digits);
  const images = new Uint8Array(2 * neighbours.length * pixels);
  const labels = new Uint8Array(2 * neighbours.length);
  neighbours.forEach(({ index, neighbour }, pair) => {
    images.set(imageAt(digits, index), 2 * pair * pixels);
    images.set(imageAt(among, neighbour), (2 * pair + 1) * pixels);
    labels.set([labelAt(digits, index), labelAt(among, neighbour)], 2 * pair);
  });
  return { ...digits, images, labels, count: labels.length };
}
