import { runInNewContext } from 'node:vm';

import { reasonOf } from '../../../lib/common/text/reason';

test('reasonOf gives the message of an error', () => {
  expect(reasonOf(new RangeError('expected 1, found 2'))).toBe('expected 1, found 2');
});

test('reasonOf gives the message of an error of another realm, which is no instance of Error here', () => {
  const error: unknown = runInNewContext("new Error('from afar')");
  expect(error).not.toBeInstanceOf(Error);
  expect(reasonOf(error)).toBe('from afar');
});

test.each([
  ['stop', 'stop'],
  [undefined, 'undefined'],
  [null, 'null'],
  [{ message: 3 }, '[object Object]'],
])('reasonOf gives %p, which is no error, as text', (thrown, text) => {
  expect(reasonOf(thrown)).toBe(text);
});
