import {
  checkCurves,
  CURVE_OPTIONS,
  curveTrace,
  curveWords,
  epochLayout,
  epochWords,
  leastEpoch,
  leastMark,
  sentence,
} from '../../../lib/digits/figures/epoch-curves';
import { history } from './samples';

const run = history([0.5, 0.4, 0.3, 0.2]);

test('checkCurves refuses what is no history, and options that are none', () => {
  expect(() => checkCurves(run, { epochs: 4 }, CURVE_OPTIONS)).not.toThrow();
  expect(() => checkCurves({} as never, {}, CURVE_OPTIONS)).toThrow(TypeError);
  // An axis of no length has no ticks: drawing it would never end.
  const endless = { ...run, epochs: run.epochs.map((result) => ({ ...result, epoch: NaN })) };
  expect(() => checkCurves(endless, {}, CURVE_OPTIONS)).toThrow('a whole number of an epoch from 1 up, found NaN');
  expect(() => checkCurves(run, { epochs: 0 }, CURVE_OPTIONS)).toThrow(RangeError);
});

test('curveTrace rounds to six decimals, and leaves gaps for what is not finite', () => {
  const values = [0.12345678, undefined, NaN, 1];
  expect(curveTrace(run, { name: 'loss', values, validation: false })).toMatchObject({
    x: [1, 2, 3, 4],
    y: [0.123457, null, null, 1],
  });
});

test('curveTrace marks the epochs as long as the marks leave the line to be seen', () => {
  const modeOf = (count: number) => {
    const long = history(Array<number>(count).fill(0.5));
    return curveTrace(long, { name: 'loss', values: [], validation: true });
  };
  expect([modeOf(60), modeOf(61)]).toMatchObject([{ mode: 'lines+markers' }, { mode: 'lines' }]);
});

test('leastEpoch is the first epoch of the least finite value', () => {
  expect(leastEpoch(run, [3, undefined, 1, 1])).toBe(3);
  expect(leastEpoch(run, [NaN, 2, Infinity, 5])).toBe(2);
  expect(leastEpoch(run, [])).toBeUndefined();
});

test('leastMark writes its name on the side that has more room', () => {
  expect(leastMark(run, 1, {}).annotations).toMatchObject([{ x: 1, xanchor: 'left' }]);
  expect(leastMark(run, 4, {}).annotations).toMatchObject([{ x: 4, xanchor: 'right' }]);
  // Of ten epochs the fourth is in the left half.
  expect(leastMark(run, 4, { epochs: 10 }).annotations).toMatchObject([{ xanchor: 'left' }]);
  expect(leastMark(run, undefined, {})).toEqual({ shapes: [], annotations: [] });
});

test('epochLayout has the title of the options, else the usual one', () => {
  expect(epochLayout('usual', run, {}, {}, {})).toMatchObject({
    title: { text: 'usual' },
    xaxis: { range: [0.5, 4.5] },
  });
  expect(epochLayout('usual', run, {}, { title: 'own' }, {})).toMatchObject({ title: { text: 'own' } });
});

test.each([
  [[], 'no loss yet'],
  [[0.3], 'loss is 0.3'],
  [[0.3, undefined, 0.2], 'loss falls from 0.3 to 0.2'],
  [[0.2, 0.3], 'loss rises from 0.2 to 0.3'],
  [[0.1, NaN], 'loss is not a finite number from point 2 on'],
])('curveWords of %j are "%s"', (values, words) => {
  expect(curveWords({ name: 'loss', values, validation: false })).toBe(words);
});

test('sentence begins with a capital, and epochWords count the epochs', () => {
  expect(sentence('loss falls')).toBe('Loss falls.');
  expect([0, 1, 2].map((count) => epochWords(history(Array<number>(count).fill(1))))).toEqual([
    'before the first epoch',
    'over 1 epoch',
    'over 2 epochs',
  ]);
});
