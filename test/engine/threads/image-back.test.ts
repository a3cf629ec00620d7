import type { Kernels } from '../../../lib/engine/contract/kernels';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import type { ImageStep } from '../../../lib/engine/layout/plan';
import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { stepBack } from '../../../lib/engine/threads/image-back';
import { EMPTY_STEP } from './fronts';

const convolution = { kind: 'convolution', kernelSize: [2, 2], strides: [1, 1], padding: 'valid' } as const;

/** Three convolutions, each before a pooling; the second pooling gives half of the outputs before it a gradient. */
const network: NetworkSpec = {
  inputs: 64,
  inputScale: 1,
  imageShape: { height: 8, width: 8, channels: 1 },
  layers: [
    { ...convolution, filters: 4, activation: 'relu' },
    { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'same' },
    { ...convolution, filters: 4, activation: 'relu' },
    { kind: 'maxPooling', poolSize: [2, 1], strides: [2, 1], padding: 'same' },
    { ...convolution, kernelSize: [1, 1], filters: 4, activation: 'tanh' },
    { kind: 'maxPooling', poolSize: [3, 3], strides: [2, 2], padding: 'same' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
  loss: 'sparseCategoricalCrossentropy',
  optimizer: { kind: 'sgd', learningRate: 0.1 },
};

const averaging: LayerSpec = { kind: 'averagePooling', poolSize: [2, 2], strides: [2, 2], padding: 'same' };

/** Kernels that only say which they are. */
function named(calls: string[]): Kernels {
  const kernels: Partial<Kernels> = {};
  return new Proxy(kernels, {
    get: (_, name) => (): number => calls.push(String(name)),
  }) as Kernels;
}

/** What each part of the way back through a layer calls. */
function callsOf(step: ImageStep): Record<'prepare' | 'begin' | 'sample' | 'end', string[]> {
  const calls: string[] = [];
  const back = stepBack(named(calls), step);
  const of = (part: () => void): string[] => {
    part();
    return calls.splice(0);
  };
  return {
    prepare: of(back.prepare),
    begin: of(() => {
      back.begin(1);
    }),
    sample: of(() => {
      back.sample(1, 2, 0, EMPTY_STEP);
    }),
    end: of(() => {
      back.end(1);
    }),
  };
}

function ways(of = network): Record<'prepare' | 'begin' | 'sample' | 'end', string[]>[] {
  const { front } = planMemory(of, { batchSize: 8, threads: 1 });
  if (front.kind === 'normalized') return front.first.steps.map(callsOf);
  if (front.kind !== 'images') throw new TypeError(`found a front of kind ${front.kind}`);
  return front.threads.flatMap(({ steps }) => steps.map(callsOf));
}

test('stepBack goes from lists where a pooling leaves a gradient to one output in four or fewer', () => {
  expect(ways()[4]).toEqual({
    prepare: ['filterMajor'],
    begin: ['clear'],
    sample: ['listLive', 'liveKernelGradient', 'liveInputGradient'],
    end: ['storeLiveSums'],
  });
});

test('stepBack takes all gradients where more than one in four can have one', () => {
  expect(ways()[2]).toEqual({
    prepare: ['turnKernel'],
    begin: ['clear'],
    sample: ['imageActivationGradient', 'kernelGradient', 'convolve'],
    end: [],
  });
});

test('stepBack takes all gradients before a pooling to averages, which gives each output one', () => {
  const averages = { ...network, layers: network.layers.with(5, { ...averaging, poolSize: [3, 3] }) };
  expect(ways(averages)[4]?.sample).toEqual(['imageActivationGradient', 'kernelGradient', 'convolve']);
});

test('stepBack takes all gradients of the first layer, and goes no further back', () => {
  expect(ways()[0]?.sample).toEqual(['imageActivationGradient', 'kernelGradient']);
});

test('stepBack goes back through a normalization, and takes all gradients wherever there is one', () => {
  const normalization = { kind: 'normalization', activation: 'relu', epsilon: 0.001, momentum: 0.9 } as const;
  const found = ways({ ...network, layers: network.layers.toSpliced(1, 0, normalization) });
  expect(found[1]).toEqual({ prepare: [], begin: [], sample: ['normalizationGradient'], end: [] });
  expect(found[5]?.sample).toEqual(['imageActivationGradient', 'kernelGradient', 'convolve']);
});

test('stepBack drops the gradients of a dropout, and adds them to none', () => {
  const dropping = { ...network, layers: network.layers.toSpliced(2, 0, { kind: 'dropout', rate: 0.5 } as const) };
  expect(ways(dropping)[2]).toEqual({ prepare: [], begin: [], sample: ['imageDropoutGradient'], end: [] });
});

test('stepBack clears what a pooling adds to', () => {
  const averages = { ...network, layers: network.layers.with(1, averaging) };
  expect(ways(averages)[1]?.sample).toEqual(['clear', 'averagePoolGradient']);
  expect(ways()[1]).toEqual({ prepare: [], begin: [], sample: ['clear', 'maxPoolGradient'], end: [] });
});
