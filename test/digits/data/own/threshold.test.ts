import { otsuThreshold } from '../../../../lib/digits/data/own/threshold';

test('otsuThreshold parts two kinds between them, with their medians', () => {
  // dark 10, 12, 15, the nearest two 2 and 3 from the middle; bright 200, 205, 210
  const found = otsuThreshold(Uint8Array.of(10, 12, 15, 200, 205, 210));
  expect(found).toEqual({ value: 15, low: 12, high: 205, noise: 2 });
});

test('otsuThreshold finds what maximizes the variance between classes, tried by hand', () => {
  const pixels = Uint8Array.of(0, 0, 1, 1, 1, 5, 6, 6, 9, 9, 9, 9, 20);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const between = (limit: number): number => {
    const [low, high] = [[...pixels].filter((v) => v <= limit), [...pixels].filter((v) => v > limit)];
    return low.length * high.length * (mean(high) - mean(low)) ** 2;
  };
  const best = [0, 1, 5, 6, 9].reduce((a, b) => (between(b) > between(a) ? b : a));
  expect(otsuThreshold(pixels).value).toBe(best);
});

test('otsuThreshold of one shade finds no contrast', () => {
  expect(otsuThreshold(new Uint8Array(9).fill(7))).toEqual({ value: 255, low: 7, high: 7, noise: 0 });
});
