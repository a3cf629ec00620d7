import { onInterrupt } from '../platform/interrupt';

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
 * Joins a signal with the interrupt of the kernel. tslab ends a cell that awaits something, but what it awaited
 * would go on in the background.
 */
export function interruptSignal(outer: AbortSignal | undefined): InterruptSignal {
  const controller = new AbortController();
  const reason = new Interruption('stopped');
  const release = onInterrupt(() => controller.abort(reason));
  return {
    signal: outer ? AbortSignal.any([outer, controller.signal]) : controller.signal,
    isReason: (error) => error === reason,
    release,
  };
}
