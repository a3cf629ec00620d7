import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { DigitsDataset } from '../../../lib/digits/data/digits';
import { loadDigits } from '../../../lib/digits/data/load';
import { buildAnn } from '../../../lib/digits/model/ann';
import { reportNumberRows, reportNumbers } from '../../../lib/digits/report/numbers';
import { readStudy, type StudyResult } from '../../../lib/digits/study/results';
import { testBackend } from '../../helpers/backend';
import { result } from '../study/helpers';

let mnist: DigitsDataset;
let ann: LayersModel;
beforeAll(async () => {
  await testBackend();
  mnist = loadDigits('mnist');
  ann = buildAnn();
});

/** Five runs on each part, whose losses and accuracies lie a little about what is given, all epochs alike. */
function runs(loss: number, validationLoss: number, accuracy: number): StudyResult[] {
  // No run is a multiple of another, so that the losses span a plane.
  const about = [
    [0.98, 1.01],
    [1.01, 1.02],
    [1, 0.99],
    [1.02, 0.98],
    [0.99, 1],
  ];
  return ['a fifth put aside', 'test digits'].flatMap((part) =>
    about.map(([first = 1, second = 1], index) => {
      const all = (value: number): number[] => new Array<number>(30).fill(value);
      const history = {
        loss: all(loss * first),
        accuracy: all(1),
        validationLoss: all(validationLoss * second),
        validationAccuracy: all(accuracy + (first - 1) / 100),
        lossAfter: all(loss * first),
      };
      return { ...result(`as usual, ${part}`, index + 1, [accuracy]), history };
    }),
  );
}

const verdicts = (results: readonly StudyResult[]): Record<string, boolean> =>
  Object.fromEntries(reportNumbers(mnist, ann, results).map(({ name, reproduces }) => [name, reproduces]));

test('reportNumbers has a row for every number that docs/report.md quotes of the report', () => {
  const page = readFileSync(path.join(__dirname, '../../../docs/report.md'), 'utf8');
  const [, said = ''] = /## What it says\n([^#]*)/.exec(page) ?? [];
  const numbersOf = (text: string): string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  const quoted = [...new Set(numbersOf(said))];
  const rows = new Set(reportNumbers(mnist, ann, readStudy('report')).flatMap(({ reported }) => numbersOf(reported)));
  expect(quoted).toEqual(expect.arrayContaining(['60,000', '28', '784', '128', '0.97', '97', '0.004', '0.13']));
  expect(quoted.filter((number) => !rows.has(number))).toEqual([]);
});

test('reportNumbers find all of MNIST and of the network as the report says, and of the runs the accuracy only', () => {
  const numbers = reportNumbers(mnist, ann, readStudy('report'));
  const missed = numbers.filter(({ reproduces }) => !reproduces).map(({ name }) => name);
  expect(missed).toEqual([
    'epochs',
    'training loss, a fifth put aside',
    'training loss, test digits',
    'validation loss, a fifth put aside',
    'validation loss, test digits',
  ]);
  expect(numbers.find(({ name }) => name === 'epochs')?.found).toBe('20 to 30');
  for (const { range } of numbers) expect(range?.count ?? 20).toBeGreaterThanOrEqual(20);
});

test('reportNumbers find another network and other data', () => {
  const small = { ...mnist, train: mnist.test };
  const numbers = reportNumbers(small, buildAnn({ hiddenUnits: 64 }), runs(0.004, 0.13, 0.98));
  const missed = numbers.filter(({ reproduces }) => !reproduces).map(({ name, found }) => [name, found]);
  expect(missed).toEqual([
    ['training digits', '10,000'],
    ['hidden units', '64'],
  ]);
});

test('reportNumbers take an accuracy for reproduced if its interval lies above 0.97', () => {
  expect(verdicts(runs(0.004, 0.13, 0.9702))).toMatchObject({ 'test accuracy': true });
  expect(verdicts(runs(0.004, 0.13, 0.97))).toMatchObject({
    'test accuracy': false,
    'test accuracy, in its text': false,
  });
});

test('reportNumbers take a loss for reproduced if the reported one, as it is rounded, lies in the range', () => {
  // 0.0045 · 0.98 = 0.00441 and 0.137 · 0.98 = 0.13426 round to the report's.
  expect(verdicts(runs(0.0045, 0.137, 0.98))).toMatchObject({
    'training loss, test digits': true,
    'validation loss, test digits': true,
  });
  // 0.0046 · 0.98 = 0.004508 and 0.138 · 0.98 = 0.13524 lie beyond what rounds to the report's.
  expect(verdicts(runs(0.0046, 0.138, 0.98))).toMatchObject({
    'training loss, a fifth put aside': false,
    'validation loss, a fifth put aside': false,
  });
});

test('reportNumbers refuse results without the runs, or without the tenth epoch', () => {
  expect(() => reportNumbers(mnist, ann, [])).toThrow(
    'expected at least 4 runs of "as usual, a fifth put aside", found 0',
  );
  const short = runs(0.004, 0.13, 0.98).map((run) => ({ ...run, history: { loss: [1], accuracy: [1] } }));
  expect(() => reportNumbers(mnist, ann, short)).toThrow(/found 1 epochs/);
});

test('reportNumberRows leave the interval of a count empty, and give that of a measure to four decimals', () => {
  const rows = reportNumberRows(reportNumbers(mnist, ann, runs(0.004, 0.13, 0.98)));
  expect(rows[0]).toEqual({
    number: 'training digits',
    reported: '60,000',
    here: '60,000',
    '95 % interval': '',
    'least to most': '',
    rule: 'equal',
    agrees: 'yes',
  });
  expect(rows.find(({ number }) => number === 'test accuracy')).toMatchObject({
    reported: '0.97',
    here: '0.9800',
    'least to most': '0.9798 to 0.9802',
    agrees: 'yes',
  });
});
