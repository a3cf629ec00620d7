import { meanInterval } from '../../../lib/digits/statistics/interval';
import { robustnessRows, studyRows, summarizeStudy } from '../../../lib/digits/study/summary';
import { result } from './helpers';

test('summarizeStudy gathers each model over its seeds', () => {
  const summaries = summarizeStudy([
    result('a', 1, [0.9, 0.5], 4),
    result('a', 2, [0.92, 0.3], 2),
    result('b', 1, [0.8, 0.8]),
  ]);
  expect(summaries.map(({ model }) => model)).toEqual(['a', 'b']);
  expect(summaries[0]).toMatchObject({
    parameters: 1000,
    epochs: 3,
    seconds: { mean: 3, least: 2, most: 4 },
    accuracy: { mean: expect.closeTo(0.91, 10) as number, least: 0.9, most: 0.92, count: 2 },
  });
  expect(summaries[0]?.conditions[1]).toEqual({
    condition: 'noise',
    accuracy: { mean: 0.4, least: 0.3, most: 0.5, count: 2 },
  });
  expect(studyRows(summaries)[0]).toEqual({
    model: 'a',
    parameters: 1000,
    epochs: 3,
    seconds: '2.0',
    accuracy: '91.00 %',
    '95 % interval': '90.00 % to 92.00 %',
    'least to most': '90.00 % to 92.00 %',
    seeds: 2,
  });
  expect(robustnessRows(summaries)[0]).toEqual({
    model: 'a',
    'as written': '91.00 % (90.0 to 92.0)',
    noise: '40.00 % (30.0 to 50.0)',
  });
});

test('summarizeStudy finds between what the mean may lie, unless there is one seed', () => {
  const accuracies = [0.97, 0.972, 0.975, 0.971, 0.974];
  const [many] = summarizeStudy(accuracies.map((accuracy, seed) => result('a', seed, [accuracy])));
  expect(many?.interval).toEqual(meanInterval(accuracies));
  expect(summarizeStudy([result('a', 1, [0.97])])[0]).not.toHaveProperty('interval');
});
