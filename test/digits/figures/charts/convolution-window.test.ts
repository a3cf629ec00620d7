import { createDigits } from '../../../../lib/digits/data/create';
import { convolutionWindow } from '../../../../lib/digits/figures/charts/convolution-window';
import { trace } from '../samples';

/** A digit with full ink at row 10, columns 12 and 13, and half of it below the first. */
function digit() {
  const images = new Uint8Array(784);
  images[10 * 28 + 12] = 255;
  images[10 * 28 + 13] = 255;
  images[11 * 28 + 12] = 51;
  return createDigits(images, Uint8Array.of(7));
}

/** Two filters of 2 x 2; the second is 0.5, 2 / 0.25, -1. */
const filters = {
  kernel: Float32Array.of(0, 0.5, 0, 2, 0, 0.25, 0, -1),
  rows: 2,
  columns: 2,
  inputs: 1,
  filters: 2,
};

test('convolutionWindow shows pixels, weights and products, whose sum is worked out by hand', () => {
  const figure = convolutionWindow(filters, digit(), 0, { filter: 1, row: 10, column: 12 });
  // 1 * 0.5 + 1 * 2 + 0.2 * 0.25 + 0 * -1
  expect(figure.alt).toContain('the products add up to 2.550.');
  expect(trace(figure, 0).z).toEqual([
    [1, 1, null, 0.5, 2, null, 0.5, 2],
    [0.2, 0, null, 0.25, -1, null, 0.05, 0],
  ]);
  const texts = trace(figure, 1).text;
  expect(texts).toEqual(['1', '1', '.50', '2', '.50', '2', '.20', '0', '.25', '−1', '.05', '0']);
});

test('convolutionWindow takes the place where the filter answers most', () => {
  expect(convolutionWindow(filters, digit(), 0, { filter: 1 }).alt).toContain('its window from row 10 and column 12:');
});

test('convolutionWindow says a number that is nearly 0 as 0, without a sign', () => {
  const small = { ...filters, kernel: filters.kernel.map((weight) => -weight / 1000) };
  expect(trace(convolutionWindow(small, digit(), 0, { filter: 1, row: 10, column: 12 }), 1).text).not.toContain('−');
});

test('convolutionWindow refuses filters of a later layer, and a place beyond the edge', () => {
  expect(() => convolutionWindow({ ...filters, inputs: 2 }, digit(), 0)).toThrow('filters that look at one channel');
  expect(() => convolutionWindow(filters, digit(), 0, { row: 27 })).toThrow('expected a row from 0 to 26, found 27');
});

test('convolutionWindow says how wide its cells must be to hold their numbers', () => {
  // Three squares of two cells, and a cell between them.
  expect(convolutionWindow(filters, digit(), 0).layout.meta).toEqual({ width: 8 * 34 + 16, least: 8 * 26 + 16 });
});
