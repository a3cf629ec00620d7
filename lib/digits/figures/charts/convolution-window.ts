import type { Annotations } from 'plotly.js';

import { checkDigits } from '../../check/digits';
import { checkOptions, type OptionNames } from '../../check/options';
import { checkFields, checkNumber, isCount } from '../../check/values';
import { classNameOf, type Digits, measuresOf, PIXEL_MAXIMUM } from '../../data/digits';
import type { Filters } from '../../model/feature-maps';
import { imageAt } from '../../data/select';
import { checkIndex } from '../check';
import type { Figure } from '../figure';
import { figure, HIDDEN_AXIS, layout, SQUARE_AXES } from '../layout';
import { largest } from '../numbers';
import { DIVERGING_SCALE } from '../palette';

export interface ConvolutionWindowOptions {
  /** Which filter, from 0. @default 0 */
  readonly filter?: number;
  /** Row of the window's upper left corner. @default where the filter answers most */
  readonly row?: number;
  /** Column of the window's upper left corner. @default where the filter answers most */
  readonly column?: number;
  /** @default 'One step of a convolution: window times weights' */
  readonly title?: string;
}

const DOING = 'drawing a convolution';
const OPTIONS: OptionNames<ConvolutionWindowOptions> = { filter: true, row: true, column: true, title: 'string' };

/** Side of a cell on the screen: a number of four signs stands in it. */
const CELL = 34;
const LEAST_CELL = 26;

/** A window of an image, a filter of the same size, and what they give. */
interface Step {
  readonly pixels: readonly number[];
  readonly weights: readonly number[];
  readonly products: readonly number[];
  readonly sum: number;
}

/**
 * Draws one step of a convolution: the pixels under the window (0 to 1), the weights of a filter, and their products,
 * whose sum is the filter's answer in this place before the bias is added.
 *
 * @param filters of the first convolution, such as `convolutionFilters` gives
 * @throws RangeError if the filters look at more than one channel, or there is no such digit, filter or place
 * @example
 * const { test } = loadDigits('quick');
 * show(convolutionWindow(convolutionFilters(buildCnn({ seed: 1 }), 'strokes'), test, 0, { filter: 2 }));
 */
export function convolutionWindow(
  filters: Filters,
  digits: Digits,
  index: number,
  options: ConvolutionWindowOptions = {},
): Figure {
  checkDigits(DOING, digits);
  const { size } = measuresOf(digits);
  checkFilters(filters, size);
  checkIndex(DOING, index, digits.count);
  checkOptions(DOING, options, OPTIONS);
  const { filter = 0, title = 'One step of a convolution: window times weights' } = options;
  checkPlace('a filter', filter, filters.filters);
  const [down, across] = [size - filters.rows + 1, size - filters.columns + 1];
  const image = imageAt(digits, index);
  const places = Array.from({ length: down * across }, (_, place) => place);
  const best = largest(
    places.map((place) => stepAt(filters, { image, size }, filter, Math.floor(place / across), place % across).sum),
  );
  const { row = Math.floor(best / across), column = best % across } = options;
  checkPlace('a row', row, down);
  checkPlace('a column', column, across);
  return drawn(
    filters,
    stepAt(filters, { image, size }, filter, row, column),
    title,
    (sum) =>
      `${title}. Filter ${filter} on a ${classNameOf(digits, digits.labels[index] ?? 0)}, its window from row ${row} and column ${column}: ` +
      `${filters.rows} x ${filters.columns} pixels times as many weights, the products add up to ${sum}.`,
  );
}

function checkFilters(filters: Filters, size: number): void {
  const numbers = { rows: 'number', columns: 'number', inputs: 'number', filters: 'number' } as const;
  checkFields(DOING, 'filters, such as convolutionFilters gives', filters, { kernel: Float32Array, ...numbers });
  const { kernel, rows, columns, inputs } = filters;
  checkNumber(
    DOING,
    'filters that look at one channel, those of the first convolution',
    inputs,
    (count) => count === 1,
  );
  for (const side of [rows, columns]) {
    checkNumber(DOING, `filters of 1 to ${size} pixels`, side, (length) => isCount(length) && length <= size);
  }
  checkNumber(DOING, 'at least one filter', filters.filters, isCount);
  const wanted = rows * columns * filters.filters;
  if (kernel.length !== wanted) throw new RangeError(`${DOING}: expected ${wanted} weights, found ${kernel.length}`);
}

function checkPlace(what: string, place: number, count: number): void {
  checkNumber(DOING, `${what} from 0 to ${count - 1}`, place, (at) => Number.isInteger(at) && at >= 0 && at < count);
}

function stepAt(
  { kernel, rows, columns, filters }: Filters,
  { image, size }: { readonly image: Uint8Array; readonly size: number },
  filter: number,
  row: number,
  column: number,
): Step {
  const cells = Array.from({ length: rows * columns }, (_, at) => at);
  const pixels = cells.map((at) => {
    const place = (row + Math.floor(at / columns)) * size + column + (at % columns);
    return (image[place] ?? 0) / PIXEL_MAXIMUM;
  });
  const weights = cells.map((at) => kernel[at * filters + filter] ?? 0);
  const products = cells.map((at) => (pixels[at] ?? 0) * (weights[at] ?? 0));
  return { pixels, weights, products, sum: products.reduce((sum, product) => sum + product, 0) };
}

function drawn({ rows, columns }: Filters, step: Step, title: string, words: (sum: string) => string): Figure {
  const parts = [step.pixels, step.weights, step.products];
  const width = 3 * columns + 2;
  const z = Array.from({ length: rows }, () => new Array<number | null>(width).fill(null));
  parts.forEach((values, part) => {
    values.forEach((value, at) => {
      const line = z[Math.floor(at / columns)];
      if (line) line[part * (columns + 1) + (at % columns)] = Number(value.toFixed(3));
    });
  });
  const most = Math.max(1, ...parts.flat().map(Math.abs));
  const cells = z.flatMap((line, y) => line.flatMap((value, x) => (value === null ? [] : [{ x, y, value }])));
  const sum = step.sum.toFixed(3);
  const size = {
    // The numbers and captions have no room in smaller cells.
    meta: { width: width * CELL + 16, least: width * LEAST_CELL + 16 },
    height: (rows + 1) * CELL + 64,
    margin: { l: 8, r: 8, t: 52, b: 12 },
  };
  return figure(
    [
      {
        type: 'heatmap',
        z,
        colorscale: DIVERGING_SCALE,
        zmin: -most,
        zmax: most,
        xgap: 1,
        ygap: 1,
        hoverongaps: false,
        showscale: false,
        hovertemplate: '%{z}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'text',
        hoverinfo: 'skip',
        showlegend: false,
        x: cells.map(({ x }) => x),
        y: cells.map(({ y }) => y),
        text: cells.map(({ value }) => short(value)),
        textfont: { size: 10, color: cells.map(({ value }) => (isDark(value / most) ? '#ffffff' : '#1a1a1a')) },
      },
    ],
    layout(
      title,
      { ...HIDDEN_AXIS, ...SQUARE_AXES.x, range: [-0.5, width - 0.5] },
      { ...HIDDEN_AXIS, ...SQUARE_AXES.y, range: [rows - 0.5, -1.5] },
      { ...size, annotations: captions(columns, ['pixels', 'times weights', `products, sum ${sum}`]) },
    ),
    words(sum),
  );
}

/** What stands above each of the three squares. */
function captions(columns: number, texts: readonly string[]): Partial<Annotations>[] {
  return texts.map((text, part) => ({
    x: part * (columns + 1) + (columns - 1) / 2,
    y: -1,
    text,
    showarrow: false,
  }));
}

/** Whether white reads better than black on the colour of a value from -1 to 1; the purple end is the darker one. */
const isDark = (share: number): boolean => share > 0.6 || share < -0.9;

/** A number that fits into a cell: `.35`, `-.2`, `1`. */
function short(value: number): string {
  const text = value.toFixed(2);
  if (Number(text) === 0) return '0';
  return text
    .replace(/^(-?)0\./, '$1.')
    .replace('-', '−')
    .replace(/\.00$/, '');
}
