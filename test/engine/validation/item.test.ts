import { item } from '../../../lib/engine/validation/item';

test('item gives what stands at an index, zeros too', () => {
  expect(item([7, 0, 9], 1)).toBe(0);
  expect(item(Float64Array.of(0.5), 0)).toBe(0.5);
});

test.each([-1, 3, 0.5, NaN])('item refuses the index %p of 3 and says what was read', (index) => {
  expect(() => item([7, 8, 9], index, 'the moments')).toThrow(
    new RangeError(`reading the moments: expected an index below 3, found ${index}`),
  );
});
