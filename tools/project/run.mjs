// Runs other programs in the project's folder.
import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';

import { StepError } from '../command/errors.mjs';
import { ROOT } from './places.mjs';

/**
 * The exit status that shells give for what ended a program.
 *
 * @param {number | null} status
 * @param {NodeJS.Signals | null} signal
 */
export const statusOf = (status, signal) => status ?? (signal === null ? 1 : 128 + constants.signals[signal]);

/**
 * Runs a program, its output shown as it comes.
 *
 * @param {string} step what to call it if it fails
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @throws {StepError} if it cannot be started or ends with another status than 0
 */
export function run(step, program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (error) throw new StepError(`${step}: cannot run ${program}: ${error.message}`);
  if (status === 0) return;
  throw new StepError(
    `${step} failed (${signal ?? `exit status ${status}`})`,
    signal === null ? 1 : statusOf(status, signal),
  );
}

/**
 * Runs npm: the one that runs this command, else the one that is found.
 *
 * @param {string} step
 * @param {readonly string[]} args
 */
export function npm(step, args) {
  const cli = process.env.npm_execpath;
  const windows = process.platform === 'win32';
  if (cli?.endsWith('.js')) run(step, process.execPath, [cli, ...args]);
  else run(step, windows ? 'npm.cmd' : 'npm', args, { shell: windows });
}
