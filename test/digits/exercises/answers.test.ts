import { aFunction, aNumber, aText, numbers, safeReason } from '../../../lib/digits/exercises/answers';

test.each([
  [Promise.resolve(1), /`await`/],
  [null, /`null`/],
  [NaN, /not a number/],
  [1 / 0, /divided by 0/],
  ['12', /in quotes/],
  ['twelve', /found 'twelve'/],
  [Math.max, /call it/],
  [[3], /`\[0\]`/],
  [[3, 4], /list of 2/],
  [{ arraySync: () => 1 }, /tensor/],
  [true, /found true/],
])('aNumber says what is the matter with %p', (value, hint) => {
  expect(aNumber.read(value)).toEqual({ hint: expect.stringMatching(hint) as unknown });
});

test('aNumber takes every finite number', () => {
  expect([0, -1.5, 1e9].map((value) => aNumber.read(value))).toEqual([
    { answer: 0 },
    { answer: -1.5 },
    { answer: 1e9 },
  ]);
});

test('aText takes text without the blanks around it', () => {
  expect(aText.read(' L2 ')).toEqual({ answer: 'L2' });
  expect([' ', 2, null].map((value) => Object.keys(aText.read(value)))).toEqual([['hint'], ['hint'], ['hint']]);
});

test('numbers takes so many numbers, from plain and typed arrays', () => {
  expect(numbers(2).read(Float64Array.of(1, 2))).toEqual({ answer: [1, 2] });
  expect(numbers(2).read([1])).toEqual({ hint: expect.stringMatching(/list of 1/) as unknown });
  expect(numbers(2).read([1, NaN])).toEqual({ hint: expect.stringMatching(/Element 1.*NaN/) as unknown });
  expect(numbers(2).read(1)).toEqual({ hint: expect.stringMatching(/list of 2 numbers; found 1/) as unknown });
});

test('aFunction tells what a function gives from the function', () => {
  const kind = aFunction<(pixel: number) => number>('(pixel) => number');
  const read = kind.read(Math.abs);
  expect('answer' in read && read.answer(-3)).toBe(3);
  expect(kind.read(0.5)).toEqual({ hint: expect.stringMatching(/not what it gives.*found 0.5/) as unknown });
});

test('safeReason has words for errors that cannot be looked at', () => {
  expect(safeReason(new Error('too large'))).toBe('too large');
  const hostile = new Proxy(
    {},
    {
      has: () => {
        throw new Error('no');
      },
    },
  );
  expect(safeReason(hostile)).toBe('an error that cannot be looked at');
});
