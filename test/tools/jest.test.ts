import { buildArgv } from 'jest-cli';

import { UsageError } from '../../tools/command/errors.mjs';
import { checkJestArguments, jestArguments, runsNoTests } from '../../tools/test/jest.mjs';

test('checkJestArguments takes what Jest takes, and refuses the rest in its words', () => {
  expect(() => checkJestArguments([])).not.toThrow();
  expect(() => checkJestArguments(['test/engine', '-t', 'a name', '--coverage'])).not.toThrow();
  expect(() => checkJestArguments(['--coverge'])).toThrow(UsageError);
  expect(() => checkJestArguments(['--coverge'])).toThrow('Unrecognized option "coverge". Did you mean "coverage"?');
});

test('runsNoTests knows the options by which Jest only tells', () => {
  for (const option of ['--version', '--listTests', '--init', '--showConfig', '--clearCache', '--help']) {
    expect(runsNoTests(['test/engine', option])).toBe(true);
  }
  expect(runsNoTests(['test/engine', '--coverage'])).toBe(false);
});

test.each([[['test/engine', 'test/docs']], [['-t', 'a name', 'test/engine', 'test/docs']]])(
  'jestArguments adds a reporter to %p, and Jest takes no folder for one',
  async (args) => {
    const { _: folders, reporters } = await buildArgv(jestArguments(args, false));
    expect([folders, reporters]).toEqual([
      ['test/engine', 'test/docs'],
      ['default', expect.stringMatching(/counts\.mjs$/)],
    ]);
  },
);

test('jestArguments adds nothing where Jest runs no test', () => {
  expect(jestArguments(['--listTests', 'test/engine'], false)).toEqual(['--listTests', 'test/engine']);
});

test('jestArguments leaves out the tests of whole programs unless they are wanted, or tests are chosen', async () => {
  const filterOf = async (args: string[], system: boolean) => (await buildArgv(jestArguments(args, system))).filter;
  for (const args of [[], ['--coverage'], ['--verbose', '--maxWorkers=1']]) {
    expect(await filterOf(args, false)).toMatch(/unit-tests\.cjs$/);
    expect(await filterOf(args, true)).toBeUndefined();
  }
  for (const args of [['test/runner'], ['-t', 'a name'], ['--coverage', 'test/engine'], ['--onlyChanged']]) {
    expect(await filterOf(args, false)).toBeUndefined();
  }
});
