import path from 'node:path';

import { hypothesisRows, reportHypotheses, testHypotheses } from '../../../lib/digits/report/hypotheses';
import { seededRandom } from '../../../lib/digits/random/random';
import { outlier } from '../../../lib/digits/statistics/outlier';
import { readStudy, type RunHistory, type StudyResult } from '../../../lib/digits/study/results';
import { result } from '../study/helpers';

const epochs = (value: number): number[] => Array.from({ length: 30 }, (_, epoch) => value / (epoch + 1));
const history = (value: number): RunHistory => ({
  loss: epochs(value),
  accuracy: epochs(1),
  validationLoss: epochs(2 * value),
  lossAfter: epochs(value / 2),
});

test('reportHypotheses take the moments of the long runs, and the tenth epoch of the others', () => {
  const found = reportHypotheses([
    { ...result('as usual, test digits', 1, [1]), history: history(0.3) },
    { ...result('as usual, test digits', 2, [1]), history: history(0.6) },
    { ...result('batches of 16, test digits', 1, [1]), history: history(0.9) },
  ]);
  expect(found.map(({ name, part, pairs }) => [name, part, pairs.length])).toEqual([
    ['ten epochs, as it says', 'test digits', 2],
    ['the training cell run twice', 'test digits', 2],
    ['25 epochs', 'test digits', 2],
    ['the training cell run three times', 'test digits', 2],
    ['ten epochs, its loss measured after the last', 'test digits', 2],
    ['ten epochs, batches of 16', 'test digits', 1],
  ]);
  expect(found[0]?.pairs[1]).toEqual({ loss: 0.06, validationLoss: 0.12 });
  expect(found[3]?.pairs[0]).toEqual({ loss: 0.01, validationLoss: 0.02 });
  expect(found[4]?.pairs[0]).toEqual({ loss: 0.015, validationLoss: 0.06 });
});

test('reportHypotheses refuse a run without its losses', () => {
  const short = { ...history(1), loss: [1, 2] };
  expect(() => reportHypotheses([{ ...result('as usual, test digits', 1, [1]), history: short }])).toThrow(
    'expected both losses of epoch 10, found 2 epochs',
  );
});

/** Runs whose losses lie about a pair, up to a tenth off. */
function about(loss: number, validationLoss: number): { loss: number; validationLoss: number }[] {
  const random = seededRandom(3);
  const near = (value: number): number => value * (0.9 + 0.2 * random.uniform());
  return Array.from({ length: 20 }, () => ({ loss: near(loss), validationLoss: near(validationLoss) }));
}

test('testHypotheses keeps a cloud about the reported pair, and refutes one that is far', () => {
  const [near, far] = testHypotheses([
    { name: 'near', part: 'test digits', pairs: about(0.004, 0.13) },
    { name: 'far', part: 'test digits', pairs: about(0.016, 0.09) },
  ]);
  expect([near?.possible, far?.possible]).toEqual([true, false]);
  expect(near?.distance).toBeLessThan(1);
  const byHand = outlier(
    about(0.016, 0.09).map((pair) => [Math.log(pair.loss), Math.log(pair.validationLoss)] as const),
    [Math.log(0.0035), Math.log(0.125)],
    [Math.log(0.0045), Math.log(0.135)],
  );
  expect(far).toMatchObject(byHand);
  // Of two, the smaller counts twice.
  expect(far?.corrected).toBeCloseTo(2 * (far?.p ?? NaN), 15);
});

test('hypothesisRows put the nearest first', () => {
  const tested = testHypotheses([
    { name: 'far', part: 'test digits', pairs: about(0.016, 0.09) },
    { name: 'near', part: 'test digits', pairs: about(0.004, 0.13) },
  ]);
  expect(hypothesisRows(tested)).toMatchObject([
    { hypothesis: 'near', possible: 'yes', 'corrected p': '1.000' },
    { hypothesis: 'far', possible: 'no', 'corrected p': 'below 0.001' },
  ]);
});

const unscaled = (): StudyResult[] =>
  readStudy('report', { file: path.join(__dirname, '../../../docs/study/unscaled.jsonl') });

test('the study that notebook 10 quotes refutes ten epochs, and not the training cell run again', () => {
  const tested = testHypotheses(reportHypotheses([...readStudy('report'), ...unscaled()]));
  expect(tested).toHaveLength(22);
  for (const { pairs } of tested) expect(pairs.length).toBeGreaterThanOrEqual(20);
  const possible = tested.filter((hypothesis) => hypothesis.possible).map(({ name }) => name);
  expect([...new Set(possible)].sort()).toEqual([
    '25 epochs',
    'the training cell run three times',
    'the training cell run twice',
  ]);
});

test('the runs on pixels of 0 to 255 are of MNIST, of the same network, and each of its own seed', () => {
  const [usual] = readStudy('report');
  const runs = unscaled();
  expect(runs.map(({ model, seed }) => `${seed}: ${model}`)).toEqual(
    Array.from({ length: 20 }, (_, index) =>
      ['a fifth put aside', 'test digits'].map((part) => `${index + 1}: pixels of 0 to 255, ${part}`),
    ).flat(),
  );
  for (const { data, parameters, history } of runs) {
    expect([data, parameters]).toEqual([usual?.data, usual?.parameters]);
    expect(history?.validationLoss).toHaveLength(10);
  }
  expect(new Set(runs.map(({ weights }) => weights)).size).toBe(runs.length);
});
