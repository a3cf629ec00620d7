import { checkHistory, isHistory } from '../../../lib/digits/check/history';

const epoch = { epoch: 1, loss: 1, accuracy: 0.5, seconds: 1 };
const history = { epochs: [epoch], batchSize: 32, seed: 1, engine: 'test' };

test('checkHistory takes a history, also one without epochs', () => {
  checkHistory('reading', history);
  checkHistory('reading', { ...history, epochs: [] });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['epochs that are no array', { ...history, epochs: {} }],
  ['an epoch without a loss', { ...history, epochs: [{ epoch: 1, accuracy: 1 }] }],
  ['an epoch that is null', { ...history, epochs: [null] }],
])('checkHistory and isHistory refuse %s', (_, given) => {
  expect(() => checkHistory('reading', given as never)).toThrow(/^reading: expected /);
  expect(isHistory(given)).toBe(false);
});

test('isHistory knows a history', () => {
  expect(isHistory(history)).toBe(true);
});
