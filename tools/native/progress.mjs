// One line for each step with the time since the start; everything that programs print goes to the log.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { ROOT } from '../project/places.mjs';
import { statusOf } from '../project/run.mjs';
import { LOG } from './places.mjs';

/** A long step says that it is still at it, in milliseconds. */
const HEARTBEAT = 15_000;
/** How long a program may take to end after it was asked to, in milliseconds. */
const GRACE = 3_000;
/** How much of the log a failed step shows. */
const LAST_LINES = 20;

const started = performance.now();
const stop = new AbortController();

/** Aborted when the user, or the system, asks the command to end. */
export const stopped = stop.signal;
/** Why a step was given up; the reason of {@link stopped}. */
export class Interrupted extends StepError {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Stopped by ${signal}.`, statusOf(null, signal));
  }
}

/** Begins a new log, and lets a signal end the running step instead of this process. */
export function begin() {
  mkdirSync(path.dirname(LOG), { recursive: true });
  writeFileSync(LOG, '');
  for (const signal of /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM'])) {
    process.on(signal, () => stop.abort(new Interrupted(signal)));
  }
}

/** @param {string} line one line for the user, and for the log */
export function say(line) {
  const text = `[${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s] ${line}`;
  console.log(text);
  appendFileSync(LOG, `${text}\n`);
}

/**
 * Runs a program, its output into the log.
 *
 * @param {string} step what is being done, for the lines of progress and errors
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number }} [options] seconds: its time limit
 * @returns {Promise<string>} what it printed
 * @throws {StepError} with the last lines of the log, if it fails or takes too long
 */
export async function execute(step, program, args, { cwd = ROOT, env = process.env, seconds = 1800 } = {}) {
  stopped.throwIfAborted();
  const limit = AbortSignal.timeout(seconds * 1000);
  appendFileSync(LOG, `\n$ ${[program, ...args].join(' ')}\n`);
  // A group of its own: what it starts in turn must end with it.
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      appendFileSync(LOG, text);
    });
  }
  const end = () => endGroup(child);
  for (const signal of [stopped, limit]) signal.addEventListener('abort', end);
  const heartbeat = setInterval(() => say(`  still ${step} ...`), HEARTBEAT);
  try {
    const problem = await problemOf(child, program);
    stopped.throwIfAborted();
    if (limit.aborted) throw new StepError(`${step} took longer than ${seconds} s and was stopped${lastLines(output)}`);
    if (problem) throw new StepError(`${step} failed (${problem})${lastLines(output)}`);
    return output;
  } finally {
    clearInterval(heartbeat);
    for (const signal of [stopped, limit]) signal.removeEventListener('abort', end);
  }
}

/**
 * Waits until a program has ended.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @returns {Promise<string | undefined>} what went wrong, if anything did
 */
const problemOf = (child, program) =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(`cannot run ${program}: ${error.message}`));
    child.once('close', (status, signal) => resolve(status === 0 ? undefined : (signal ?? `exit status ${status}`)));
  });

/**
 * Ends a program and what it has started.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function endGroup({ pid }) {
  if (pid === undefined) return;
  /** @param {NodeJS.Signals} signal */
  const kill = (signal) => {
    try {
      process.kill(-pid, signal);
    } catch {
      // Nothing of the group is left.
    }
  };
  kill('SIGTERM');
  setTimeout(() => kill('SIGKILL'), GRACE).unref();
}

/**
 * The end of what a program printed, without stack traces and empty lines.
 *
 * @param {string} output
 */
function lastLines(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^(\S+ ERR! stack)?\s+at /.test(line));
  return lines.length === 0 ? '' : `:\n    ${lines.slice(-LAST_LINES).join('\n    ')}`;
}
