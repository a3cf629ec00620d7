import { isRecord } from '../../../../lib/book/site/parts/record';

test('isRecord is true for objects, and neither for lists nor for null', () => {
  expect([{}, [], null, 'a', undefined].map(isRecord)).toEqual([true, false, false, false, false]);
});
