import { check, cited, holds, recorded, roundsTo, says, set } from '../../../tools/verify/claims.mjs';

test.each<[string, number, boolean]>([
  ['0.70', 0.7041, true],
  ['0.70', 0.7051, false],
  ['1,875', 1875.4, true],
  ['1,875', 1876, false],
  ['−0.5', -0.46, true],
  // A tie may be rounded to either side.
  ['0.12', 0.125, true],
  ['0.13', 0.125, true],
  ['97', 97.4, true],
  ['4.5e-7', 4.5e-7, true],
  ['4.5e-7', 4.4e-7, false],
  ['1', NaN, false],
])('roundsTo: %s for %d is %s', (written, value, expected) => {
  expect(roundsTo(written, value)).toBe(expected);
});

const PAGE = 'First.\n\nThe engine takes 0.70 of the time\nof JAX, and 1,234 MB (really).';

test('holds finds a sentence over the ends of lines, and compares each figure', () => {
  const claim = holds('takes {} of the time of JAX, and {} MB (really).', () => [0.7, 1234]);
  expect(check(PAGE, claim)).toEqual({ claim, from: 19, to: PAGE.length });
});

test('holds names the figures that are not the results', () => {
  const claim = holds('takes {} of the time of JAX, and {} MB', () => [0.8123456, 1234]);
  expect(check(PAGE, claim).fault).toBe('0.70 is written, the result is 0.812346');
});

test('holds says so if the sentence is not there, or has another number of figures', () => {
  expect(
    check(
      PAGE,
      holds('takes {} of the time of PyTorch', () => [0.7]),
    ).fault,
  ).toBe('the page does not have this sentence');
  expect(
    check(
      PAGE,
      holds('takes {} of', () => [0.7, 1]),
    ).fault,
  ).toBe('expected 2 figures, found 1');
});

test('says asks the results', () => {
  expect(
    check(
      PAGE,
      says('First.', () => true),
    ).fault,
  ).toBeUndefined();
  expect(
    check(
      PAGE,
      says('First.', () => false),
    ).fault,
  ).toBe('the results do not say so');
});

test('recorded, cited and set only want their sentence, or all between two pieces of text', () => {
  expect(check(PAGE, recorded({ from: 'First', to: 'JAX' }, 'why'))).toMatchObject({ from: 0 });
  expect(check(PAGE, cited('and {} MB', 'whose')).fault).toBeUndefined();
  expect(check(PAGE, set('{} kB', 'why')).fault).toBe('the page does not have this sentence');
});
