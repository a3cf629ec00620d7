import { filterImages } from '../../../../lib/digits/figures/charts/filter-images';
import { trace } from '../samples';

/** Two filters of 2 x 2: 1 2 / 3 4, and the same negative and tenfold. */
const filters = { kernel: Float32Array.of(1, -10, 2, -20, 3, -30, 4, -40), rows: 2, columns: 2, inputs: 1, filters: 2 };

test('filterImages enlarges each filter and keeps its weights in their places', () => {
  const { z, zmin, zmax } = trace(filterImages(filters, { columns: 2 }), 0);
  const tile = (z as (number | null)[][]).slice(7);
  // 28 / 2 = 14 times: the corners of the first filter are 14 cells apart, then comes a gap of 3.
  expect([tile[0]?.[0], tile[0]?.[14], tile[14]?.[0], tile[27]?.[27]]).toEqual([1, 2, 3, 4]);
  expect([tile[0]?.[28], tile[0]?.[31], tile[27]?.[58]]).toEqual([null, -10, -40]);
  expect([zmin, zmax]).toEqual([-40, 40]);
});

test('filterImages states its main numbers', () => {
  expect(filterImages(filters).alt).toBe('The filters: 2 of 2 x 2 weights; the largest magnitude is 40.');
});

test('filterImages refuses filters over several channels, or of another size', () => {
  expect(() => filterImages({ ...filters, inputs: 2 })).toThrow(RangeError);
  expect(() => filterImages({ ...filters, rows: 1 })).toThrow(
    'expected square filters over one channel, found 1 x 2 over 1 and 8 weights',
  );
});
