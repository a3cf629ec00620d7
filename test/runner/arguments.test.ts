import { DEFAULT_TIMEOUT, parseArguments, UsageError } from '../../lib/runner/arguments';

test('parseArguments gives the defaults for no arguments', () => {
  expect(parseArguments([])).toEqual({ quick: false, help: false, timeout: DEFAULT_TIMEOUT });
});

test('parseArguments reads every option', () => {
  expect(parseArguments(['--quick', '--timeout', '1.5', '--only', '2,10', '--help'])).toEqual({
    quick: true,
    help: true,
    timeout: 1.5,
    only: [2, 10],
  });
  expect(parseArguments(['--only=3', '-h'])).toMatchObject({ only: [3], help: true });
});

test.each([
  ['an unknown option', ['--fast'], /--fast/],
  ['a word', ['3'], /'3'/],
  ['a time limit of 0', ['--timeout', '0'], /--timeout: expected a number of seconds above 0 .* found 0/],
  ['a time limit below 0', ['--timeout=-1'], /found -1/],
  ['a time limit that is no number', ['--timeout', 'long'], /found long/],
  ['a time limit longer than timers hold', ['--timeout', '1e9'], /at most 2000000, found 1e9/],
  ['a notebook that is no number', ['--only', '2,b'], /--only: expected numbers .* found 2,b/],
  ['no notebook', ['--only', ''], /--only/],
  ['an option without its value', ['--timeout'], /--timeout/],
])('parseArguments refuses %s', (_, args, message) => {
  expect(() => parseArguments(args)).toThrow(UsageError);
  expect(() => parseArguments(args)).toThrow(message);
});
