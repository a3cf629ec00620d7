import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import { codeOf } from '@digits/common/files';

/** Signals that ask a run to end: Ctrl-C, another program, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StopSignal = (typeof SIGNALS)[number];

/** A signal asked the run to end. */
export class Stopped extends Error {
  /** Exit status of a process that the signal ended, as shells give it. */
  readonly status: number;

  constructor(readonly by: StopSignal) {
    super(`stopped by ${by}`);
    this.status = 128 + os.constants.signals[by];
  }
}

/** What may stop a run. */
export interface Stopping {
  /** Aborts at the first signal, with a `Stopped`. */
  readonly signal: AbortSignal;
  /** Stops listening, unless there was a signal: later ones change nothing, until the process is gone. */
  readonly release: () => void;
}

/** Listens for the signals that ask a run to end. */
export function listenForStop(): Stopping {
  const stop = new AbortController();
  const streams = [process.stdout, process.stderr];
  const listener = (by: StopSignal): void => {
    stop.abort(new Stopped(by));
    const first: unknown = stop.signal.reason;
    if (by === 'SIGHUP' && first instanceof Stopped) process.once('exit', () => dieOf(first.by));
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  for (const stream of streams) stream.on('error', forgive);
  return {
    signal: stop.signal,
    release: () => {
      if (stop.signal.aborted) return;
      for (const signal of SIGNALS) process.removeListener(signal, listener);
      for (const stream of streams) stream.removeListener('error', forgive);
    },
  };
}

/** Milliseconds within which a signal is heard that has ended another process of the group. */
const ON_ITS_WAY = 100;

/**
 * Why a run failed. A Ctrl-C goes to all processes of its group, and that one of them has ended may be heard before the
 * signal that ended it: then the signal is the cause.
 *
 * @param error what was thrown
 * @param signal that of the run's `Stopping`
 */
export async function causeOf(error: unknown, signal: AbortSignal): Promise<unknown> {
  if (!signal.aborted) await sleep(ON_ITS_WAY, undefined, { signal }).catch(() => undefined);
  return signal.aborted ? signal.reason : error;
}

/** A terminal that was closed takes nothing any more: the signal that comes with it says so, and ends the run. */
function forgive(error: Error): void {
  if (codeOf(error) !== 'EIO') throw error;
}

/** The last act of a process without a terminal: Node.js would crash, as it cannot put the terminal's settings back. */
function dieOf(signal: StopSignal): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
