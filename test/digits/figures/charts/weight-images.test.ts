import { weightImages } from '../../../../lib/digits/figures/charts/weight-images';
import { trace } from '../samples';

/** Kernel of 4 inputs (2 x 2 pixels) and 3 units: the weight of input i to unit u is i + u / 10. */
const KERNEL = Float32Array.from({ length: 12 }, (_, at) => Math.floor(at / 3) + (at % 3) / 10);

test('weightImages puts the weights of a unit in the places of their pixels', () => {
  const z = trace(weightImages(KERNEL, 4, 3, { columns: 3 }), 0).z as (number | null)[][];
  expect(z.slice(7)).toEqual([
    [0, 1, null, null, null, 0.1, 1.1, null, null, null, 0.2, 1.2],
    [2, 3, null, null, null, 2.1, 3.1, null, null, null, 2.2, 3.2],
  ]);
});

test('weightImages uses one scale with zero in its middle', () => {
  const { zmin, zmax } = trace(
    weightImages(
      KERNEL.map((weight) => -weight),
      4,
      3,
    ),
    0,
  );
  expect(zmax).toBeCloseTo(3.2, 6);
  expect(zmin).toBe(-(zmax ?? 0));
});

test('weightImages draws the first 16 units unless told otherwise', () => {
  expect(trace(weightImages(new Float32Array(4 * 20), 4, 20), 1).text).toHaveLength(16);
  const figure = weightImages(KERNEL, 4, 3, { count: 2, columns: 1, title: 'Two' });
  expect(trace(figure, 1).text).toEqual(['unit 0', 'unit 1']);
  expect(figure.alt).toBe('Two, each as an image of 2 x 2 pixels; the largest magnitude is 3.1.');
});

test('weightImages refuses sizes that do not fit', () => {
  expect(() => weightImages(KERNEL, 4, 2)).toThrow(
    new RangeError('drawing weights: expected 4 x 2 = 8 weights, found 12'),
  );
  expect(() => weightImages(KERNEL, 3, 4)).toThrow('expected the inputs to be the pixels of a square image, found 3');
  expect(() => weightImages(KERNEL, 4, 3, { count: 4 })).toThrow('expected a count of at most 3 units, found 4');
  expect(() => weightImages(Float32Array.of(1, NaN, 1, 1), 4, 1)).toThrow('expected finite weights');
});
