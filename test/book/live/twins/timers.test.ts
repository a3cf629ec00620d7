import { nodeTimers } from '../../../../lib/book/live/twins/timers';

/** A browser's timers: numbers. */
function browserTimers(): { set: Map<number, () => void>; timers: Parameters<typeof nodeTimers>[0] } {
  const set = new Map<number, () => void>();
  let next = 1;
  const timers: Parameters<typeof nodeTimers>[0] = {
    setTimeout: (work) => {
      set.set(next, work);
      return next++;
    },
    clearTimeout: (id) => void set.delete(id),
  };
  return { set, timers };
}

test('nodeTimers gives timers with the methods of Node.js, which can be cleared', () => {
  const { set, timers } = browserTimers();
  const { setTimeout, clearTimeout } = nodeTimers(timers);
  const timer = setTimeout(() => undefined, 5);
  expect(timer.unref().ref()).toBe(timer);
  expect(set.size).toBe(1);
  clearTimeout(timer);
  expect(set.size).toBe(0);
  clearTimeout(undefined);
});
