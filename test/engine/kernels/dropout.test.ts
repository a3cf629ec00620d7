import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { item } from '../../../lib/engine/validation/item';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';
import { Arena } from './arena';

test.each([0.1, 0.5, 0.9])(
  'dropout at a rate of %d keeps and scales what dropoutRow says, in the samples and vectors given',
  async (rate) => {
    const [samples, stride, layer] = [5, 24, 2];
    const [seed, step] = [4_000_000_000, 70_001];
    const arena = await Arena.start();
    const values = numbers(samples * stride, 1);
    const rows = arena.floats(values);
    const [first, last, firstVector, lastVector] = [1, 4, 1, 5];
    const threshold = Math.floor(rate * 2 ** 32);
    const scale = 1 / (1 - rate);
    const ranges = Array.from({ length: last - first }, (_, n) => ({
      address: rows + ((first + n) * stride + firstVector * 4) * 4,
      bytes: (lastVector - firstVector) * 16,
    }));
    arena.run(
      () => {
        arena.kernels.dropout(rows, stride, first, last, firstVector, lastVector, seed, step, layer, threshold, scale);
      },
      ...ranges,
    );
    const expected = values.map((value, at) => {
      const [sample, unit] = [Math.floor(at / stride), at % stride];
      const given = sample >= first && sample < last && unit >= firstVector * 4 && unit < lastVector * 4;
      return given ? value * item(dropoutRow(rate, stride, { seed, step, layer, sample }), unit) : value;
    });
    expectNear(arena.readFloats(rows, samples * stride), expected, 2 * FLOAT32);
  },
);
