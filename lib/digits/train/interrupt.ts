/** A signal that also aborts when the notebook's kernel is interrupted, until it is let go. */
export interface InterruptSignal {
  readonly signal: AbortSignal;
  /** Whether an error is what the interrupt made of the signal. */
  readonly isReason: (error: unknown) => boolean;
  /** Stops listening. */
  readonly release: () => void;
}

/** How far a run has come, in epochs over the model's whole life. */
export interface EpochsSoFar {
  /** Number of the last one that is done; 0 if there is none. */
  readonly done: number;
  /** Number of the one with which the run would end. */
  readonly end: number;
}

/** A run that the reader stopped: no fault, so that its words are all there is to say. */
class Interruption extends Error {
  override readonly name = 'Interrupted';
}

/** The error of a run that an interrupt stopped: after which epoch, and what to do with what is there. */
export function interruption({ done, end }: EpochsSoFar): Error {
  if (done === 0) return new Interruption(`stopped in epoch 1 of ${end}; the model is as it was before`);
  return new Interruption(
    `stopped after epoch ${done} of ${end}; trainingHistory(model) has the history, and fit(...) goes on from there`,
  );
}

/**
 * Joins a signal with the interrupt of the kernel, which reaches it as SIGINT. tslab ends a cell that
 * awaits something, but what it awaited would go on in the background.
 *
 * Where nobody handles SIGINT it ends the process, and is left to do so. While a cell's code runs up to its
 * first `await`, Node.js has put the kernel's handler aside, so that is looked for a moment later too.
 */
export function interruptSignal(outer: AbortSignal | undefined): InterruptSignal {
  const controller = new AbortController();
  const reason = new Interruption('stopped');
  const stop = (): void => controller.abort(reason);
  let released = false;
  const listen = (): boolean => {
    if (!released && process.listenerCount('SIGINT') > 0) process.on('SIGINT', stop);
    return process.listeners('SIGINT').includes(stop);
  };
  if (!listen()) queueMicrotask(listen);
  return {
    signal: outer ? AbortSignal.any([outer, controller.signal]) : controller.signal,
    isReason: (error) => error === reason,
    release: () => {
      released = true;
      process.off('SIGINT', stop);
    },
  };
}
