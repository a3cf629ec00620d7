/// <reference lib="dom" />
import { Bars, largestOf } from '../../../lib/widgets/base/bars';
import { openPage } from '../page';

test('largestOf takes the first of the largest', () => {
  expect(largestOf([0.1, 0.4, 0.4, 0.1])).toBe(1);
});

test('Bars shows each probability as bar and number, and marks the largest', () => {
  openPage();
  const answer = new Bars('ann');
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
