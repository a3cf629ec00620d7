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

/** What each layer calls, with what follows the address of its record. */
function callsOf(training?: TrainingStep): [string, ...number[]][] {
  const { front } = planMemory(network, { batchSize: 8, threads: 1 });
  if (front.kind !== 'images') throw new TypeError(`found a front of kind ${front.kind}`);
  const calls: [string, ...number[]][] = [];
  const kernels: Partial<Kernels> = {};
  const named = new Proxy(kernels, {
    get:
      (_, name) =>
      (__: number, ...rest: number[]): number =>
        calls.push([String(name), ...rest]),
  }) as Kernels;
  for (const { steps } of front.threads) for (const each of steps) stepThere(named, each)(2, training);
  return calls;
}

test('stepThere calls the kernel of each layer, and tells dropout the seed, the step and the place in the batch', () => {
  expect(callsOf(EMPTY_STEP)).toEqual([['convolve'], ['maxPool'], ['imageDropout', 7, 3, 2, 1], ['averagePool']]);
});

test('stepThere lets dropout keep all where nothing is trained', () => {
  expect(callsOf()[2]).toEqual(['imageDropout', 0, 0, 2, 0]);
});
