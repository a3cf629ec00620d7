/// <reference lib="dom" />
import { type RejectionScope, watchRejections } from '../../../../lib/book/live/kernel/rejections';

/** Tells of a promise as a browser does, in a turn of its own. */
function telling(scope: RejectionScope, reason: unknown, promise: Promise<unknown>): Promise<PromiseRejectionEvent> {
  promise.catch(() => undefined);
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason, promise });
  return new Promise((resolve) =>
    setTimeout(() => {
      scope.onunhandledrejection?.(event);
      resolve(event);
    }),
  );
}

test('watchRejections tells of promises that failed, in place of the browser, and waits until it has told of them', async () => {
  const scope: RejectionScope = { onunhandledrejection: null };
  const told: unknown[] = [];
  const all = watchRejections(scope, (...found) => told.push(found));
  const own = Promise.reject(new Error('own'));
  const event = telling(scope, 'own', own);
  await all();
  expect(told).toEqual([['own', own]]);
  expect((await event).defaultPrevented).toBe(true);
});

test('watchRejections does not wait for ever where a browser tells nothing', async () => {
  await expect(watchRejections({ onunhandledrejection: null }, () => undefined)()).resolves.toBeUndefined();
});
