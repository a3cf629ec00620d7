import type { Lesson } from '../../../lib/digits/exercises/exercises';
import type { Finding } from '../../../lib/digits/exercises/finding';

/** Answers to one exercise. */
export interface Cases {
  /** What the check is given beside the answer. @default nothing */
  readonly given?: readonly unknown[];
  /** Right answers, in several forms. */
  readonly right: readonly unknown[];
  /** Typical wrong answers, each with words of the hint that it gets. */
  readonly wrong: readonly (readonly [answer: unknown, hint: RegExp])[];
}

const thrower = (): never => {
  throw new Error('thrown on purpose');
};

/** What a reader may pass by accident or on purpose; none of it is an answer. */
export const HOSTILE: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['a promise', Promise.resolve(1)],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['empty text', ''],
  ['a symbol', Symbol('odd')],
  ['a bigint', 3n],
  ['a function that throws', thrower],
  ['a function that throws no error', () => AbortSignal.abort('no error').throwIfAborted()],
  ['a function that gives a promise', () => Promise.resolve(1)],
  ['a function that gives a promise that fails', () => Promise.reject(new Error('late'))],
  ['a function that gives promises that fail', () => [Promise.reject(new Error('late'))]],
  ['an object with getters that throw', Object.defineProperty({}, 'length', { get: thrower, enumerable: true })],
  ['a list with getters that throw', Object.defineProperty([1, 2, 3], 0, { get: thrower })],
  [
    'a proxy that refuses everything',
    new Proxy({}, { get: thrower, has: thrower, ownKeys: thrower, getPrototypeOf: thrower }),
  ],
  ['an object without a prototype', Object.create(null)],
  ['a class', class Odd {}],
  ['a sparse list', new Array(3)],
];

/** Tests every exercise of a lesson with these answers. */
export function testLesson(lesson: Lesson, cases: Readonly<Record<string, Cases>>): void {
  const lookAt = (name: string, answer: unknown): Finding => {
    const found = lesson.exercises.find((each) => each.name === name);
    if (!found) throw new Error(`there is no exercise ${name}`);
    return found.look(answer, cases[name]?.given ?? []);
  };

  test(`notebook ${lesson.notebook} has three to six exercises, and all are tested`, () => {
    const names = lesson.exercises.map(({ name }) => name);
    expect(names).toEqual(Object.keys(cases));
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(names.length).toBeLessThanOrEqual(6);
  });

  describe.each(Object.entries(cases))('%s', (name, { right, wrong }) => {
    test('finds right answers right, in every form', () => {
      expect(right.map((answer) => lookAt(name, answer))).toEqual(
        right.map(() => expect.objectContaining({ kind: 'right' }) as unknown),
      );
    });

    test('gives each typical mistake a hint of its own', () => {
      const hints = wrong.map(([answer]) => {
        const finding = lookAt(name, answer);
        return finding.kind === 'wrong' ? finding.hint : finding.kind;
      });
      wrong.forEach(([, hint], at) => expect(hints[at]).toMatch(hint));
      expect(new Set(hints).size).toBe(hints.length);
      expect(wrong.length).toBeGreaterThanOrEqual(2);
    });

    test('takes undefined for an open answer', () => {
      expect(lookAt(name, undefined)).toEqual({ kind: 'unanswered' });
    });

    test.each(HOSTILE)('finds %s not right, and does not throw', (_, value) => {
      const finding = lookAt(name, value);
      expect(['wrong', 'stopped']).toContain(finding.kind);
      expect(JSON.stringify(finding)).not.toMatch(/\bat .*:\d+:\d+|\.js\b/);
    });
  });
}
