// No program that a command has started outlives it: a signal goes on to all of them, whoever started them, here or in
// the library.
import { subscribe } from 'node:diagnostics_channel';
import { constants } from 'node:os';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Seconds that programs have to end in order: a kernel takes SIGINT for an interrupt of its cell, and lives on. */
const PATIENCE = 10;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @type {(typeof SIGNALS)[number] | undefined} */
let stoppedBy;

/** @param {(typeof SIGNALS)[number]} signal */
const statusOf = (signal) => 128 + constants.signals[signal];

/**
 * Passes a signal on; the command ends when they have ended, which may tidy up. Where something else of this process
 * listens for the signal, as the runner of the notebooks does, that ends them.
 *
 * @param {(typeof SIGNALS)[number]} signal
 */
function passOn(signal) {
  if (process.listenerCount(signal) > 1) return;
  if (stoppedBy === undefined) setTimeout(() => process.exit(statusOf(signal)), PATIENCE * 1000);
  stoppedBy = signal;
  for (const child of running) child.kill(signal);
}

/** @param {import('node:child_process').ChildProcess} child which runs */
function follow(child) {
  // Without a program to end, a signal ends this process by itself, and at once, whatever it is computing.
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, passOn);
  running.add(child);
  if (stoppedBy !== undefined) child.kill(stoppedBy);
  child.once('exit', () => {
    running.delete(child);
    if (running.size > 0) return;
    // Before anything else hears of it, and goes on or tells a failure.
    if (stoppedBy !== undefined) process.exit(statusOf(stoppedBy));
    for (const signal of SIGNALS) process.off(signal, passOn);
  });
}

/** The exit status by which a signal ends the command, once one has come: what fails then has failed by it. */
export const stoppedStatus = () => (stoppedBy === undefined ? undefined : statusOf(stoppedBy));

/** Ends every program that this process starts from now on, with this process. */
export function endWithChildren() {
  subscribe('child_process', (message) => {
    const { process: child } = /** @type {{ process: import('node:child_process').ChildProcess }} */ (message);
    child.prependOnceListener('spawn', () => follow(child));
  });
  process.once('exit', () => {
    for (const child of running) child.kill();
  });
}
