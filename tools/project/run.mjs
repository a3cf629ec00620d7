// Runs other programs in the project's folder.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { messageOf, StepError } from '../command/errors.mjs';
import { ROOT } from './places.mjs';

/**
 * The exit status that shells give for what ended a program.
 *
 * @param {number | null} status
 * @param {NodeJS.Signals | null} signal
 */
export const statusOf = (status, signal) => status ?? (signal === null ? 1 : 128 + constants.signals[signal]);

/**
 * How a program ends, its output shown as it comes.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ status: number | null, signal: NodeJS.Signals | null }>} is rejected if it cannot be started
 */
export function endOf(program, args, options = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve({ status, signal }));
  });
}

/**
 * Runs a program, its output shown as it comes.
 *
 * @param {string} step what to call it if it fails
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @throws {StepError} if it cannot be started or ends with another status than 0
 */
export async function run(step, program, args, options = {}) {
  const { status, signal } = await endOf(program, args, options).catch((error) => {
    throw new StepError(`${step}: cannot run ${program}: ${messageOf(error)}`);
  });
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
export async function npm(step, args) {
  const cli = process.env.npm_execpath;
  const windows = process.platform === 'win32';
  if (cli?.endsWith('.js')) await run(step, process.execPath, [cli, ...args]);
  else await run(step, windows ? 'npm.cmd' : 'npm', args, { shell: windows });
}
