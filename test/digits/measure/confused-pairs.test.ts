import { confusedPairs } from '../../../lib/digits/measure/confused-pairs';

const matrix = [
  [5, 2, 0],
  [3, 5, 2],
  [1, 0, 4],
];

test('confusedPairs are the cells beside the diagonal that are not 0, the most frequent first', () => {
  expect(confusedPairs(matrix)).toEqual([
    { actual: 1, predicted: 0, count: 3, share: 3 / 10 },
    { actual: 0, predicted: 1, count: 2, share: 2 / 7 },
    { actual: 1, predicted: 2, count: 2, share: 2 / 10 },
    { actual: 2, predicted: 0, count: 1, share: 1 / 5 },
  ]);
});

test('confusedPairs are five, or as many as one asks for', () => {
  const ones = Array.from({ length: 4 }, () => [1, 1, 1, 1]);
  expect(confusedPairs(ones)).toHaveLength(5);
  expect(confusedPairs(ones, { limit: Infinity })).toHaveLength(12);
  expect(confusedPairs(matrix, { limit: 1 })).toHaveLength(1);
  expect(() => confusedPairs(matrix, { limit: -1 })).toThrow('expected a limit from 0 up, found -1');
});
