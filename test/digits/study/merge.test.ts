import { mergeResults } from '../../../lib/digits/study/merge';
import { result } from './helpers';

const KEYS = new Map([
  ['a', ''],
  ['b', ''],
]);

test('mergeResults puts the runs of all machines in order, each once', () => {
  const [a1, a2, b1] = [result('a', 1, [1]), result('a', 2, [1]), result('b', 1, [1])];
  const elsewhere = { ...a2, seconds: 9, machine: 'Babbage', node: 'v2' };
  expect(
    mergeResults(
      [
        [b1, a2],
        [a1, elsewhere],
      ],
      KEYS,
    ),
  ).toEqual([a1, a2, b1]);
});

test('mergeResults leaves out what is of another version, or of no recipe', () => {
  expect(mergeResults([[{ ...result('a', 1, [1]), key: 'old' }, result('c', 1, [1])]], KEYS)).toEqual([]);
});

test('mergeResults refuses two runs that differ in what they found', () => {
  const other = { ...result('a', 1, [1]), weights: 'others' };
  expect(() => mergeResults([[result('a', 1, [1])], [other]], KEYS)).toThrow(
    'expected the same of two runs of a, seed 1, found another weights',
  );
  const longer = { ...result('a', 1, [1]), mistakes: '' };
  expect(() => mergeResults([[result('a', 1, [1])], [longer]], KEYS)).toThrow('found another mistakes');
});
