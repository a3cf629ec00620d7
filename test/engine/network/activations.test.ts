import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import { activate, activationGradient } from '../../../lib/engine/reference/layers';
import { item } from '../../../lib/engine/validation/item';
import { elementwise } from '../activations';

const sums = Float64Array.from({ length: 2001 }, (_, at) => (at - 1000) / 100);
const ones = new Float64Array(sums.length).fill(1);

test.each(elementwise)('SLOPE_FROM says output of %s where equal outputs mean equal slopes, else sum', (kind) => {
  const y = activate(kind, sums, 1);
  const slopes = activationGradient(kind, { sums, y }, ones, 1);
  const order = [...y.keys()].sort((one, other) => item(y, one) - item(y, other));
  // In the order of the outputs, the slopes of neighbours differ by little, but where two sums give one output.
  const jumps = order.slice(1).filter((at, before) => {
    const other = item(order, before);
    return Math.abs(item(y, at) - item(y, other)) < 0.01 && Math.abs(item(slopes, at) - item(slopes, other)) > 0.05;
  });
  expect(jumps.length > 0 ? 'sum' : 'output').toBe(SLOPE_FROM[kind]);
});
