// The environment variables by which a user says how the library is to compute. Which data it works on is asked in
// project/dataset.mjs.
import { StepError } from './errors.mjs';

/**
 * What each may hold, as a pattern and in words.
 *
 * @satisfies {Readonly<Record<string, { readonly pattern: RegExp, readonly expected: string }>>}
 */
export const VARIABLES = {
  DIGITS_BACKEND: { pattern: /^(auto|tensorflow|wasm)$/, expected: 'auto, tensorflow or wasm' },
  DIGITS_THREADS: { pattern: /^\d{1,9}$/, expected: 'a whole number of threads, 0 or more' },
  DIGITS_WIDE: { pattern: /^(auto|off)$/, expected: 'auto or off' },
};

/**
 * Refuses at once what the library would refuse in the middle of the work.
 *
 * @param {string} command its name, as `npm start`
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {StepError} with status 2
 */
export function checkVariables(command, env = process.env) {
  for (const [name, { pattern, expected }] of Object.entries(VARIABLES)) {
    const value = env[name];
    if (value === undefined || pattern.test(value)) continue;
    throw new StepError(
      `${command}: expected ${name} to be ${expected}, or not set, found ${JSON.stringify(value)}`,
      2,
    );
  }
}
