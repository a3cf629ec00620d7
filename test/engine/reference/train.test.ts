import type { NetworkSpec, OptimizerSpec, OptimizerState } from '../../../lib/engine/network/network';
import { trainReference } from '../../../lib/engine/reference/train';
import { expectNear, FLOAT32 } from '../near';
import { numbers } from '../numbers';

const FRESH: OptimizerState = { step: 0, firstMoments: [], secondMoments: [] };

function line(optimizer: OptimizerSpec): NetworkSpec {
  return {
    inputs: 1,
    inputScale: 0.5,
    loss: 'meanSquaredError',
    optimizer,
    layers: [{ kind: 'dense', units: 1, activation: 'linear' }],
  };
}

const start = [Float32Array.of(1), Float32Array.of(0)];
const data = { inputs: Uint8Array.of(2, 4, 6), targets: Float32Array.of(0, 0, 1) };

test('trainReference moves the weights batch by batch in the order given', () => {
  const network = line({ kind: 'sgd', learningRate: 0.25 });
  const { parameters, state, epochs } = trainReference(network, start, FRESH, data, [Uint32Array.of(2, 0, 1)], {
    batchSize: 2,
  });
  // Samples 2 and 0: inputs 3 and 1, outputs 3 and 1, targets 1 and 0.
  const [w, b] = [1 - 0.25 * ((2 * 2 * 3 + 2 * 1 * 1) / 2), -0.25 * ((2 * 2 + 2 * 1) / 2)];
  // Then sample 1 alone: input 2, target 0. Outputs of 3, 1 and -2.25 count as 1, 1 and 0: two hits.
  const y = 2 * w + b;
  expect(parameters).toEqual([Float32Array.of(w - 0.25 * 2 * y * 2), Float32Array.of(b - 0.25 * 2 * y)]);
  expect(epochs).toEqual([{ loss: ((4 + 1) / 2) * (2 / 3) + y * y * (1 / 3), accuracy: 2 / 3 }]);
  expect(state).toEqual({ step: 2, firstMoments: [], secondMoments: [] });
});

test.each<OptimizerSpec>([
  { kind: 'momentum', learningRate: 0.02, momentum: 0.9, nesterov: true },
  { kind: 'rmsprop', learningRate: 0.02, decay: 0.9, momentum: 0.5, epsilon: 1e-7 },
  { kind: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.99, epsilon: 1e-7 },
])('trainReference goes on from the state it returned: $kind', (optimizer) => {
  const network = line(optimizer);
  const order = Uint32Array.of(0, 1, 2);
  const whole = trainReference(network, start, FRESH, data, [order, order]);
  const half = trainReference(network, start, FRESH, data, [order]);
  const rest = trainReference(network, half.parameters, half.state, data, [order]);
  expect(rest.state.step).toBe(2);
  // In between weights and moments were rounded to float32.
  for (const [index, values] of whole.parameters.entries())
    expectNear(rest.parameters[index] ?? [], values, 4 * FLOAT32);
  expect(half.state.secondMoments).toHaveLength(optimizer.kind !== 'momentum' ? 2 : 0);
});

test('trainReference draws other dropout masks in each step and with each seed', () => {
  const network: NetworkSpec = {
    ...line({ kind: 'sgd', learningRate: 0 }),
    inputs: 20,
    layers: [
      { kind: 'dropout', rate: 0.5 },
      { kind: 'dense', units: 1, activation: 'linear' },
    ],
  };
  const parameters = [Float32Array.from(numbers(20, 1)), Float32Array.of(0)];
  const one = { inputs: new Uint8Array(20).fill(1), targets: Float32Array.of(0) };
  const losses = (seed: number): number[] =>
    trainReference(network, parameters, FRESH, one, [Uint32Array.of(0), Uint32Array.of(0)], { seed }).epochs.map(
      ({ loss }) => loss,
    );
  expect(new Set([...losses(1), ...losses(2)]).size).toBe(4);
  expect(losses(1)).toEqual(losses(1));
});

test('trainReference refuses what does not fit', () => {
  const network = line({ kind: 'sgd', learningRate: 0.1 });
  const order = [Uint32Array.of(0)];
  expect(() => trainReference(network, start, FRESH, { inputs: data.inputs }, order)).toThrow(
    new TypeError('training: expected data with targets, found none'),
  );
  expect(() => trainReference(network, start, FRESH, data, [Uint32Array.of(3)])).toThrow('reading the inputs');
  expect(() => trainReference(network, start, { ...FRESH, firstMoments: [new Float32Array(1)] }, data, order)).toThrow(
    'reading the moments: expected an index below 1, found 1',
  );
});
