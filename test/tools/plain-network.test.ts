import type { NetworkSpec } from '../../lib/engine/network/network';
import { trainReference } from '../../lib/engine/reference/train';
import { seededRandom } from '../../lib/digits/random/random';
import { LOOPS } from '../../tools/bench/plain/loops.mjs';
import { PlainNetwork } from '../../tools/bench/plain/network.mjs';

const [INPUTS, HIDDEN, CLASSES, SAMPLES, BATCH] = [12, 7, 3, 20, 5];

const NETWORK: NetworkSpec = {
  inputs: INPUTS,
  inputScale: 1,
  layers: [
    { kind: 'dense', units: HIDDEN, activation: 'relu' },
    { kind: 'dense', units: CLASSES, activation: 'softmax' },
  ],
  loss: 'sparseCategoricalCrossentropy',
  optimizer: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
};

test.each(['formula', 'rows'] as const)('PlainNetwork trains as the reference does, with the loops "%s"', (name) => {
  const random = seededRandom(1);
  const numbers = (count: number, scale = 1) => Float32Array.from({ length: count }, () => scale * random.uniform());
  const inputs = numbers(SAMPLES * INPUTS);
  const targets = Uint8Array.from({ length: SAMPLES }, (_, sample) => (sample * sample) % CLASSES);
  const start = [INPUTS * HIDDEN, HIDDEN, HIDDEN * CLASSES, CLASSES].map((count) =>
    numbers(count, 0.8).map((value) => value - 0.35),
  );
  const order = Uint32Array.from({ length: SAMPLES }, (_, sample) => sample);
  const fresh = { step: 0, firstMoments: [], secondMoments: [] };
  const expected = trainReference(NETWORK, start, fresh, { inputs, targets }, [order, order], { batchSize: BATCH });

  const weights = start.map((values) => values.slice());
  const network = new PlainNetwork(LOOPS[name], weights);
  const losses = [0, 1].map(() => {
    let loss = 0;
    for (let first = 0; first < SAMPLES; first += BATCH) {
      const x = inputs.subarray(first * INPUTS, (first + BATCH) * INPUTS);
      loss += network.step(x, targets.subarray(first, first + BATCH));
    }
    return loss / SAMPLES;
  });
  losses.forEach((loss, epoch) => expect(loss).toBeCloseTo(expected.epochs[epoch]?.loss ?? NaN, 5));
  weights.forEach((values, index) => {
    const others = expected.parameters[index] ?? new Float32Array(0);
    expect(values).toHaveLength(others.length);
    expect(Math.max(...values.map((value, place) => Math.abs(value - (others[place] ?? NaN))))).toBeLessThan(2e-6);
  });
  // Eight steps have moved them.
  expect(weights[0]).not.toEqual(start[0]);
});

test('PlainNetwork refuses the weights of one layer', () => {
  expect(() => new PlainNetwork(LOOPS.rows, [new Float32Array(6), new Float32Array(2)])).toThrow(
    'expected the weights of two layers',
  );
});
