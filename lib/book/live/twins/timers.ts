/** A timer as Node.js has it: an object, not a number. */
export interface Timer {
  /** A worker is not kept alive by timers, nor ended by their lack. */
  unref(): Timer;
  ref(): Timer;
  [Symbol.toPrimitive](): number;
}

type Set = (work: (...args: never[]) => void, milliseconds?: number, ...args: never[]) => unknown;
type Clear = (id: number) => void;

/** As much of a browser's timers as these are made of. */
interface Timers {
  readonly setTimeout: Set;
  readonly clearTimeout: Clear;
  readonly setInterval: Set;
  readonly clearInterval: Clear;
}

/** Node's timers. */
export interface NodeTimers {
  readonly setTimeout: (...call: Parameters<Set>) => Timer;
  readonly setInterval: (...call: Parameters<Set>) => Timer;
  readonly setImmediate: (work: Parameters<Set>[0], ...args: never[]) => Timer;
  readonly clearTimeout: (timer: Timer | number | undefined) => void;
  readonly clearInterval: (timer: Timer | number | undefined) => void;
  readonly clearImmediate: (timer: Timer | number | undefined) => void;
}

/** A browser's timers with the methods of Node's, which programs written for Node.js call. */
export function nodeTimers(timers: Timers): NodeTimers {
  const setting =
    (set: Set) =>
    (...call: Parameters<Set>): Timer => {
      const id = Number(set.apply(timers, call));
      const timer: Timer = { unref: () => timer, ref: () => timer, [Symbol.toPrimitive]: () => id };
      return timer;
    };
  const clearing = (clear: Clear) => (timer: Timer | number | undefined) => clear.call(timers, Number(timer));
  const setTimeout = setting(timers.setTimeout);
  const clearTimeout = clearing(timers.clearTimeout);
  return {
    setTimeout,
    clearTimeout,
    setInterval: setting(timers.setInterval),
    clearInterval: clearing(timers.clearInterval),
    setImmediate: (work, ...args) => setTimeout(work, 0, ...args),
    clearImmediate: clearTimeout,
  };
}
