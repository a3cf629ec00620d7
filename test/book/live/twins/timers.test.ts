import { nodeTimers } from '../../../../lib/book/live/twins/timers';

/** A browser's timers: numbers. */
function browserTimers(): { set: Map<number, () => void>; timers: Parameters<typeof nodeTimers>[0] } {
  const set = new Map<number, () => void>();
  let next = 1;
  const begin = (work: () => void): number => {
    set.set(next, work);
    return next++;
  };
  const clear = (id: number): void => void set.delete(id);
  const timers = { setTimeout: begin, clearTimeout: clear, setInterval: begin, clearInterval: clear };
  return { set, timers };
}

test.each([
  ['setTimeout', 'clearTimeout'],
  ['setInterval', 'clearInterval'],
  ['setImmediate', 'clearImmediate'],
] as const)('nodeTimers gives timers of %s with the methods of Node.js, which can be cleared', (begin, clear) => {
  const { set, timers } = browserTimers();
  const made = nodeTimers(timers);
  const timer = made[begin](() => undefined);
  expect(timer.unref().ref()).toBe(timer);
  expect(set.size).toBe(1);
  made[clear](timer);
  expect(set.size).toBe(0);
  made[clear](undefined);
});
