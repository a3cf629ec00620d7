/// <reference lib="dom" />
import { type RejectionScope, watchRejections } from '../../../../lib/book/live/kernel/rejections';

afterEach(() => jest.restoreAllMocks());

test('watchRejections tells of promises that failed, and knows when the browser has told of all of them', async () => {
  const scope: RejectionScope = { onunhandledrejection: null };
  const told: unknown[] = [];
  const all = watchRejections(scope, (...found) => told.push(found));
  const event = (reason: unknown, promise: Promise<unknown>): PromiseRejectionEvent =>
    Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason, promise });
  const tell = (reason: unknown, promise: Promise<unknown>): boolean => {
    promise.catch(() => undefined);
    const made = event(reason, promise);
    scope.onunhandledrejection?.(made);
    return made.defaultPrevented;
  };
  const own = Promise.reject(new Error('own'));
  const reject = jest.spyOn(Promise, 'reject');
  const waits = all().then(() => told.push('all'));
  const mark = reject.mock.results[0]?.value as Promise<unknown>;
  expect([tell('own', own), tell('mark', mark)]).toEqual([true, true]);
  await waits;
  expect(told).toEqual([['own', own], 'all']);
});

test.each<[string, RejectionScope]>([
  ['nothing', {}],
  ['of nothing, as of scripts of another origin', { onunhandledrejection: null }],
])('watchRejections does not wait for ever where a browser tells %s', async (_what, scope) => {
  const reject = jest.spyOn(Promise, 'reject');
  const waits = watchRejections(scope, () => undefined)();
  (reject.mock.results[0]?.value as Promise<unknown> | undefined)?.catch(() => undefined);
  await expect(waits).resolves.toBeUndefined();
});
