import { createDigits } from '../../../../lib/digits/data/create';
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
  // A narrow page keeps a pair in one row.
  expect(figure.layout.meta).toMatchObject({ tiles: { columns: 4, together: 2 } });
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

test('neighbourGrid draws images of 8 x 8 pixels under the names of their classes, and refuses a second size', () => {
  const about = { size: 8, classes: 26, classNames: Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ') };
  const letters = createDigits(new Uint8Array(2 * 64), Uint8Array.of(25, 0), 'letters', about);
  const pair = [{ index: 0, neighbour: 1, distance: 0 }];
  expect(trace(neighbourGrid(letters, letters, pair), 1).text).toEqual(['#0<br>Z', '#1<br>A at 0']);
  expect(() => neighbourGrid(letters, digits, pair)).toThrow(
    'expected images of 8 pixels a side in both sets, found 28',
  );
});
