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
    const { _: folders, reporters } = await buildArgv(jestArguments(args));
    expect([folders, reporters]).toEqual([
      ['test/engine', 'test/docs'],
      ['default', expect.stringMatching(/counts\.mjs$/)],
    ]);
  },
);

test('jestArguments adds nothing where Jest runs no test', () => {
  expect(jestArguments(['--listTests', 'test/engine'])).toEqual(['--listTests', 'test/engine']);
});
