import { grayOfRows } from '../../../../lib/digits/data/own/numbers';
import { boxAround, countDigits, onlyParts, partsOf, writtenParts } from '../../../../lib/digits/data/own/parts';

/** A picture of characters: # is ink. */
const drawn = (...rows: readonly string[]) =>
  grayOfRows(
    '',
    rows.map((row) => [...row].map((each) => (each === '#' ? 200 : each === '-' ? 130 : each === ':' ? 100 : 0))),
  );

test('partsOf finds what hangs together, corners included, with its box and ink', () => {
  const parts = partsOf(drawn('#..#', '.#.#', '....'));
  expect(parts.map(({ places, ...part }) => ({ ...part, places: places.length }))).toEqual([
    { left: 0, top: 0, width: 2, height: 2, ink: 400, peak: 200, places: 2 },
    { left: 3, top: 0, width: 1, height: 2, ink: 400, peak: 200, places: 2 },
  ]);
});

const DIGIT = ['............', '.....##.....', '....#..#....', '....#..#....', '.....##.....', '............'];

test('writtenParts leaves out dust, and shades that are nowhere dark', () => {
  const large = DIGIT.flatMap((row) => [row, row, row].map((each) => each.replaceAll(/./g, '$&$&$&')));
  expect(writtenParts(drawn(...large, '-'.padEnd(36, '.'))).map(({ top }) => top)).toEqual([3]);
  const image = drawn(...DIGIT, ':::.........');
  expect(writtenParts(image).map(({ top }) => top)).toEqual([1]);
});

test('writtenParts leaves out a line across the picture, and one down its left edge', () => {
  const ruled = drawn(...DIGIT, '............', '############', ...DIGIT.map(() => '............'));
  expect(writtenParts(ruled)).toHaveLength(1);
  const margin = drawn(...[...DIGIT, ...DIGIT.map(() => '............')].map((row) => `#${row.slice(1)}`));
  expect(writtenParts(margin).map(({ left }) => left)).toEqual([4]);
});

test('writtenParts leaves out a frame around the picture', () => {
  const gap = '.'.repeat(12);
  const inside = [...DIGIT.map(() => gap), ...DIGIT, ...DIGIT.map(() => gap)].map((row) => `#......${row}......#`);
  const frame = ['#'.repeat(26), ...inside, '#'.repeat(26)];
  expect(writtenParts(drawn(...frame)).map(({ left }) => left)).toEqual([11]);
});

test('writtenParts keeps the long strokes of a digit that is cut close', () => {
  // A 4 whose stem stands alone, and a 5 whose bar does.
  const four = drawn('#....#....', '#....#....', '#.........', '#######.#.', '........#.', '........#.', '........#.');
  expect(writtenParts(four).length).toBe(partsOf(four).length);
  const five = drawn('##########', '..........', '#.........', '#########.', '.........#', '.........#', '#########.');
  expect(writtenParts(five)).toHaveLength(2);
});

test('writtenParts keeps a frame that is all there is: it may be a zero', () => {
  expect(writtenParts(drawn('######', '#....#', '#....#', '#....#', '######'))).toHaveLength(1);
});

test('onlyParts and boxAround take the parts that they are given', () => {
  const image = drawn('#..#', '#..#');
  const [first, second] = partsOf(image);
  expect([...onlyParts(image, first ? [first] : []).pixels]).toEqual([200, 0, 0, 0, 200, 0, 0, 0]);
  expect(boxAround([first, second].flatMap((part) => part ?? []))).toEqual({ left: 0, top: 0, width: 4, height: 2 });
});

test('countDigits counts what stands side by side, not what stands one above the other', () => {
  expect(countDigits(partsOf(drawn('##..##', '##..##')))).toBe(2);
  expect(countDigits(partsOf(drawn('######', '......', '######')))).toBe(1);
  expect(countDigits(partsOf(drawn('##....', '##....', '##....', '##...#')))).toBe(1);
});
