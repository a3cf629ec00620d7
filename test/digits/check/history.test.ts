import { checkHistory, isHistory } from '../../../lib/digits/check/history';

const epoch = { epoch: 1, loss: 1, accuracy: 0.5, seconds: 1 };
const history = { epochs: [epoch], batchSize: 32, seed: 1, engine: 'test' };

test('checkHistory takes a history, also one without epochs', () => {
  checkHistory('reading', history);
  checkHistory('reading', { ...history, epochs: [] });
  checkHistory('reading', { ...history, epochs: [{ epoch: 1, loss: NaN, accuracy: 0.5 } as never] });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['epochs that are no array', { ...history, epochs: {} }],
  ['an epoch without a loss', { ...history, epochs: [{ epoch: 1, accuracy: 1 }] }],
  ['an epoch that is null', { ...history, epochs: [null] }],
  ['an epoch 0', { ...history, epochs: [{ ...epoch, epoch: 0 }] }],
  ['an epoch NaN', { ...history, epochs: [{ ...epoch, epoch: NaN }] }],
  ['an endless epoch', { ...history, epochs: [{ ...epoch, epoch: Infinity }] }],
  ['seconds that are null', { ...history, epochs: [{ ...epoch, seconds: null }] }],
  ['a learning rate of text', { ...history, epochs: [{ ...epoch, learningRate: '0.1' }] }],
])('checkHistory and isHistory refuse %s', (_, given) => {
  expect(() => checkHistory('reading', given as never)).toThrow(/^reading: expected /);
  expect(isHistory(given)).toBe(false);
});

test('isHistory knows a history', () => {
  expect(isHistory(history)).toBe(true);
});
