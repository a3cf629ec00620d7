import { neighbourGrid } from '../../../../lib/digits/figures/charts/neighbour-grid';
import { flatDigits, trace } from '../samples';

const digits = flatDigits([5, 0, 4]);
const among = flatDigits([1, 9, 4, 4, 5, 5, 5]);
const pairs = [
  { index: 2, neighbour: 3, distance: 2.3456 },
  { index: 0, neighbour: 6, distance: 0 },
];

test('neighbourGrid puts each neighbour on the right of its digit, with labels, indices and the distance', () => {
  const figure = neighbourGrid(digits, among, pairs);
  expect(trace(figure, 1).text).toEqual(['#2<br>4', '#3<br>4 at 2.35', '#0<br>5', '#6<br>5 at 0']);
  const z = trace(figure, 0).z as (number | null)[][];
  // Below captions of 13 cells, tiles of 28 with 3 between them.
  expect([z[13]?.[1], z[13]?.[32], z[13]?.[63], z[13]?.[94]]).toEqual([20, 30, 0, 60]);
  expect(figure.alt).toContain('#2 4, #3 4 at 2.35');
});

test('neighbourGrid puts one pair below the other where it is told to', () => {
  expect(trace(neighbourGrid(digits, among, pairs, { pairs: 1 }), 0).z).toHaveLength(2 * (28 + 13));
});

test('neighbourGrid refuses no pairs, and pairs of other digits', () => {
  expect(() => neighbourGrid(digits, among, [])).toThrow(RangeError);
  expect(() => neighbourGrid(digits, among, [{ index: 0, neighbour: 7, distance: 1 }])).toThrow(
    'expected an index from 0 to 6, found 7',
  );
});
