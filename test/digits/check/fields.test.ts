import { hasFields } from '../../../lib/digits/check/fields';

test.each([
  ['an object with these fields and others', { a: 'x', b: [1], c: 2 }, true],
  ['an object that lacks one', { a: 'x' }, false],
  ['an object with one of another kind', { a: 'x', b: 'y' }, false],
  ['null', null, false],
  ['text', 'ab', false],
])('hasFields knows %s', (_, value, answer) => {
  expect(hasFields(value, { a: 'string', b: 'array' })).toBe(answer);
});
