import { Engine } from '../../../lib/engine/engine';
import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { readParameters, writeParameters } from '../../../lib/engine/memory/parameters';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import { ADAM, bitsOf, randomData, randomParameters, shuffled } from '../helpers';

function networkOf(units: number, inputs: number, outputs: number): NetworkSpec {
  return {
    inputs,
    inputScale: 1 / 255,
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
    layers: [
      { kind: 'dense', units, activation: 'relu' },
      { kind: 'dense', units: outputs, activation: 'softmax' },
    ],
  };
}

function convolutional(filters: number, channels: number): NetworkSpec {
  const kernelSize = [2, 2] as const;
  const convolution = (count: number): LayerSpec => ({
    kind: 'convolution',
    filters: count,
    kernelSize,
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
  });
  return {
    ...networkOf(3, 9 * channels, 2),
    imageShape: { height: 3, width: 3, channels },
    layers: [convolution(filters), convolution(filters + 1), ...networkOf(3, 9, 2).layers],
  };
}

/** Whether weights and moments, written to a memory, are what is read back. */
function keeps(network: NetworkSpec, threads: number): boolean {
  const plan = planMemory(network, { batchSize: 1, threads });
  const buffer = new ArrayBuffer(plan.end);
  const sets = ([0, 2] as const).map((set) => ({ set, values: randomParameters(network, set + 1) }));
  for (const { set, values } of sets) writeParameters(buffer, plan, set, values);
  return sets.every(({ set, values }) => bitsOf(readParameters(buffer, plan, set)) === bitsOf(values));
}

/** The numbers from 1 whose network does not keep its parameters. */
function lost(last: number, threads: number, network: (size: number) => NetworkSpec): number[] {
  return Array.from({ length: last }, (_, index) => index + 1).filter((size) => !keeps(network(size), threads));
}

const THREADS = [1, 2, 3, 4, 5, 6, 7, 8];

test.each(THREADS)(
  'every width from 1 to 300 keeps its parameters with %i threads',
  (threads) => {
    expect(lost(300, threads, (units) => networkOf(units, 1, 2))).toEqual([]);
  },
  60_000,
);

test.each(THREADS)(
  'every number of outputs to 20, of inputs to 70, of filters to 18 keeps its parameters with %i threads',
  (threads) => {
    expect(lost(20, threads, (outputs) => networkOf(5, 3, outputs))).toEqual([]);
    expect(lost(70, threads, (inputs) => networkOf(9, inputs, 2))).toEqual([]);
    expect(lost(18, threads, (filters) => convolutional(filters, 1 + (filters % 5)))).toEqual([]);
  },
  60_000,
);

test.each([
  [1, 8],
  [9, 3],
  [17, 3],
  [33, 4],
  [24, 5],
  [71, 6],
  [43, 7],
  [100, 8],
])(
  '%i hidden units with %i threads train, and go on from what was read',
  async (units, threads) => {
    const network = networkOf(units, 12, 7);
    const data = randomData(network, 70, 1);
    const states: string[] = [];
    for (const [count, stop] of [
      [threads, 2],
      [0, 2],
      [threads, 1],
    ] as const) {
      const engine = await Engine.start(network, { threads: count, batchSize: 16 });
      engine.setParameters(randomParameters(network, 2));
      await engine.train(engine.load(data), [shuffled(70, 1), shuffled(70, 2)].slice(0, stop));
      let state = engine.optimizerState();
      let parameters = engine.parameters();
      await engine.close();
      if (stop === 1) {
        const other = await Engine.start(network, { threads: count, batchSize: 16 });
        other.setParameters(parameters);
        other.setOptimizerState(state);
        await other.train(other.load(data), [shuffled(70, 2)]);
        [state, parameters] = [other.optimizerState(), other.parameters()];
        await other.close();
      }
      states.push([state.step, bitsOf(parameters), bitsOf(state.firstMoments), bitsOf(state.secondMoments)].join(' '));
    }
    expect(new Set(states).size).toBe(1);
  },
  60_000,
);
