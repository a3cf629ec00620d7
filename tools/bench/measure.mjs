// Measures a system in a process of its own.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { parseLastLine } from '../project/json.mjs';
import { place, ROOT } from '../project/places.mjs';
import { DATA, PACKAGES, PEERS, PYTHON } from './places.mjs';
import { twinProgram } from './twin.mjs';

/**
 * What a run found.
 *
 * @typedef {object} Result
 * @property {number[]} seconds of each epoch
 * @property {number[]} [losses] after each epoch
 * @property {(number | null)[]} [accuracies] on the test digits after each epoch
 * @property {number} [loss] after the last epoch, of a system that tells no others
 * @property {number} [accuracy]
 * @property {number[]} [evaluations] milliseconds of each evaluation of the test digits
 * @property {number} [prediction] milliseconds of their prediction
 * @property {number} [parameters]
 * @property {number} [megabytes] the most that was resident
 */

/**
 * Says what is being done, and since when.
 *
 * @param {string} text
 */
export function progress(text) {
  process.stderr.write(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${text}\n`);
}

/**
 * @param {string} what for the line of progress
 * @param {import('./systems.mjs').Spec} spec
 * @returns {Promise<Result>}
 */
export async function measure(what, spec) {
  progress(what);
  const { program, args } = await commandOf(spec);
  const env = 'narrow' in spec && spec.narrow ? { ...process.env, DIGITS_WIDE: 'off' } : process.env;
  const { stdout } = await promisify(execFile)(program, args, { cwd: ROOT, env, maxBuffer: 2 ** 24 });
  return /** @type {Result} */ (parseLastLine(stdout));
}

/**
 * What runs it, in a process of its own.
 *
 * @param {import('./systems.mjs').Spec} spec
 * @returns {Promise<{ program: string, args: string[] }>}
 */
async function commandOf(spec) {
  switch (spec.system) {
    case 'python':
      return { program: PYTHON, args: [PEERS, JSON.stringify({ ...spec, data: DATA })] };
    case 'twin':
      return { program: await twinProgram(), args: [DATA, String(spec.epochs), String(spec.threads)] };
    case 'jax-js':
      return {
        program: process.execPath,
        args: [place('tools', 'bench', 'jax-js.mjs'), PACKAGES, String(spec.epochs)],
      };
    case 'engine':
    case 'engine-cnn':
    case 'plain':
    case 'recipe':
    case 'tfjs': {
      const program = ('node' in spec && spec.node) || process.execPath;
      return { program, args: [place('tools', 'bench', 'run.mjs'), JSON.stringify(spec)] };
    }
  }
}

/**
 * Why a run failed, in one line.
 *
 * @param {unknown} error of {@link measure}
 */
export function reasonOf(error) {
  const { stderr = '', message } = /** @type {import('node:child_process').ExecFileException} */ (error);
  const text = stderr.trim() === '' ? message : stderr;
  return (/^\w*Error: .*$/m.exec(text)?.[0] ?? text.trim().split('\n').at(-1) ?? '').slice(0, 100);
}
