// How npm test runs Jest.
import { spawnSync } from 'node:child_process';

import { UsageError } from '../command/errors.mjs';
import { installed, place, ROOT } from '../project/places.mjs';
import { endOf, statusOf } from '../project/run.mjs';

/** Options by which Jest tells or does something, and runs no test. */
const NO_TESTS = [
  ...['--help', '-h', '--version', '-v', '--init', '--clearCache'],
  ...['--listTests', '--collectTests', '--showConfig'],
];

/**
 * Whether Jest runs no test if it is given these arguments.
 *
 * @param {readonly string[]} args
 */
export const runsNoTests = (args) => args.some((arg) => NO_TESTS.includes(arg));

/** Lets Jest read its arguments, as it does before it runs. */
const READ = `
  require(process.argv[1]).buildArgv(process.argv.slice(2)).catch((error) => {
    console.error(error.message.trim());
    process.exit(2);
  });`;

/**
 * Refuses at once what Jest would refuse after the checks.
 *
 * @param {readonly string[]} args
 * @throws {UsageError} in Jest's own words
 */
export function checkJestArguments(args) {
  if (args.length === 0) return;
  const program = ['-e', READ, '--', installed('jest-cli'), ...args];
  const { status, stderr } = spawnSync(process.execPath, program, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new UsageError(stderr.trim());
}

/** Options by which Jest measures or tells more of the same tests. */
const SAME_TESTS = /^--(coverage|verbose|silent|ci|colors?|bail|maxWorkers|logHeapUsage|randomize|seed)(=.*)?$/;

/**
 * What Jest is given: where it runs tests, a reporter too that counts them. It comes last, as Jest takes what follows
 * for further reporters.
 *
 * @param {readonly string[]} args
 * @param {boolean} system whether to run the tests that start whole programs too; where tests are named or chosen, all
 *   of those are run
 */
export function jestArguments(args, system) {
  if (runsNoTests(args)) return [...args];
  const filter = system || !args.every((arg) => SAME_TESTS.test(arg)) ? [] : [`--filter=${inTest('unit-tests.cjs')}`];
  return [...args, ...filter, '--reporters=default', `--reporters=${inTest('counts.mjs')}`];
}

/** @param {string} name */
const inTest = (name) => place('tools', 'test', name);

/**
 * For Jest and the processes that it starts. Each test file loads all that it uses anew: with room for that, less of
 * it is copied about, which takes an eighth off the time of all.
 */
const ROOM = '--max-semi-space-size=64';

/**
 * Runs Jest, with its counts on a line of their own at the end.
 *
 * @param {readonly string[]} args
 * @param {boolean} [system] whether to run the tests that start whole programs too
 * @returns its exit status
 */
export async function runJest(args, system = true) {
  const program = [ROOM, installed('jest', 'bin', 'jest.js'), ...jestArguments(args, system)];
  const { status, signal } = await endOf(process.execPath, program);
  return statusOf(status, signal);
}
