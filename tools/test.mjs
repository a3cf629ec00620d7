// npm test [-- OPTIONS] [JEST ARGUMENTS]: installs what is missing, builds, checks types, style and format, runs the
// tests.
import { define, main } from './command/main.mjs';
import { installed, place } from './project/places.mjs';
import { build, install } from './project/prepare.mjs';
import { runChecks } from './test/checks.mjs';
import { checkJestArguments, runJest, runsNoTests } from './test/jest.mjs';

export const TEST = define({
  name: 'npm test',
  purpose: [
    "Installs what is missing, builds, checks types, the notebooks' code, style and format, and runs the tests. The " +
      'last line counts them.',
  ],
  options: {},
  passesOn: {
    name: 'JEST ARGUMENTS',
    meaning:
      'go on to Jest as they are: test/engine runs the tests of that folder, -t TEXT those whose names hold TEXT, ' +
      '--coverage measures which lines of lib/ they run and fails below nine in ten',
  },
  notes: ['With --listTests, --showConfig, --version and their like Jest only tells, and nothing is checked.'],
  exit: { 0: 'all is well', 1: 'a check or a test failed' },
  run: async (_, args) => {
    install({ tests: true });
    checkJestArguments(args);
    if (runsNoTests(args)) return runJest(args);
    console.log('\n> build');
    build();
    await runChecks([
      ['types', installed('typescript/bin/tsc'), '-p', '.'],
      ['notebooks', place('tools/check-notebooks.mjs')],
      ['style', installed('eslint/bin/eslint.js'), '.'],
      ['format', installed('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level=warn', '.'],
    ]);
    console.log('\n> tests');
    return runJest(args);
  },
});
main(import.meta.url, TEST);
