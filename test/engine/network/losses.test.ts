import { takesProbabilities } from '../../../lib/engine/network/losses';

test('takesProbabilities tells the crossentropies of probabilities from what takes any numbers', () => {
  expect(takesProbabilities('sparseCategoricalCrossentropy')).toBe(true);
  expect(takesProbabilities('categoricalCrossentropy')).toBe(true);
  expect(takesProbabilities('softmaxCrossentropy')).toBe(false);
  expect(takesProbabilities('meanSquaredError')).toBe(false);
});
