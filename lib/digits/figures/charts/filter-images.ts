import { checkOptions } from '../../check/options';
import { checkFields } from '../../check/values';
import type { Filters } from '../../model/feature-maps';
import { checkCount } from '../check';
import type { Figure } from '../figure';
import { rounded, short } from '../numbers';
import { signedTiles } from '../signed-tiles';
import { defaultColumns, zoomed } from '../tiles';

export interface FilterImagesOptions {
  /** Filters in one row. @default about as many as rows, at most 8 */
  readonly columns?: number;
  /** @default 'The filters' */
  readonly title?: string;
}

/**
 * Draws the filters of a first convolution, enlarged and on one scale: where they are purple, ink raises the
 * filter's output, where they are orange it lowers it.
 *
 * @param filters square ones that look at one channel, the image itself
 * @throws RangeError if the filters are not square, look at several channels, do not fit the
 *   kernel, or a weight is not finite
 * @example
 * const filters = convolutionFilters(buildCnn({ seed: 1 }), 'strokes');
 * show(filterImages(filters, { columns: 8 }));
 */
export function filterImages(filters: Filters, options: FilterImagesOptions = {}): Figure {
  const doing = 'drawing filters';
  const numbers = { rows: 'number', columns: 'number', inputs: 'number', filters: 'number' } as const;
  checkFields(doing, 'filters, such as convolutionFilters gives', filters, { kernel: Float32Array, ...numbers });
  checkOptions(doing, options, { columns: true, title: 'string' });
  const { kernel, rows, columns: width, inputs, filters: count } = filters;
  checkCount(doing, 'filters', count);
  checkCount(doing, 'rows', rows);
  if (rows !== width || inputs !== 1 || kernel.length !== rows * width * count) {
    throw new RangeError(
      `${doing}: expected square filters over one channel, found ${rows} x ${width} over ${inputs} and ${kernel.length} weights`,
    );
  }
  const broken = kernel.findIndex((weight) => !Number.isFinite(weight));
  if (broken >= 0)
    throw new RangeError(`${doing}: expected finite weights, found ${kernel[broken]} at position ${broken}`);
  const { columns = defaultColumns(count, 1), title = 'The filters' } = options;
  checkCount(doing, 'columns', columns);
  const most = kernel.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
  const tiles = zoomed({
    size: rows,
    captions: Array.from({ length: count }, (_, filter) => `filter ${filter}`),
    columns: Math.min(columns, count),
    pixel: (filter, row, column) => rounded(kernel[(row * width + column) * count + filter] ?? 0, 3),
  });
  const alt = `${title}: ${count} of ${rows} x ${width} weights; the largest magnitude is ${short(most)}.`;
  return signedTiles(title, tiles, most, alt);
}
