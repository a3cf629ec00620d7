import { cutPanels } from '../../../lib/engine/layout/panels';

const widths = (...cut: Parameters<typeof cutPanels>): number[] => cutPanels(...cut).map(({ vectors }) => vectors);

test('cutPanels cuts rows into panels of 8, 4, 2 and 1 vectors, the widest first', () => {
  expect(widths(10, 32, 1)).toEqual([8]);
  expect(widths(10, 4, 1)).toEqual([1]);
  expect(widths(10, 60, 1)).toEqual([8, 4, 2, 1]);
});

test('cutPanels gives each part a panel, if there are as many vectors', () => {
  expect(widths(10, 32, 2)).toEqual([4, 4]);
  expect(widths(10, 32, 3)).toEqual([2, 2, 2, 2]);
  expect(widths(10, 8, 5)).toEqual([1, 1]);
});

test('cutPanels makes none wider than the limit', () => {
  expect(widths(10, 24, 1, 2)).toEqual([2, 2, 2]);
});

test('panels follow on each other, each with a row for each input and one for the bias', () => {
  // (10 + 1) rows of 16 columns of 4 bytes before the second.
  expect(cutPanels(10, 24, 1)).toEqual([
    { offset: 0, column: 0, vectors: 4 },
    { offset: 11 * 16 * 4, column: 16, vectors: 2 },
  ]);
});
