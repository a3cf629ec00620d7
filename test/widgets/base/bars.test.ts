/// <reference lib="dom" />
import { Bars, largestOf } from '../../../lib/widgets/base/bars';
import { expectBars } from '../bars';
import { openPage } from '../page';

test('largestOf takes the first of the largest', () => {
  expect(largestOf([0.1, 0.4, 0.4, 0.1])).toBe(1);
});

test('Bars shows each probability as bar and number, and marks the largest', () => {
  openPage();
  expectBars(new Bars('ann'));
});
