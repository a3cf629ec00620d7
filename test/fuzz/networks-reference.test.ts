import { inOrder, randomOf } from '../engine/helpers';
import { randomCase } from '../engine/random-networks';
import { cases, PATIENCE } from './cases';
import { gradientsOf } from './float64/network';
import { at } from './float64/rules';

/** Small enough that the curvature does not count, large enough for float64. */
const STEP = 1e-6;

test(
  'gradientsOf gives the slope of its loss along random directions, as central differences tell it',
  () => {
    const wanted = cases(20, 300);
    const seen = { directions: 0, kinked: 0, layers: new Set<string>() };
    for (let seed = 1; seed <= wanted; seed++) {
      const { network, parameters, data } = randomCase(seed, 4);
      const weights = parameters.map((values) => Float64Array.from(values));
      const samples = inOrder(data.inputs.length / network.inputs);
      const masks = { seed, step: 3 };
      const { gradients, loss } = gradientsOf(network, weights, data, samples, { masks });
      weights.forEach((values, index) => {
        // Every weight of the array moves, each by another length, so that no wrong gradient hides.
        const random = randomOf(seed * 100 + index);
        const direction = values.map(() => 2 * random() - 1);
        const [up, down] = [STEP, -STEP].map((step) => {
          const beside = values.map((w, place) => w + step * at(direction, place));
          return gradientsOf(network, weights.with(index, beside), data, samples, { masks });
        });
        if (!up || !down) throw new Error('expected two losses');
        seen.directions++;
        // Between the two a relu, a maximum or the sign of a weight may turn: there the slope is not one number.
        if (up.decisions.some((distance, place) => Math.sign(distance) !== Math.sign(at(down.decisions, place)))) {
          seen.kinked++;
          return;
        }
        const slope = direction.reduce((sum, length, place) => sum + length * at(gradients[index] ?? [], place), 0);
        // Losses end at 1e-16 of their size, which the step makes 1e-10; the rest is the curvature.
        const error = Math.abs((up.loss - down.loss) / (2 * STEP) - slope);
        const close = error < 1e-8 * (1 + Math.abs(loss) + Math.abs(slope));
        expect([seed, index, close]).toEqual([seed, index, true]);
      });
      for (const layer of network.layers) seen.layers.add(layer.kind);
    }
    expect([...seen.layers].sort()).toEqual([
      'averagePooling',
      'convolution',
      'dense',
      'dropout',
      'maxPooling',
      'normalization',
    ]);
    expect(seen.kinked).toBeLessThan(seen.directions / 10);
  },
  PATIENCE,
);
