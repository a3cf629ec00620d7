import { median } from '../../../tools/bench/statistics.mjs';
import { firstPaint } from '../../../tools/book/first-paint.mjs';

test('firstPaint reads the time of each visit of the first page, with another page in between', async () => {
  const times = [300, 100, 900, 200, 250];
  const opened: string[] = [];
  const tab = {
    open: (address: string) => Promise.resolve(void opened.push(address)),
    waitFor: () => Promise.resolve(),
    evaluate: () => Promise.resolve(times[(opened.length - 1) / 2]),
  };
  const found = await firstPaint(tab, 'file:///book');
  expect(found).toEqual(times);
  expect(opened.slice(0, 3)).toEqual([
    'file:///book/index.html',
    'file:///book/figures.html',
    'file:///book/index.html',
  ]);
  expect(median(found)).toBe(250);
});
