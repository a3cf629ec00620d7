import { schedule } from '../../../lib/runner/run/schedule';

/** Work that ends when it is told to; what begins and ends is written down. */
function worksite() {
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    log,
    work: ({ name }: { readonly name: string }) => {
      log.push(`+${name}`);
      return new Promise<void>((resolve, reject) => {
        ends.set(name, (error) => {
          log.push(`-${name}`);
          if (error) reject(error);
          else resolve();
        });
      });
    },
    end: async (name: string, error?: Error) => {
      ends.get(name)?.(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const item = (name: string, ...after: readonly string[]) => ({ name, after });

test('schedule does one piece after the other with one worker', async () => {
  const { log, work, end } = worksite();
  const done = schedule([item('a'), item('b')], 1, work);
  expect(log).toEqual(['+a']);
  await end('a');
  expect(log).toEqual(['+a', '-a', '+b']);
  await end('b');
  await done;
});

test('schedule begins a piece as soon as a worker is free, in order', async () => {
  const { log, work, end } = worksite();
  const done = schedule(
    ['a', 'b', 'c', 'd'].map((name) => item(name)),
    2,
    work,
  );
  expect(log).toEqual(['+a', '+b']);
  await end('b');
  await end('a');
  expect(log).toEqual(['+a', '+b', '-b', '+c', '-a', '+d']);
  await end('c');
  await end('d');
  await done;
});

test('schedule lets a piece wait for others, and takes those behind it meanwhile', async () => {
  const { log, work, end } = worksite();
  const done = schedule([item('a'), item('b', 'a'), item('c'), item('d', 'b', 'gone')], 3, work);
  expect(log).toEqual(['+a', '+c']);
  await end('c');
  expect(log).toEqual(['+a', '+c', '-c']);
  await end('a');
  expect(log.slice(3)).toEqual(['-a', '+b']);
  await end('b');
  expect(log.slice(5)).toEqual(['-b', '+d']);
  await end('d');
  await done;
});

test('schedule begins nothing after a failure, lets the others end and throws the first', async () => {
  const { log, work, end } = worksite();
  let thrown: unknown;
  const done = schedule([item('a'), item('b'), item('c')], 2, work).catch((error: unknown) => (thrown = error));
  await end('a', new Error('first'));
  expect([log, thrown]).toEqual([['+a', '+b', '-a'], undefined]);
  await end('b', new Error('second'));
  await done;
  expect(thrown).toEqual(new Error('first'));
  expect(log).not.toContain('+c');
});

test('schedule names pieces that wait for each other', async () => {
  const work = () => Promise.resolve();
  await expect(schedule([item('a'), item('b', 'c'), item('c', 'b')], 2, work)).rejects.toThrow(
    'running in order: b, c wait for each other',
  );
});

test('schedule of nothing is done at once', async () => {
  await schedule([], 2, () => Promise.reject(new Error('never')));
});
