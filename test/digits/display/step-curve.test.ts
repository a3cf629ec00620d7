import { stepCurve } from '../../../lib/digits/display/step-curve';

test('stepCurve takes the last steps out of the mean of the epoch so far', () => {
  const curve = stepCurve();
  const add = (epoch: number, batchesDone: number, loss: number) =>
    curve.add({ epoch, batchesDone, batchesTotal: 20, loss });
  expect(add(1, 4, 2)).toBe(2);
  // Ten batches of mean 1.4 make 14, of which the first four made 8: six of mean 1.
  expect(add(1, 10, 1.4)).toBeCloseTo(1, 12);
  // The next epoch counts anew.
  expect(add(2, 12, 0.5)).toBeCloseTo(0.5, 12);
  expect(add(2, 12, 0.5)).toBeUndefined();
});

test('stepCurve draws a falling line on a logarithmic scale, once there are two points', () => {
  const curve = stepCurve();
  curve.add({ epoch: 1, batchesDone: 1, batchesTotal: 120, loss: 1 });
  expect(curve.svg()).toBe('');
  curve.add({ epoch: 1, batchesDone: 2, batchesTotal: 120, loss: 0.55 });
  curve.add({ epoch: 2, batchesDone: 3, batchesTotal: 120, loss: 0.01 });
  const points = /points="([^"]*)"/
    .exec(curve.svg())?.[1]
    ?.split(' ')
    .map((point) => point.split(',').map(Number));
  // Losses of 1, 0.1 and 0.01 are equally far from each other.
  const heights = points?.map(([, y]) => y) ?? [];
  expect(heights).toEqual([8, 36, 64]);
  expect(curve.svg()).toContain('from 1.0 to 0.010');
});

test('stepCurve keeps at most 120 points of any number of reports', () => {
  const curve = stepCurve();
  for (let batchesDone = 1; batchesDone <= 5000; batchesDone++) {
    curve.add({ epoch: 1, batchesDone, batchesTotal: 5000, loss: 0.5 + 1 / batchesDone });
  }
  expect(/points="([^"]*)"/.exec(curve.svg())?.[1]?.split(' ')).toHaveLength(120);
});
