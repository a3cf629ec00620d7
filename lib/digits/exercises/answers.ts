import { reasonOf } from '@digits/common/text';

import { isPromise } from '../check/values';
import { isList, shown } from './shown';

/** What came of reading an answer: the answer itself, or a hint at what is the matter with it. */
export type Read<Answer> = { readonly answer: Answer } | { readonly hint: string };

/** A kind of answer, and how one is told from what is none. */
export interface AnswerKind<Answer> {
  /** What is wanted, with its article: `a number`. */
  readonly words: string;
  /** @throws whatever the given value throws when it is looked at */
  readonly read: (value: unknown) => Read<Answer>;
}

/** A function of the reader's, which may give anything. */
export type AnyFunction = (...given: never[]) => unknown;

const wanted = (words: string, value: unknown): Read<never> => ({
  hint: `The answer should be ${words}; found ${shown(value)}.`,
});

/** Mistakes that are possible with every kind of answer; undefined if there is none of them. */
function commonMistake(words: string, value: unknown): Read<never> | undefined {
  if (isPromise(value)) {
    return { hint: 'This is a promise: a result that is still on its way. Put `await` before the call.' };
  }
  if (value === null) return { hint: `\`null\` stands for nothing; the answer should be ${words}.` };
  return undefined;
}

/** A number, as it stands; NaN and text are told what they are. */
export const aNumber: AnswerKind<number> = {
  words: 'a number',
  read: (value) => {
    if (typeof value === 'number' && Number.isFinite(value)) return { answer: value };
    if (value === Infinity || value === -Infinity) {
      return { hint: 'This is infinite: somewhere in the calculation something is divided by 0.' };
    }
    if (typeof value === 'number') {
      return {
        hint: 'This is `NaN`, "not a number": somewhere in the calculation stands something that is no number, such as a member that does not exist.',
      };
    }
    const common = commonMistake('a number', value);
    if (common) return common;
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
      return { hint: `'${value}' is text, since it stands in quotes: write the number without them.` };
    }
    if (typeof value === 'function') {
      return { hint: 'This is a function, not what it gives: call it, with its arguments in brackets after its name.' };
    }
    if (isList(value) && value.length === 1) {
      return { hint: 'This is a list with one element in it: take the element out with `[0]`.' };
    }
    if (isList(value)) return { hint: `This is a list of ${value.length}; the answer is a single number.` };
    if (typeof value === 'object' && value !== null && 'arraySync' in value) {
      return { hint: 'This is a tensor: `.arraySync()` gives the number in it.' };
    }
    return wanted('a number', value);
  },
};

/** Text, without the blanks around it. */
export const aText: AnswerKind<string> = {
  words: 'text',
  read: (value) => {
    if (typeof value === 'string' && value.trim() !== '') return { answer: value.trim() };
    return commonMistake('text', value) ?? wanted('text in quotes', value);
  },
};

/** A list of so many numbers, plain or typed. */
export function numbers(count: number, words = `a list of ${count} numbers`): AnswerKind<readonly number[]> {
  return {
    words,
    read: (value) => {
      const common = commonMistake(words, value);
      if (common) return common;
      if (!isList(value)) return wanted(words, value);
      const list = Array.from(value);
      if (list.length !== count) return { hint: `The answer should be ${words}; found a list of ${list.length}.` };
      const odd = list.findIndex((each) => typeof each !== 'number' || Number.isNaN(each));
      if (odd >= 0) return { hint: `Element ${odd} of the list should be a number; found ${shown(list[odd])}.` };
      return { answer: list as number[] };
    },
  };
}

/** A function of the reader's. */
export function aFunction<Wanted extends AnyFunction>(signature: string): AnswerKind<Wanted> {
  const words = `a function \`${signature}\``;
  return {
    words,
    read: (value) => {
      if (typeof value === 'function') return { answer: withoutEcho(value as Wanted) };
      return (
        commonMistake(words, value) ?? {
          hint: `The answer should be ${words}, and not what it gives for some input; found ${shown(value)}.`,
        }
      );
    },
  };
}

/** A function of the reader's whose promises fail unheard, whoever calls it. */
function withoutEcho<Wanted extends AnyFunction>(called: Wanted): Wanted {
  return new Proxy(called, {
    apply(target, self: unknown, given: unknown[]): unknown {
      const result: unknown = Reflect.apply(target, self, given);
      letFailUnheard(result);
      return result;
    },
  });
}

/**
 * Lets a promise, or those in a list, fail unheard: nobody waits for what is no answer, and a failure that nobody
 * hears ends the script.
 */
export function letFailUnheard(value: unknown): void {
  const promises: readonly unknown[] = Array.isArray(value) ? value : [value];
  promises.filter(isPromise).forEach((promise) => void Promise.resolve(promise).catch(() => undefined));
}

/** Why something failed, also where the error itself cannot be looked at. */
export function safeReason(error: unknown): string {
  try {
    return reasonOf(error);
  } catch {
    return 'an error that cannot be looked at';
  }
}
