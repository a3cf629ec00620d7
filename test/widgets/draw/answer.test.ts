/// <reference lib="dom" />
import { Answer, tiled } from '../../../lib/widgets/draw/answer';
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
  const answer = new Answer('ann');
  answer.show(Float32Array.of(0, 0.25, 0.5, 0.25, 0, 0, 0, 0, 0, 0));
  const rows = [...answer.element.querySelectorAll('li')];
  expect(rows.map((row) => row.querySelector('.value')?.textContent).slice(0, 4)).toEqual([
    '0.000',
    '0.250',
    '0.500',
    '0.250',
  ]);
  expect(rows.map((row) => row.classList.contains('best')).indexOf(true)).toBe(2);
  expect(rows[2]?.querySelector<HTMLElement>('.bar')?.style.width).toBe('50%');
  answer.show(undefined);
  expect(rows.filter((row) => row.classList.contains('best'))).toEqual([]);
  expect(rows[2]?.querySelector('.value')?.textContent).toBe('');
});
