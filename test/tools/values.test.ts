import { UsageError } from '../../tools/command/errors.mjs';
import { oneOf, seconds, wholeNumber } from '../../tools/command/values.mjs';

test('wholeNumber takes 1 and more', () => {
  expect(['1', '12'].map(wholeNumber)).toEqual([1, 12]);
  for (const text of ['0', '-1', '1.5', 'x', '']) {
    expect(() => wholeNumber(text)).toThrow(UsageError);
    expect(() => wholeNumber(text)).toThrow(`expected a whole number, 1 or more, found ${text}`);
  }
});

test('seconds takes what timers hold', () => {
  expect(['1.5', '2000000'].map(seconds)).toEqual([1.5, 2_000_000]);
  for (const text of ['0', '-1', 'long', '', '2000001', '1e9', 'Infinity'])
    expect(() => seconds(text)).toThrow(UsageError);
});

test('oneOf takes a known name, and says which one another is near', () => {
  const read = oneOf(['average', 'network']);
  expect(read('network')).toBe('network');
  expect(() => read('netwrok')).toThrow('expected one of average, network, found netwrok: did you mean network?');
});
