/// <reference lib="dom" />
import { Answer, tiled } from '../../../lib/widgets/draw/answer';
import { expectBars } from '../bars';
import { openPage } from '../page';

test('tiled puts units 16 in a row', () => {
  const { width, height, values, most } = tiled(
    Float64Array.from({ length: 20 }, (_, at) => at),
    { height: 1, width: 1, channels: 20 },
  );
  expect([width, height, most, values[19]]).toEqual([16, 2, 19, 19 - 0]);
  // Two rows of 16: nothing stands in the last twelve places.
  expect([...values.subarray(20)].every(Number.isNaN)).toBe(true);
});

test('tiled puts maps side by side, parted by one empty pixel', () => {
  // Two maps of 1 x 2, their values in turn: the first 1 and 3, the second 2 and 4.
  const { width, height, values } = tiled(Float64Array.of(1, 2, 3, 4), { height: 1, width: 2, channels: 2 });
  expect([width, height]).toEqual([5, 1]);
  expect([...values]).toEqual([1, 3, NaN, 2, 4]);
});

test('an answer shows each probability as bar and number, and marks the largest', () => {
  openPage();
  expectBars(new Answer('ann'));
});
