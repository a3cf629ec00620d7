import {
  countOf,
  digitsIn,
  entriesOf,
  type ExplorerData,
  whatIsIn,
  wordsOf,
} from '../../../lib/widgets/confusion/entries';

/** Four digits, of which two models read: 0 as 0 and 1, 0 as 1 and 1, 1 as 1 and 1, 1 as 0 and 1. */
const data: ExplorerData = {
  models: [
    {
      title: 'a',
      matrix: [
        [1, 1],
        [1, 1],
      ],
    },
    {
      title: 'b',
      matrix: [
        [0, 2],
        [0, 2],
      ],
    },
  ],
  indices: [10, 11, 12, 13],
  labels: [0, 0, 1, 1],
  said: [
    [0, 1, 1, 0],
    [1, 1, 1, 1],
  ],
  probabilities: [
    [0.6, 0.7, 0.8, 0.9],
    [0.5, 0.99, 0.5, 0.4],
  ],
};
const entries = entriesOf(data);
const indices = (view: number | 'difference', actual: number, predicted: number) =>
  digitsIn(entries, view, { actual, predicted }).map(({ index }) => index);

test('countOf gives the number of one model, or by how much the second has more', () => {
  const cell = { actual: 0, predicted: 1 };
  expect([countOf(data, 0, cell), countOf(data, 1, cell), countOf(data, 'difference', cell)]).toEqual([1, 2, 1]);
});

test('digitsIn gives mistakes with the surest first, and right answers with the least sure', () => {
  expect(indices(1, 0, 1)).toEqual([11, 10]);
  expect(indices(1, 1, 1)).toEqual([13, 12]);
  expect(indices(0, 0, 0)).toEqual([10]);
});

test('digitsIn of a difference gives the digits about which just one model says so', () => {
  expect(indices('difference', 0, 1)).toEqual([10]);
  expect(indices('difference', 1, 1)).toEqual([13]);
  expect(indices('difference', 1, 0)).toEqual([13]);
});

test('wordsOf says what a cell holds', () => {
  expect(wordsOf(data, 0, { actual: 0, predicted: 1 })).toBe('0 taken for 1: 1 digit');
  expect(wordsOf(data, 1, { actual: 1, predicted: 1 })).toBe('1 read rightly: 2 digits');
  expect(wordsOf(data, 'difference', { actual: 1, predicted: 0 })).toBe('1 taken for 0: 1 digit fewer by b than by a');
  const same = { ...data, models: [data.models[0], data.models[0]].flatMap((model) => model ?? []) };
  expect(wordsOf(same, 'difference', { actual: 0, predicted: 1 })).toBe('0 taken for 1: as often by a as by a');
});

test('whatIsIn tells what happened to the pictures of a cell, by the names of its classes', () => {
  expect(whatIsIn({}, { actual: 4, predicted: 4 })).toBe('4 read rightly');
  expect(whatIsIn({ classNames: ['cat', 'dog'] }, { actual: 0, predicted: 1 })).toBe('cat taken for dog');
});
