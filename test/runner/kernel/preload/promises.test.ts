import { createRequire } from 'node:module';

const { withHint } = createRequire(__filename)('../../../../lib/runner/kernel/preload/promises.cjs') as {
  readonly withHint: (value: unknown, shown?: string) => unknown;
};

test('withHint tells what state a promise is in, and how to get its value', async () => {
  const failed = Promise.reject(new Error('no'));
  await failed.catch(() => undefined);
  const states = [new Promise(() => undefined), failed, Promise.resolve(1)].map((value) => String(withHint(value)));
  expect(states.map((text) => text.split('\n').at(-1))).toEqual([
    'This is a promise that is not finished: write await in front to get the value.',
    'This is a promise that failed: write await in front to get the value.',
    'This is a promise: write await in front to get the value.',
  ]);
});

test('withHint takes the state of a promise from those who know it', () => {
  const text = String(withHint(new Promise(() => undefined), "Promise { <rejected> 'no' }"));
  expect(text).toBe(
    "Promise { <rejected> 'no' }\nThis is a promise that failed: write await in front to get the value.",
  );
});

test('withHint tells of a list of promises, and leaves all else as it is', () => {
  expect(String(withHint([Promise.resolve(1)]))).toContain('write await Promise.all(...) around');
  const others = [1, 'text', [], [1, Promise.resolve(1)], { then: 1 }];
  expect(others.map((value) => withHint(value))).toEqual(others);
});
