import { batches, epochOrder } from '../../../lib/digits/train/batches';

test('epochOrder visits every sample once, in another order each epoch', () => {
  const first = epochOrder(100, 1, 1);
  expect([...first].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
  expect(epochOrder(100, 1, 1)).toEqual(first);
  expect(epochOrder(100, 1, 2)).not.toEqual(first);
  expect(epochOrder(100, 2, 1)).not.toEqual(first);
});

test('batches cuts an order into parts, the last one smaller', () => {
  const parts = [...batches(Uint32Array.of(5, 6, 7, 8, 9), 2)];
  expect(parts.map((part) => [...part])).toEqual([[5, 6], [7, 8], [9]]);
});
