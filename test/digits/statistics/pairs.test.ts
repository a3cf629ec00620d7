import { requirePairs } from '../../../lib/digits/statistics/pairs';

test('requirePairs takes as many of the one as of the other, and refuses all else', () => {
  expect(() => requirePairs('comparing', [1, 2], [3, 4])).not.toThrow();
  expect(() => requirePairs('comparing', [1, 2], [3])).toThrow('comparing: expected pairs');
  expect(() => requirePairs('comparing', [], [])).toThrow(RangeError);
  expect(() => requirePairs('comparing', [1], [NaN])).toThrow('expected finite numbers, found NaN at position 0');
});
