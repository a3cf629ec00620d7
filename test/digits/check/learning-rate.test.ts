import { requireLearningRate } from '../../../lib/digits/check/learning-rate';

test('requireLearningRate takes a finite number above 0', () => {
  requireLearningRate(Number.MIN_VALUE, 'training');
  requireLearningRate(1e9, 'training');
});

test.each([0, -1, NaN, Infinity])('requireLearningRate refuses %p', (rate) => {
  expect(() => requireLearningRate(rate, 'training')).toThrow(
    new RangeError(`training: expected a learning rate above 0, found ${rate}`),
  );
});

test('requireLearningRate refuses what is no number', () => {
  expect(() => requireLearningRate('0.1' as never, 'training')).toThrow(TypeError);
});
