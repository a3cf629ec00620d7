import { penalty } from '../../../lib/engine/reference/layers';
import { expectNear, FLOAT32 } from '../near';
import { Arena, roundings } from './arena';
import { DenseLayer } from './dense-layer';

test.each(
  roundings.flatMap((rounding) => [
    { rounding, l1: 0.01, l2: 0 },
    { rounding, l1: 0, l2: 0.02 },
    { rounding, l1: 0.003, l2: 0.02 },
  ]),
)('penalty sums l1 |w| + l2 w^2 column by column, without the bias: %p', async ({ rounding, l1, l2 }) => {
  const [inputs, units] = [11, 27];
  const arena = await Arena.start(rounding);
  const layer = new DenseLayer(arena, { inputs, units, widths: [4, 2, 1], samples: 1, l1, l2 });
  layer.set(0, [...layer.kernel, ...layer.bias.map(() => 1000)]);
  // Panels 1 and 2 hold columns 16 to 27, and one of padding.
  arena.run(
    () => {
      arena.kernels.penalty(layer.address, 1, 3);
    },
    { address: layer.penalties + 16 * 4, bytes: 12 * 4 },
  );
  const expected = Array.from({ length: units - 16 }, (_, at) =>
    penalty(
      layer.kernel.filter((__, place) => place % units === 16 + at),
      l1,
      l2,
    ),
  );
  expectNear(arena.readFloats(layer.penalties + 16 * 4, 12), [...expected, 0], 2 * inputs * FLOAT32);
});
