/* Whether two compiled copies of the kernels compute the same, bit for bit. */
import { instantiate } from '../contract/load';
import { planMemory } from '../layout/plan-memory';
import { DataStore } from '../memory/data-store';
import { newMemory } from '../memory/memory';
import { readParameters, writeParameters } from '../memory/parameters';
import { writePlan } from '../memory/write-records';
import type { NetworkSpec, OptimizerSpec } from '../network/network';
import { Program } from './program';

const ADAM: OptimizerSpec = { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** Small, but with panels of every width, odd lengths, lists and rows, penalties, and both ways back through images. */
const TRIALS: readonly NetworkSpec[] = [
  {
    inputs: 37,
    inputScale: 1 / 255,
    layers: [
      { kind: 'dense', units: 59, activation: 'relu', l1: 1e-4, l2: 1e-3 },
      { kind: 'dropout', rate: 0.3 },
      { kind: 'dense', units: 29, activation: 'gelu' },
      { kind: 'dense', units: 10, activation: 'softmax' },
    ],
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
  },
  {
    inputs: 49,
    imageShape: { height: 7, width: 7, channels: 1 },
    inputScale: 1 / 255,
    layers: [
      { kind: 'convolution', filters: 12, kernelSize: [3, 3], strides: [1, 1], padding: 'same', activation: 'relu' },
      { kind: 'convolution', filters: 20, kernelSize: [2, 3], strides: [1, 1], padding: 'valid', activation: 'relu' },
      { kind: 'convolution', filters: 9, kernelSize: [3, 2], strides: [1, 1], padding: 'valid', activation: 'tanh' },
      { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
      { kind: 'dense', units: 5, activation: 'softmax' },
    ],
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
  },
  {
    inputs: 36,
    imageShape: { height: 6, width: 6, channels: 1 },
    inputScale: 1 / 255,
    layers: [
      { kind: 'convolution', filters: 12, kernelSize: [2, 2], strides: [1, 1], padding: 'valid', activation: 'relu' },
      { kind: 'dropout', rate: 0.3 },
      { kind: 'averagePooling', poolSize: [2, 2], strides: [2, 2], padding: 'same' },
      { kind: 'dense', units: 59, activation: 'relu' },
      { kind: 'dense', units: 5, activation: 'softmax' },
    ],
    loss: 'sparseCategoricalCrossentropy',
    optimizer: { kind: 'rmsprop', learningRate: 0.01, decay: 0.9, momentum: 0.5, epsilon: 1e-7 },
  },
];

/** A batch, and a partial one. */
const SAMPLES = 13;
const BATCH = 8;
const CLASSES = 5;

/** Whether both give the same bits: weights and moments after two epochs of small networks. */
export function givesSameBits(one: WebAssembly.Module, other: WebAssembly.Module): boolean {
  return TRIALS.every((network) => {
    const [expected, found] = [tryOut(one, network), tryOut(other, network)];
    return expected.every((words, index) => words.every((word, at) => word === found[index]?.[at]));
  });
}

/** @returns the bits of weights and moments after it */
function tryOut(module: WebAssembly.Module, network: NetworkSpec): Uint32Array[] {
  const plan = planMemory(network, { batchSize: BATCH, threads: 1 });
  const memory = newMemory(plan.end);
  const kernels = instantiate(module, memory);
  writePlan(new DataView(memory.buffer), plan);
  const numbers = sequence();
  const weights = readParameters(memory.buffer, plan, 0).map((zeros) => zeros.map(() => numbers() - 0.5));
  writeParameters(memory.buffer, plan, 0, weights);
  const store = new DataStore(memory, kernels, plan);
  const data = store.store({
    // Half of the pixels are zero.
    inputs: Uint8Array.from({ length: SAMPLES * network.inputs }, () => Math.max(0, numbers() * 512 - 256)),
    targets: Uint8Array.from({ length: SAMPLES }, (_, sample) => sample % CLASSES),
  });
  const program = new Program(memory, kernels, plan, 0);
  const steps = Math.ceil(SAMPLES / BATCH);
  for (let epoch = 0; epoch < 2; epoch++) {
    program.run({ kind: 'train', data, order: data.inOrder, firstStep: epoch * steps, seed: 1 });
  }
  const sets = ([0, 1, 2] as const).flatMap((set) => readParameters(memory.buffer, plan, set));
  return sets.map(({ buffer }) => new Uint32Array(buffer));
}

/** Numbers from 0 to 1 without a pattern, always the same: a linear congruence (W. Press et al., Numerical Recipes). */
function sequence(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
