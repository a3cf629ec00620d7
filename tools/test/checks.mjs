// Checks that run side by side.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { StepError } from '../command/errors.mjs';
import { ROOT } from '../project/places.mjs';

/** @typedef {readonly [name: string, script: string, ...args: string[]]} Check */

/**
 * What a check printed, and whether it passed.
 *
 * @param {string} script
 * @param {readonly string[]} args
 */
async function outcome(script, args) {
  const env = process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env;
  const options = { cwd: ROOT, env, maxBuffer: Infinity };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], options);
    return { text: stdout + stderr, passed: true };
  } catch (error) {
    const { stdout, stderr, message } = /** @type {import('node:child_process').ExecFileException} */ (error);
    return { text: `${stdout ?? ''}${stderr ?? ''}`.trim() || message, passed: false };
  }
}

/**
 * Runs checks side by side, and shows what each said.
 *
 * @param {readonly Check[]} checks
 * @throws {StepError} when all have ended, if one has failed
 */
export async function runChecks(checks) {
  const outcomes = checks.map(([name, script, ...args]) => ({ name, end: outcome(script, args) }));
  const failed = [];
  for (const { name, end } of outcomes) {
    console.log(`\n> ${name}`);
    const { text, passed } = await end;
    if (text) console.log(text.trimEnd());
    if (!passed) failed.push(name);
  }
  if (failed.length > 0) throw new StepError(`${failed.join(', ')}: failed`);
}
