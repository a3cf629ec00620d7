/** A timer as Node.js has it: an object, not a number. */
export interface Timer {
  /** A worker is not kept alive by timers, nor ended by their lack. */
  unref(): Timer;
  ref(): Timer;
  [Symbol.toPrimitive](): number;
}

/** As much of a browser's timers as these are made of. */
interface Timers {
  readonly setTimeout: (work: (...args: never[]) => void, milliseconds?: number, ...args: never[]) => unknown;
  readonly clearTimeout: (id: number) => void;
}

/** A browser's timers with the methods of Node's, which programs written for Node.js call. */
export function nodeTimers(timers: Timers): {
  setTimeout: (...call: Parameters<Timers['setTimeout']>) => Timer;
  clearTimeout: (timer: Timer | number | undefined) => void;
} {
  const { setTimeout, clearTimeout } = timers;
  return {
    setTimeout(...call) {
      const id = Number(setTimeout.apply(timers, call));
      const timer: Timer = { unref: () => timer, ref: () => timer, [Symbol.toPrimitive]: () => id };
      return timer;
    },
    clearTimeout: (timer) => clearTimeout.call(timers, Number(timer)),
  };
}
