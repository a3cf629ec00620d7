import { counted, grouped, largest, rounded, short, smallest } from '../../../lib/digits/figures/numbers';

test('short keeps three significant digits', () => {
  expect([0.01449, 12, 97.84, 1234567, 0, NaN, Infinity].map(short)).toEqual([
    '0.0145',
    '12',
    '97.8',
    '1230000',
    '0',
    'NaN',
    'Infinity',
  ]);
});

test('grouped parts thousands, and counted adds the noun in its number', () => {
  expect(grouped(60000)).toBe('60,000');
  expect([0, 1, 1500].map((count) => counted(count, 'digit'))).toEqual(['0 digits', '1 digit', '1,500 digits']);
});

test('rounded keeps so many decimals', () => {
  expect([rounded(0.123456, 3), rounded(2.5, 0), rounded(-1.26, 1)]).toEqual([0.123, 3, -1.3]);
});

test('largest and smallest are the first of several, and -1 of none', () => {
  expect([largest([1, 3, 3]), smallest([2, 1, 1]), largest([]), smallest([])]).toEqual([1, 1, -1, -1]);
});
