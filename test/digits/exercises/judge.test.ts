import {
  isSame,
  judgeFunction,
  judgeGuess,
  judgeNumber,
  judgeValue,
  NO_SHARE,
} from '../../../lib/digits/exercises/judge';

test('judgeNumber takes what lies within the tolerance, and tells known mistakes from others', () => {
  const options = { within: 0.01, mistakes: [[2, 'twice']] as const, otherwise: 'no' };
  expect([1, 1.01, 0.99].map((answer) => judgeNumber(answer, 1, options).kind)).toEqual(['right', 'right', 'right']);
  expect(judgeNumber(2, 1, options)).toEqual({ kind: 'wrong', hint: 'twice' });
  expect(judgeNumber(1.02, 1, options)).toEqual({ kind: 'wrong', hint: 'no' });
  expect(judgeNumber(0, 1, { mistakes: [[NaN, 'never']], otherwise: 'no' })).toEqual({ kind: 'wrong', hint: 'no' });
});

test('judgeValue compares lists element by element', () => {
  const options = { mistakes: [[[2, 1], 'swapped']] as const, otherwise: 'no' };
  expect(judgeValue<readonly number[]>([1, 2], [1, 2], options).kind).toBe('right');
  expect(judgeValue<readonly number[]>([2, 1], [1, 2], options)).toEqual({ kind: 'wrong', hint: 'swapped' });
  expect(judgeValue<readonly number[]>([3, 1], [1, 2], options)).toEqual({ kind: 'wrong', hint: 'no' });
});

test('judgeGuess says how far off a guess was, and refuses what makes no sense', () => {
  const options = { close: 0.05, senseless: NO_SHARE, far: 'Think again.' };
  expect(judgeGuess(0.8, 0.81, options)).toEqual({
    kind: 'right',
    words: 'You guessed 0.8, and 0.81 came out: off by 0.01. That is close.',
  });
  expect(judgeGuess(0.5, 0.81, options)).toEqual({
    kind: 'right',
    words: 'You guessed 0.5, and 0.81 came out: off by 0.31. Think again.',
  });
  expect([80, -1].map((guess) => judgeGuess(guess, 0.81, options).kind)).toEqual(['wrong', 'wrong']);
});

const double = { like: (x: number) => 2 * x, calls: [[1], [3]] as [number][] };

test('judgeFunction calls the function, and shows where it differs', () => {
  expect(judgeFunction((x: number) => x + x, double)).toEqual({ kind: 'right' });
  expect(judgeFunction((x: number) => x + 1, double)).toEqual({
    kind: 'wrong',
    hint: 'For `(3)` it should give 6; yours gives 4.',
  });
});

test('judgeFunction knows a mistake by what it gives', () => {
  const mistakes = [[(x: number) => x * x, 'the square']] as const;
  expect(judgeFunction((x: number) => x ** 2, { ...double, mistakes })).toEqual({ kind: 'wrong', hint: 'the square' });
});

test.each([
  [
    'fails',
    (): number => {
      throw new Error('ouch');
    },
    /failed: ouch/,
  ],
  ['gives nothing', (): void => undefined, /`return`/],
  ['is asynchronous', (): Promise<number> => Promise.resolve(2), /leave out the word `async`/],
])('judgeFunction says that a function %s', (_, answer, hint) => {
  expect(judgeFunction(answer, double)).toEqual({ kind: 'wrong', hint: expect.stringMatching(hint) as unknown });
});

test('judgeFunction gives each call arguments of its own, and tells who changes them', () => {
  const last = { like: (list: number[]) => list.at(-1), calls: [[[1, 2]]] as [number[]][] };
  expect(judgeFunction((list: number[]) => list.pop(), last)).toEqual({
    kind: 'wrong',
    hint: expect.stringMatching(/changes what it was given/) as unknown,
  });
  expect(last.calls).toEqual([[[1, 2]]]);
});

test('isSame compares by value, up to rounding', () => {
  expect(isSame([0.1 + 0.2, { a: 1 }], [0.3, { a: 1 }])).toBe(true);
  expect(isSame(Float32Array.of(1, 2), [1, 2])).toBe(true);
  for (const [a, b] of [
    [1, '1'],
    [[1], { 0: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [NaN, 0],
    [null, {}],
    [[1, 2], [1]],
  ]) {
    expect(isSame(a, b)).toBe(false);
  }
});
