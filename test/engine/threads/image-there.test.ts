import type { Kernels } from '../../../lib/engine/contract/kernels';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import type { TrainingStep } from '../../../lib/engine/threads/job';
import { stepThere } from '../../../lib/engine/threads/image-there';
import { EMPTY_STEP } from './fronts';

const windows = { strides: [1, 1], padding: 'same' } as const;
const network: NetworkSpec = {
  inputs: 64,
  inputScale: 1,
  imageShape: { height: 8, width: 8, channels: 1 },
  layers: [
    { ...windows, kind: 'convolution', kernelSize: [2, 2], filters: 4, activation: 'relu' },
    { ...windows, kind: 'maxPooling', poolSize: [2, 2] },
    { kind: 'dropout', rate: 0.5 },
    { ...windows, kind: 'averagePooling', poolSize: [2, 2] },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  loss: 'sparseCategoricalCrossentropy',
  optimizer: { kind: 'sgd', learningRate: 0.1 },
};

/** What each layer calls: bytes from its record to the one that it names, then what follows that. */
function callsOf(training?: TrainingStep, { spec = network, offset = 0 } = {}): [string, ...number[]][] {
  const { front } = planMemory(spec, { batchSize: 8, threads: 1 });
  if (front.kind !== 'images' && front.kind !== 'normalized')
    throw new TypeError(`found a front of kind ${front.kind}`);
  const calls: [string, ...number[]][] = [];
  const kernels: Partial<Kernels> = {};
  const named = new Proxy(kernels, {
    get:
      (_, name) =>
      (...numbers: number[]): number =>
        calls.push([String(name), ...numbers]),
  }) as Kernels;
  const steps = front.kind === 'images' ? front.threads.flatMap((set) => set.steps) : front.first.steps;
  for (const each of steps) stepThere(named, each)(2, offset, training);
  return calls.map(([name, address = NaN, ...rest], index) => [
    name,
    address - (steps[index]?.there.address ?? NaN),
    ...rest,
  ]);
}

test('stepThere calls the kernel of each layer, and tells dropout the seed, the step and the place in the batch', () => {
  expect(callsOf(EMPTY_STEP)).toEqual([
    ['convolve', 0],
    ['maxPool', 0],
    ['imageDropout', 0, 7, 3, 2, 1],
    ['averagePool', 0],
  ]);
});

test('stepThere lets dropout keep all where nothing is trained', () => {
  expect(callsOf()[2]).toEqual(['imageDropout', 0, 0, 0, 2, 0]);
});

test('stepThere tells a normalization whether it trains, and takes the records of the sample', () => {
  const normalization = { kind: 'normalization', activation: 'relu', epsilon: 0.001, momentum: 0.9 } as const;
  const spec = { ...network, layers: network.layers.toSpliced(1, 0, normalization) };
  expect(callsOf(EMPTY_STEP, { spec, offset: 640 })).toEqual([
    ['convolve', 640],
    ['normalize', 640, 1],
    ['maxPool', 640],
    ['imageDropout', 640, 7, 3, 2, 1],
    ['averagePool', 640],
  ]);
  expect(callsOf(undefined, { spec })[1]).toEqual(['normalize', 0, 0]);
});
