import { describeDeath } from '../../../lib/runner/kernel/death';

test('describeDeath gives the words that the kernel left', () => {
  expect(describeDeath('exit status 5', '')).toBe('the kernel ended by itself (exit status 5)');
  expect(describeDeath('exit status 1', 'Error: no such module\n')).toBe(
    'the kernel ended by itself (exit status 1)\nError: no such module',
  );
});

test.each([
  'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
  'FATAL ERROR: invalid array length Allocation failed - JavaScript heap out of memory',
])('describeDeath says that memory ran out, and not what Node.js says of its insides: %s', (line) => {
  const text = `<--- Last few GCs --->\n\n${line}\n----- Native stack trace -----\n\n 1: 0xb78db3 node::OOMErrorHandler\n`;
  const words = describeDeath('signal SIGABRT', text);
  expect(words).toMatch(/^the kernel ended by itself \(signal SIGABRT\): it ran out of memory\. .*max-old-space-size/);
  expect(words).not.toContain('\n');
});

test('describeDeath says why the system may have killed the kernel, unless it has words of its own', () => {
  expect(describeDeath('signal SIGKILL', '\n')).toContain('the system may have run out of memory: ');
  expect(describeDeath('signal SIGKILL', 'last words')).toBe('the kernel ended by itself (signal SIGKILL)\nlast words');
});
