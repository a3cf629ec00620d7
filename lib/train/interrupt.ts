/** A signal that also aborts when the notebook's kernel is interrupted, until it is let go. */
export interface InterruptSignal {
  readonly signal: AbortSignal;
  /** Stops listening. */
  readonly release: () => void;
}

/**
 * Joins a signal with the interrupt of the kernel, which reaches it as SIGINT. tslab ends a cell that
 * awaits something, but what it awaited would go on in the background.
 *
 * Where nobody handles SIGINT it ends the process, and is left to do so.
 */
export function interruptSignal(outer: AbortSignal | undefined): InterruptSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error('training: interrupted; the model keeps what it has learnt so far'));
  const handled = process.listenerCount('SIGINT') > 0;
  if (handled) process.on('SIGINT', stop);
  return {
    signal: outer ? AbortSignal.any([outer, controller.signal]) : controller.signal,
    release: () => process.off('SIGINT', stop),
  };
}
