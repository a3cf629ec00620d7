import { checkOrder } from '../../../lib/engine/training/order';

const check = (...numbers: number[]) => {
  return () => {
    checkOrder(Uint32Array.from(numbers), 3);
  };
};

test('checkOrder takes each sample once, in any order', () => {
  expect(check(2, 0, 1)).not.toThrow();
});

test('checkOrder refuses another length, a sample twice, one that is not there, and what is no Uint32Array', () => {
  expect(check(0, 1)).toThrow('training: expected an order of 3 samples, found 2');
  expect(check(0, 1, 1)).toThrow('training: expected each sample below 3 once in the order, found 1 at 2');
  expect(check(0, 3, 1)).toThrow('training: expected each sample below 3 once in the order, found 3 at 1');
  expect(() => {
    Reflect.apply(checkOrder, undefined, [Float32Array.of(0, 1, 2), 3]);
  }).toThrow(TypeError);
});
