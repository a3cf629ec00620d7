import { UsageError } from '../../tools/command/errors.mjs';
import { parseOptions } from '../../tools/command/options.mjs';
import { notebookNumbers, START } from '../../tools/start.mjs';

const parse = (...args: string[]) => parseOptions(args, START.options);

test('start has its defaults for no arguments', () => {
  expect(parse()).toMatchObject({
    help: false,
    values: { quick: false, only: undefined, workers: undefined, timeout: 600 },
  });
});

test('start reads every option', () => {
  expect(parse('--quick', '--timeout', '1.5', '--workers', '3', '--only', '2,9', '--help')).toMatchObject({
    help: true,
    values: { quick: true, timeout: 1.5, workers: 3, only: [2, 9] },
  });
  expect(parse('--only=3', '-h')).toMatchObject({ help: true, values: { only: [3] } });
});

test.each([
  ['an unknown option', ['--fast'], /--fast/],
  ['a word', ['3'], /'3'/],
  ['a time limit of 0', ['--timeout', '0'], /--timeout: expected a number of seconds above 0 .* found 0/],
  ['a time limit below 0', ['--timeout=-1'], /found -1/],
  ['a time limit that is no number', ['--timeout', 'long'], /found long/],
  ['a time limit longer than timers hold', ['--timeout', '1e9'], /at most 2000000, found 1e9/],
  ['no workers', ['--workers', '0'], /--workers: expected a whole number, 1 or more, found 0/],
  ['a notebook that is no number', ['--only', '2,b'], /--only: expected numbers .* found 2,b/],
  ['no notebook', ['--only', ''], /--only/],
  ['a notebook that is not there', ['--only', '2,77'], /--only: expected numbers of notebooks \(0, 1, .*\), found 77/],
  ['an option without its value', ['--timeout'], /--timeout/],
])('start refuses %s', (_, args, message) => {
  expect(() => parse(...args)).toThrow(UsageError);
  expect(() => parse(...args)).toThrow(message);
});

test('notebookNumbers are those that names of notebooks begin with', () => {
  expect(notebookNumbers('3')).toEqual([3]);
  expect(notebookNumbers('2,1')).toEqual([2, 1]);
});
