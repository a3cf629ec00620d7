import { isPromise } from '../check/values';
import { safeReason } from './answers';
import { type Finding, right, wrong } from './finding';
import { isList, shown } from './shown';

/** Largest difference at which two numbers count as the same, as a share of the larger. */
const CLOSE = 1e-6;

/** An answer that is typically given and wrong, and the hint for whoever gives it. */
export type Mistake<Answer> = readonly [answer: Answer, hint: string];

export interface NumberOptions {
  /** By how much the answer may differ: readers round. @default 1e-6 of it */
  readonly within?: number;
  /** Wrong answers that are told apart. @default none */
  readonly mistakes?: readonly Mistake<number>[];
  /** For all other wrong answers. */
  readonly otherwise: string;
}

/** Holds a number against the right one and against typical mistakes. */
export function judgeNumber(answer: number, expected: number, options: NumberOptions): Finding {
  const { within = CLOSE * Math.abs(expected), mistakes = [], otherwise } = options;
  const isNear = (other: number): boolean => Math.abs(answer - other) <= within + 1e-12;
  if (isNear(expected)) return right();
  const made = mistakes.find(([typical]) => Number.isFinite(typical) && isNear(typical));
  return wrong(made?.[1] ?? otherwise);
}

/** Holds a list or any other value against the right one and against typical mistakes. */
export function judgeValue<Answer>(
  answer: Answer,
  expected: Answer,
  { mistakes = [], otherwise }: { readonly mistakes?: readonly Mistake<Answer>[]; readonly otherwise: string },
): Finding {
  if (isSame(answer, expected)) return right();
  return wrong(mistakes.find(([typical]) => isSame(answer, typical))?.[1] ?? otherwise);
}

export interface GuessOptions {
  /** Up to what difference a guess is close. */
  readonly close: number;
  /** Guesses that make no sense, and why. @default none */
  readonly senseless?: readonly (readonly [is: (guess: number) => boolean, hint: string])[];
  /** What there is to think about for who was far off. */
  readonly far: string;
}

/** Compares a guess with what came out. Every guess that makes sense is a good one: it was made before. */
export function judgeGuess(guess: number, found: number, { close, senseless = [], far }: GuessOptions): Finding {
  const made = senseless.find(([is]) => is(guess));
  if (made) return wrong(made[1]);
  const off = Math.abs(guess - found);
  const words = `You guessed ${shown(guess)}, and ${shown(found)} came out: ${off === 0 ? 'exactly right' : `off by ${shown(Number(off.toPrecision(2)))}`}.`;
  return right(off <= close ? `${words} That is close.` : `${words} ${far}`);
}

/** Shares are from 0 to 1: what to say of a guess that is none. */
export const NO_SHARE: NonNullable<GuessOptions['senseless']> = [
  [(guess) => guess > 1, 'A share lies between 0 and 1: write 50 % as `0.5`.'],
  [(guess) => guess < 0, 'A share lies between 0 and 1: it cannot be negative.'],
];

export interface FunctionOptions<Given extends readonly unknown[]> {
  /** What a right function does. */
  readonly like: (...given: Given) => unknown;
  /** The arguments that it is tried with. */
  readonly calls: readonly Given[];
  /** Wrong functions that are told apart by giving the same as the reader's for all calls. @default none */
  readonly mistakes?: readonly Mistake<(...given: Given) => unknown>[];
}

/**
 * Tries a reader's function with several arguments, and compares what it gives with a right one and with typical
 * wrong ones. Each call gets arguments of its own.
 */
export function judgeFunction<Given extends readonly unknown[]>(
  answer: (...given: Given) => unknown,
  { like, calls, mistakes = [] }: FunctionOptions<Given>,
): Finding {
  const results: unknown[] = [];
  for (const call of calls) {
    const given = structuredClone(call);
    try {
      results.push(answer(...given));
    } catch (error) {
      return wrong(`For ${listed(call)} your function failed: ${safeReason(error)}`);
    }
    if (!isSame(given, call)) {
      return wrong(`For ${listed(call)} your function changes what it was given: make something new instead.`);
    }
  }
  if (results.some(isPromise)) {
    return wrong('Your function gives a promise: leave out the word `async`, there is nothing to wait for.');
  }
  const expected = calls.map((call) => like(...structuredClone(call)));
  const off = results.findIndex((result, index) => !isSame(result, expected[index]));
  if (off < 0) return right();
  const made = mistakes.find(([typical]) =>
    calls.every((call, index) => isSame(results[index], typical(...structuredClone(call)))),
  );
  if (made) return wrong(made[1]);
  return wrong(difference(calls[off] ?? [], results[off], expected[off]));
}

function difference(call: readonly unknown[], found: unknown, expected: unknown): string {
  if (found === undefined) {
    return 'Your function gives `undefined`. With braces after the arrow it needs the word `return`; without braces it gives what stands there.';
  }
  return `For ${listed(call)} it should give ${shown(expected)}; yours gives ${shown(found)}.`;
}

const listed = (call: readonly unknown[]): string => `\`(${call.map(shown).join(', ')})\``;

/** Whether two values are the same but for rounding; a typed array is the same as a plain one. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Object.is(a, b) || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
  }
  if (isList(a) && isList(b)) return a.length === b.length && Array.from(a).every((each, at) => isSame(each, b[at]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isList(a) || isList(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(Reflect.get(a, name), Reflect.get(b, name)));
}
