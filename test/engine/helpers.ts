import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';

import type { EngineData } from '../../lib/engine/memory/check-data';
import { Engine } from '../../lib/engine/engine';
import type { EngineOptions } from '../../lib/engine/training/types';
import type { Rounding } from '../../lib/engine/contract/load';
import type { NetworkSpec, OptimizerState, Parameters } from '../../lib/engine/network/network';
import { stagesOf } from '../../lib/engine/network/stages';
import { trainReference } from '../../lib/engine/reference/train';
import { randomOf } from './numbers';

export { layers, randomOf, tf };

export const ADAM = { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;
/** After one step from rest the accumulation is the gradient itself. */
export const GRADIENT_ONLY = { kind: 'momentum', learningRate: 0, momentum: 0, nesterov: false } as const;
export const FRESH: OptimizerState = { step: 0, firstMoments: [], secondMoments: [] };

/** Random non-zero parameters, biases too, scaled so that sums stay of the order of 1. */
export function randomParameters(network: NetworkSpec, seed: number): Float32Array[] {
  const random = randomOf(seed);
  const away = (): number => (random() < 0.5 ? -1 : 1) * (0.1 + 0.9 * random());
  const { images, dense } = stagesOf(network);
  const weighted = (inputs: number, units: number, hasBias: boolean): Float32Array[] => [
    Float32Array.from({ length: inputs * units }, () => away() * Math.sqrt(1.5 / inputs)),
    ...(hasBias ? [Float32Array.from({ length: units }, () => away() * 0.3)] : []),
  ];
  const onImages = images.flatMap((image) => {
    const { channels } = image.output;
    if (image.kind === 'convolution')
      return weighted(image.windowHeight * image.windowWidth * image.input.channels, channels, image.hasBias);
    if (image.kind !== 'normalization') return [];
    const perChannel = (value: () => number): Float32Array => Float32Array.from({ length: channels }, value);
    return [perChannel(away), perChannel(() => away() * 0.3), perChannel(() => away() * 0.3), perChannel(random)];
  });
  return [...onImages, ...dense.flatMap(({ inputs, units, hasBias }) => weighted(inputs, units, hasBias))];
}

/** Bytes, a share `density` of them not zero, with random targets of the kind the loss expects. */
export function randomData(
  network: NetworkSpec,
  count: number,
  seed: number,
  density = 0.3,
): EngineData & { targets: Uint8Array | Float32Array } {
  const random = randomOf(seed);
  const units = stagesOf(network).dense.at(-1)?.units ?? 0;
  const inputs = Uint8Array.from({ length: count * network.inputs }, () =>
    random() < density ? 1 + Math.floor(random() * 255) : 0,
  );
  if (network.loss === 'sparseCategoricalCrossentropy') {
    return { inputs, targets: Uint8Array.from({ length: count }, () => Math.floor(random() * units)) };
  }
  const rows = Array.from({ length: count }, () => {
    const row = Array.from({ length: units }, () => random());
    const sum = network.loss !== 'meanSquaredError' ? row.reduce((a, b) => a + b) : 1;
    return row.map((value) => value / sum);
  });
  return { inputs, targets: Float32Array.from(rows.flat()) };
}

/** Data of seven classes with something to learn: each class has its own bright diagonal. */
export function patterned(
  network: NetworkSpec,
  count: number,
  seed: number,
): { inputs: Uint8Array; targets: Uint8Array } {
  const random = randomOf(seed);
  const targets = Uint8Array.from({ length: count }, () => Math.floor(random() * 7));
  const inputs = Uint8Array.from({ length: count * network.inputs }, (_, at) => {
    const bright = (at % network.inputs) % 7 === targets[Math.floor(at / network.inputs)];
    return random() < (bright ? 0.8 : 0.15) ? Math.floor(random() * 256) : 0;
  });
  return { inputs, targets };
}

export function inOrder(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => index);
}

export function shuffled(count: number, seed: number): Uint32Array {
  const random = randomOf(seed);
  const order = inOrder(count);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

export interface Run {
  readonly network: NetworkSpec;
  readonly parameters: Parameters;
  readonly data: EngineData;
  readonly orders: readonly Uint32Array[];
  readonly state?: OptimizerState;
  readonly batchSize?: number;
  readonly seed?: number;
}

export interface RunResult {
  readonly parameters: Float32Array[];
  readonly state: OptimizerState;
  readonly epochs: readonly { readonly loss: number; readonly accuracy: number }[];
}

export type Trainer = (run: Run) => Promise<RunResult>;

/** Trains in the engine; by default in this thread, so that coverage sees the program. */
export function engineTrainer(options: EngineOptions = { threads: 0 }): Trainer {
  return async ({ network, parameters, data, orders, state = FRESH, batchSize = 32, seed = 0 }) => {
    const engine = await Engine.start(network, { ...options, batchSize, seed });
    try {
      engine.setParameters(parameters);
      engine.setOptimizerState(state);
      const { epochs } = await engine.train(engine.load(data), orders);
      return { parameters: engine.parameters(), state: engine.optimizerState(), epochs };
    } finally {
      await engine.close();
    }
  };
}

export const referenceTrainer: Trainer = ({
  network,
  parameters,
  data,
  orders,
  state = FRESH,
  batchSize = 32,
  seed = 0,
}) => Promise.resolve(trainReference(network, parameters, state, data, orders, { batchSize, seed }));

/** The implementations that every numeric test runs on. */
export function trainers(relaxed: boolean): [string, Trainer][] {
  const roundings: Rounding[] = relaxed ? ['strict', 'relaxed'] : ['strict'];
  return [
    ['reference', referenceTrainer],
    ...roundings.map((rounding): [string, Trainer] => [`wasm ${rounding}`, engineTrainer({ threads: 0, rounding })]),
  ];
}

/** The same network as a compiled tfjs model with these parameters. */
export function tfjsModel(network: NetworkSpec, parameters: Parameters, optimizer: tf.Optimizer): layers.Sequential {
  const model = layers.sequential();
  const { imageShape } = network;
  network.layers.forEach((layer, index) => {
    const inputShape = imageShape ? [imageShape.height, imageShape.width, imageShape.channels] : [network.inputs];
    const shape = index === 0 ? { inputShape } : {};
    if (layer.kind === 'dropout') {
      model.add(layers.layers.dropout({ rate: layer.rate, ...shape }));
    } else if (layer.kind === 'maxPooling' || layer.kind === 'averagePooling') {
      const { maxPooling2d, averagePooling2d } = layers.layers;
      model.add(
        (layer.kind === 'maxPooling' ? maxPooling2d : averagePooling2d)({
          poolSize: [...layer.poolSize],
          strides: [...layer.strides],
          padding: layer.padding,
          ...shape,
        }),
      );
    } else if (layer.kind === 'normalization') {
      const { epsilon, momentum, activation } = layer;
      model.add(layers.layers.batchNormalization({ epsilon, momentum }));
      model.add(layers.layers.activation({ activation }));
    } else {
      const { activation, useBias = true, trainable = true, l1 = 0, l2 = 0 } = layer;
      const kernelRegularizer = l1 || l2 ? layers.regularizers.l1l2({ l1, l2 }) : undefined;
      const options = { activation, useBias, trainable, ...(kernelRegularizer && { kernelRegularizer }), ...shape };
      if (layer.kind === 'convolution') {
        model.add(
          layers.layers.conv2d({
            filters: layer.filters,
            kernelSize: [...layer.kernelSize],
            strides: [...layer.strides],
            padding: layer.padding,
            ...options,
          }),
        );
        return;
      }
      if ((model.layers.length > 0 ? model.outputs[0]?.shape.length : undefined) === 4)
        model.add(layers.layers.flatten());
      model.add(layers.layers.dense({ units: layer.units, ...options }));
    }
  });
  weightsOf(model).forEach((weight, index) => {
    weight.write(tf.tensor(parameters[index] ?? [], weight.read().shape));
  });
  const loss = network.loss === 'softmaxCrossentropy' ? tf.losses.softmaxCrossEntropy : network.loss;
  model.compile({ optimizer, loss, metrics: ['accuracy'] });
  return model;
}

/** Layer by layer; the model itself has those that do not learn at the end. */
function weightsOf(model: layers.Sequential): layers.Sequential['weights'] {
  return model.layers.flatMap((layer) => layer.weights);
}

/** Mean loss of each epoch that tfjs trained, and the parameters at the end. */
export interface TfjsResult {
  readonly losses: readonly number[];
  readonly parameters: readonly Float32Array[];
}

/** How tfjs trains the same network, one batch after the other. */
export async function tfjsRun(
  optimizer: tf.Optimizer,
  { network, parameters, data, orders, batchSize = 32 }: Run,
): Promise<TfjsResult> {
  const model = tfjsModel(network, parameters, optimizer);
  const losses: number[] = [];
  for (const order of orders) {
    let sum = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const { xs, ys } = tfjsBatch(network, data, order.subarray(start, start + batchSize));
      const [loss] = (await model.trainOnBatch(xs, ys)) as number[];
      sum += (loss ?? NaN) * (xs.shape[0] ?? NaN);
      tf.dispose([xs, ys]);
    }
    losses.push(sum / order.length);
  }
  const trained = weightsOf(model).map((weight) => Float32Array.from(weight.read().dataSync()));
  model.dispose();
  return { losses, parameters: trained };
}

/** Scaled inputs and targets of some samples, as tfjs wants them. */
export function tfjsBatch(
  network: NetworkSpec,
  data: EngineData,
  samples: ArrayLike<number>,
): { xs: tf.Tensor; ys: tf.Tensor } {
  const targets = data.targets ?? new Uint8Array();
  const count = data.inputs.length / network.inputs;
  const width = targets.length / count;
  const numbers = Array.from(samples);
  const xs = numbers.flatMap((n) =>
    Array.from(data.inputs.subarray(n * network.inputs, (n + 1) * network.inputs), (x) =>
      Math.fround(x * network.inputScale),
    ),
  );
  const ys = numbers.flatMap((n) => Array.from(targets.subarray(n * width, (n + 1) * width)));
  const { imageShape } = network;
  const shape = imageShape ? [imageShape.height, imageShape.width, imageShape.channels] : [network.inputs];
  return { xs: tf.tensor(xs, [numbers.length, ...shape]), ys: tf.tensor(ys, [numbers.length, width]) };
}

/** Loss and gradients by tfjs, dropout off. */
export function tfjsGradients(
  network: NetworkSpec,
  parameters: Parameters,
  data: EngineData,
  samples: ArrayLike<number>,
): { loss: number; gradients: Float32Array[] } {
  return tf.tidy(() => {
    const model = tfjsModel(network, parameters, tf.train.sgd(0));
    const { xs, ys } = tfjsBatch(network, data, samples);
    const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const lossOf = {
      sparseCategoricalCrossentropy,
      categoricalCrossentropy,
      meanSquaredError,
      softmaxCrossentropy: (labels: tf.Tensor, logits: tf.Tensor): tf.Tensor =>
        tf.losses.softmaxCrossEntropy(labels, logits),
    }[network.loss];
    const { value, grads } = tf.variableGrads(() => {
      const outputs = model.apply(xs, { training: true }) as tf.Tensor;
      const mean = tf.mean(lossOf(ys, outputs));
      return model.calculateLosses().reduce((sum, penalty) => tf.add(sum, penalty), mean) as tf.Scalar;
    }, weights);
    const gradients = weights.map(({ name }) => (grads[name] ?? tf.zeros([0])).dataSync() as Float32Array);
    model.dispose();
    return { loss: value.dataSync()[0] ?? NaN, gradients };
  });
}

const { meanSquaredError, categoricalCrossentropy } = layers.metrics;

function sparseCategoricalCrossentropy(target: tf.Tensor, output: tf.Tensor): tf.Tensor {
  // tfjs-layers exports this loss only through compile; this is its text (dist/losses.js).
  const clipped = tf.clipByValue(output, 1e-7, 1 - 1e-7);
  const oneHot = tf.oneHot(tf.cast(tf.reshape(target, [-1]), 'int32'), output.shape[1] ?? 0);
  return categoricalCrossentropy(oneHot, clipped);
}

/** Largest |a - b| / max(1, largest |b|), over all arrays, with the two values. */
export function difference(
  actual: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
): { relative: number; text: string } {
  const flat = (arrays: readonly ArrayLike<number>[]): number[] => arrays.flatMap((array) => Array.from(array));
  const [a, b] = [flat(actual), flat(expected)];
  if (a.length !== b.length) throw new RangeError(`comparing ${a.length} with ${b.length} numbers`);
  if (a.length === 0) return { relative: 0, text: 'nothing to compare' };
  const scale = b.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) || 1;
  let worst = 0;
  a.forEach((x, at) => {
    const distance = Math.abs(x - (b[at] ?? NaN));
    if (!(distance <= Math.abs((a[worst] ?? NaN) - (b[worst] ?? NaN)))) worst = at;
  });
  const distance = Math.abs((a[worst] ?? NaN) - (b[worst] ?? NaN));
  return {
    relative: distance / scale,
    text: `at ${worst}: ${a[worst]} against ${b[worst]}, difference ${distance}, scale ${scale}`,
  };
}

/** Fails with both values unless the largest difference is below `tolerance` of the largest expected value. */
export function expectClose(
  actual: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
  tolerance: number,
): void {
  const { relative, text } = difference(actual, expected);
  if (!(relative <= tolerance))
    throw new Error(`expected within ${tolerance} of the largest, found ${relative} (${text})`);
}

/** A run that learns has the losses of tfjs's within 1e-4, epoch by epoch, and in the end its parameters. */
export function expectFollows({ epochs, parameters }: RunResult, expected: TfjsResult, tolerance: number): void {
  const { losses } = expected;
  epochs.forEach(({ loss }, epoch) => {
    expectClose([[loss]], [[losses[epoch] ?? NaN]], 1e-4);
  });
  expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) * 0.8);
  expectClose(parameters, expected.parameters, tolerance);
}

/** A number that changes with every bit of every array. */
export function bitsOf(arrays: readonly Float32Array[]): string {
  let hash = 0;
  for (const array of arrays)
    for (const word of new Uint32Array(array.buffer, array.byteOffset, array.length))
      hash = (Math.imul(hash, 31) + word) | 0;
  return (hash >>> 0).toString(16);
}
