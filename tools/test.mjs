// npm test [-- OPTIONS] [JEST ARGUMENTS]: installs what is missing, builds, checks types, style and format, runs the
// tests.
import { define, main } from './command/main.mjs';
import { flag } from './command/options.mjs';
import { installed, place } from './project/places.mjs';
import { build, install } from './project/prepare.mjs';
import { runChecks } from './test/checks.mjs';
import { checkJestArguments, runJest, runsNoTests } from './test/jest.mjs';

/** What the check of types keeps, so that the next one looks only at what has changed. */
const CHECKED = place('.cache/checked.tsbuildinfo');

/**
 * The style of what has changed is checked, and the notebooks if they or what they use have. That can miss a rule about types in a file that stands as it was while a type
 * it uses has changed; with the tests that start whole programs, as in CI, all files are.
 */
const CHANGED = ['--cache', '--cache-strategy', 'content', '--cache-location', place('.cache/eslint')];

export const TEST = define({
  name: 'npm test',
  purpose: [
    "Installs what is missing, builds, checks types, the notebooks' code, style and format, and runs the tests. The " +
      'last line counts them.',
  ],
  options: {
    system: flag('also run the tests that start whole programs: kernels, commands, compilers, minutes more; CI does'),
  },
  passesOn: {
    name: 'JEST ARGUMENTS',
    meaning:
      'go on to Jest as they are: test/engine runs the tests of that folder, -t TEXT those whose names hold TEXT, ' +
      '--coverage measures which lines of lib/ they run and fails below nine in ten',
  },
  notes: ['With --listTests, --showConfig, --version and their like Jest only tells, and nothing is checked.'],
  exit: { 0: 'all is well', 1: 'a check or a test failed' },
  run: async ({ system }, args) => {
    await install({ tests: true });
    checkJestArguments(args);
    if (runsNoTests(args)) return runJest(args);
    console.log('\n> build');
    await build();
    await runChecks([
      ['types', installed('typescript/bin/tsc'), '-p', '.', '--incremental', '--tsBuildInfoFile', CHECKED],
      ['notebooks', place('tools/check-notebooks.mjs'), ...(system ? [] : ['--cache'])],
      ['style', installed('eslint/bin/eslint.js'), '.', ...(system ? [] : CHANGED)],
      ['format', installed('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level=warn', '.'],
    ]);
    console.log('\n> tests');
    return runJest(args, system);
  },
});
main(import.meta.url, TEST);
