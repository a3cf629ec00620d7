import { checkDigits } from '../../check/digits';
import { checkOptions } from '../../check/options';
import { checkNumbers } from '../../check/values';
import { classNameOf, type Digits, measuresOf } from '../../data/digits';
import { checkIndex } from '../check';
import type { Figure } from '../figure';
import { colorBar, figure } from '../layout';
import { largest, rounded } from '../numbers';
import { DIVERGING_SCALE, INK_SCALE } from '../palette';
import { tileLayout, tileTraces } from '../tiles';

/** By how much the pixels are larger than in a grid of digits. */
const ZOOM = 2;

export interface OcclusionMapOptions {
  /** @default 'What matters in this digit', or image */
  readonly title?: string;
}

/**
 * Draws a digit, and beside it how much each of its parts matters, as `occlusion` finds it: purple where the
 * probability of the label falls when the place is covered, orange where it rises.
 *
 * @param drops shape (28, 28), from -1 to 1
 * @throws RangeError if there is no such digit, or not 784 numbers from -1 to 1
 * @example
 * const { test } = loadDigits('quick');
 * const drops = await occlusion(buildAnn({ seed: 1, hiddenUnits: 8 }), test, 0);
 * show(occlusionMap(test, 0, drops));
 */
export function occlusionMap(
  digits: Digits,
  index: number,
  drops: ArrayLike<number>,
  options: OcclusionMapOptions = {},
): Figure {
  const doing = 'drawing what matters in a digit';
  checkDigits(doing, digits);
  checkIndex(doing, index, digits.count);
  const { size, pixels } = measuresOf(digits);
  checkNumbers(doing, 'drops from -1 to 1', drops, (drop) => drop >= -1 && drop <= 1);
  if (drops.length !== pixels) throw new RangeError(`${doing}: expected ${pixels} drops, found ${drops.length}`);
  checkOptions(doing, options, { title: 'string' });
  const { title = `What matters in this ${digits.classNames ? 'image' : 'digit'}` } = options;
  const label = digits.labels[index] ?? 0;
  const values = Array.from(drops, (drop) => rounded(drop, 4));
  const most = values.reduce((limit, value) => Math.max(limit, Math.abs(value)), 0) || 1;
  const name = digits.classNames ? classNameOf(digits, label) : `a ${label}`;
  const zoom = Math.max(1, Math.floor((28 * ZOOM) / size));
  const captions = [name, 'what matters'];
  const image = digits.images.subarray(index * pixels, (index + 1) * pixels);
  const isImage = (tile: number): boolean => tile === 0;
  const tiles = (which: (tile: number) => boolean, pixel: (at: number) => number) => ({
    size: size * zoom,
    captions,
    columns: 2,
    pixel: (tile: number, row: number, column: number) =>
      which(tile) ? pixel(Math.floor(row / zoom) * size + Math.floor(column / zoom)) : NaN,
  });
  const shown = tiles(isImage, (at) => image[at] ?? 0);
  const [digit, words] = tileTraces(shown, { colorscale: INK_SCALE, zmin: 0, zmax: 255, showscale: false });
  const [map] = tileTraces(
    tiles(
      (tile) => !isImage(tile),
      (at) => values[at] ?? 0,
    ),
    {
      colorscale: DIVERGING_SCALE,
      zmin: -most,
      zmax: most,
      colorbar: colorBar('fall of the probability (0-1)'),
      hovertemplate: 'falls by %{z}<extra></extra>',
    },
  );
  const place = largest(values);
  return figure(
    [digit, map, words].flatMap((trace) => trace ?? []),
    tileLayout(title, shown, { colorBar: true }),
    `${digits.classNames ? `An image of ${name}` : `A handwritten ${label}`}, and for each of its places by how much the probability of ${classNameOf(digits, label)} falls when it is covered: ` +
      `most, by ${(values[place] ?? 0).toFixed(2)}, at row ${Math.floor(place / size)}, column ${place % size}.`,
  );
}
