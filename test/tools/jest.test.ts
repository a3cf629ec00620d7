import { UsageError } from '../../tools/command/errors.mjs';
import { checkJestArguments, runsNoTests } from '../../tools/test/jest.mjs';

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
