import { UsageError } from '../../tools/command/errors.mjs';
import { fuzzName } from '../../tools/fuzz.mjs';

test('fuzzName takes the name of a file of test/fuzz, which is that one alone, or a part of names', () => {
  const chosen = (text: string): string[] => {
    const pattern = new RegExp(`test/fuzz/${fuzzName(text)}`);
    const files = ['networks', 'networks-threads', 'networks-reference', 'saves', 'idx'];
    return files.filter((name) => pattern.test(`test/fuzz/${name}.test.ts`));
  };
  expect(chosen('networks')).toEqual(['networks']);
  expect(chosen('networks-')).toEqual(['networks-threads', 'networks-reference']);
  expect(chosen('save')).toEqual(['saves']);
  expect(() => fuzzName('netwrks')).toThrow(UsageError);
  expect(() => fuzzName('netwrks')).toThrow(/found netwrks: did you mean networks\?$/);
});
