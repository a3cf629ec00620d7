import { watchFolds } from '../../../lib/digits/display/folds';
import { spySink } from './spy';

test('watchFolds shows a bar that is full after the last fold', () => {
  const { sink, messages } = spySink();
  const { onFold } = watchFolds(2, { sink });
  expect(messages[0]?.data['text/plain']).toBe('training - 0/2 folds');
  onFold(1, 2);
  onFold(2, 2);
  expect(messages.at(-1)?.data['text/plain']).toMatch(/^training - 2 folds in/);
  expect(new Set(messages.map(({ displayId }) => displayId)).size).toBe(1);
});

test('watchFolds refuses no folds', () => {
  expect(() => watchFolds(0)).toThrow('expected a whole number of folds from 1 up, found 0');
});
