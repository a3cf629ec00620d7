// npm test [-- JEST ARGUMENTS]: installs what is missing, builds, checks types and style, runs the tests.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, command, install, ROOT, run } from './prepare.mjs';

const tool = (name) => path.join(ROOT, 'node_modules', name);
const step = (name, script, ...args) => {
  console.log(`\n> ${name}`);
  run(name, process.execPath, [script, ...args]);
};

/**
 * Runs Jest, and prints its counts on a line of their own at the end, for programs that read it.
 *
 * @param {readonly string[]} args
 */
function jest(args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'digits-jest-'));
  const results = path.join(folder, 'results.json');
  try {
    let failure;
    try {
      step('tests', tool('jest/bin/jest.js'), ...args, '--json', `--outputFile=${results}`);
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

await command(() => {
  install();
  console.log('\n> build');
  build();
  step('types', tool('typescript/bin/tsc'), '-p', '.');
  step('notebooks', path.join(ROOT, 'lib/dist/runner/check-main.js'));
  step('style', tool('eslint/bin/eslint.js'), '.');
  const args = process.argv.slice(2);
  // Coverage is measured on the whole, not when some tests are chosen.
  return jest(args.length === 0 ? ['--coverage'] : args);
});
