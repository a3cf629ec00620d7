import { UsageError } from '../../tools/command/errors.mjs';
import { fuzzName } from '../../tools/fuzz.mjs';

test('fuzzName takes a part of the name of a file of test/fuzz', () => {
  expect(['networks', 'save', 'idx'].map(fuzzName)).toEqual(['networks', 'save', 'idx']);
  expect(() => fuzzName('netwrks')).toThrow(UsageError);
  expect(() => fuzzName('netwrks')).toThrow(/found netwrks: did you mean networks\?$/);
});
