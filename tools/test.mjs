// npm test [-- JEST ARGUMENTS]: installs what is missing, builds, checks types, style and format, runs the tests.
// With --coverage it takes a quarter longer, and fails below nine lines in ten.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build, command, install, ROOT, run, StepError } from './prepare.mjs';

const tool = (name) => path.join(ROOT, 'node_modules', name);

/** What a check printed, and whether it passed. */
async function outcome(script, args) {
  const env = process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env;
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], {
      cwd: ROOT,
      env,
      maxBuffer: Infinity,
    });
    return { text: stdout + stderr, passed: true };
  } catch (error) {
    return { text: `${error.stdout}${error.stderr}`.trim() || `${error.message}`, passed: false };
  }
}

/**
 * Runs checks side by side, and shows what each said.
 *
 * @param {readonly (readonly [name: string, script: string, ...args: string[]])[]} checks
 * @throws {StepError} when all have ended, if one has failed
 */
async function runChecks(checks) {
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

/**
 * Runs Jest, and prints its counts on a line of their own at the end, for programs that read it.
 *
 * @param {readonly string[]} args
 */
function jest(args) {
  console.log('\n> tests');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'digits-jest-'));
  const results = path.join(folder, 'results.json');
  try {
    let failure;
    try {
      run('tests', process.execPath, [tool('jest/bin/jest.js'), ...args, '--json', `--outputFile=${results}`]);
    } catch (error) {
      failure = error;
    }
    // Without results Jest did not run, for example because of an unknown option.
    if (failure && !existsSync(results)) throw failure;
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    // A test file that cannot be loaded counts as one failure: none of its tests was seen.
    const counts = [`${numPassedTests} passed`, `${numFailedTests + numRuntimeErrorTestSuites} failed`];
    if (numPendingTests > 0) counts.push(`${numPendingTests} skipped`);
    if (failure) console.error(`\n${failure.message}`);
    console.log(`\n${counts.join(', ')}`);
    return failure ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await command(async () => {
  install();
  console.log('\n> build');
  build();
  await runChecks([
    ['types', tool('typescript/bin/tsc'), '-p', '.'],
    ['notebooks', path.join(ROOT, 'lib/runner/dist/check-main.js')],
    ['style', tool('eslint/bin/eslint.js'), '.'],
    ['format', tool('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level=warn', '.'],
  ]);
  return jest(process.argv.slice(2));
});
