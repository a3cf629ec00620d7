import type { EngineData } from '../../lib/engine/memory/check-data';
import { Engine } from '../../lib/engine/engine';
import type { Rounding } from '../../lib/engine/contract/load';
import type { LayerSpec, NetworkSpec, OptimizerSpec } from '../../lib/engine/network/network';
import { stagesOf } from '../../lib/engine/network/stages';
import { elementwise } from './activations';
import { bitsOf, randomData, randomOf, randomParameters, shuffled } from './helpers';

/** A network with all that is needed to train it. */
export interface RandomCase {
  readonly network: NetworkSpec;
  readonly parameters: Float32Array[];
  readonly data: EngineData;
  readonly orders: readonly Uint32Array[];
  readonly batchSize: number;
  readonly seed: number;
}

const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  { kind: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.99, epsilon: 1e-7, weightDecay: 0.5 },
  { kind: 'momentum', learningRate: 0.01, momentum: 0.9, nesterov: false },
  { kind: 'momentum', learningRate: 0.01, momentum: 0.8, nesterov: true },
  { kind: 'sgd', learningRate: 0.05 },
  { kind: 'rmsprop', learningRate: 0.002, decay: 0.9, momentum: 0.5, epsilon: 1e-7 },
];
/** Drawn twice as often is what most networks have. */
const ACTIVATIONS = [...elementwise, 'relu' as const];

/** Draws of one seed. */
class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError('drawing: expected items to draw from, found none');
    return item;
  }
}

/**
 * The network of a seed, with its data: dense layers, half of the time after convolutions; dropout, normalization,
 * penalties, every loss and optimizer, bytes and floats, lists and rows, whole and partial batches.
 */
export function randomCase(seed: number, mostSamples = 60): RandomCase {
  const draw = new Draw(seed);
  const network = drawNetwork(draw);
  const count = draw.whole(1, mostSamples);
  const { inputs, ...rest } = randomData(network, count, seed + 1, draw.of([0, 0.2, 0.5, 1]));
  return {
    network,
    parameters: randomParameters(network, seed + 2),
    batchSize: draw.whole(1, 24),
    seed,
    data: { ...rest, inputs: draw.chance(0.3) ? Float32Array.from(inputs) : inputs },
    orders: Array.from({ length: draw.whole(1, 3) }, (_, epoch) => shuffled(count, seed + epoch)),
  };
}

function drawNetwork(draw: Draw): NetworkSpec {
  for (;;) {
    const images = draw.chance(0.5);
    const [height, width, channels] = images
      ? [draw.whole(4, 10), draw.whole(4, 10), draw.whole(1, 3)]
      : [1, draw.whole(1, 70), 1];
    const [loss, activation] = draw.of([
      ['sparseCategoricalCrossentropy', 'softmax'],
      ['sparseCategoricalCrossentropy', 'softmax'],
      ['categoricalCrossentropy', 'softmax'],
      ['meanSquaredError', 'linear'],
      ['meanSquaredError', 'sigmoid'],
      ['meanSquaredError', 'softmax'],
      ['meanSquaredError', 'gelu'],
      ['softmaxCrossentropy', 'linear'],
      ['softmaxCrossentropy', 'tanh'],
    ] as const);
    const network: NetworkSpec = {
      inputs: height * width * channels,
      ...(images && { imageShape: { height, width, channels } }),
      inputScale: 1 / 255,
      loss,
      optimizer: draw.of(OPTIMIZERS),
      layers: [
        ...(images ? drawImageLayers(draw) : drawDropout(draw)),
        ...drawHidden(draw),
        {
          kind: 'dense',
          units: draw.whole(loss === 'meanSquaredError' ? 1 : 2, 20),
          activation,
          ...drawPenalties(draw),
        },
      ],
    };
    try {
      stagesOf(network);
      return network;
    } catch (error) {
      // A window that does not fit the image: the next draw.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

function drawHidden(draw: Draw): LayerSpec[] {
  return Array.from({ length: draw.whole(0, 4) }, (): LayerSpec[] => [
    {
      kind: 'dense',
      units: draw.chance(0.2) ? draw.whole(1, 5) : draw.whole(6, 60),
      activation: draw.of(ACTIVATIONS),
      ...drawKept(draw),
      ...drawPenalties(draw),
    },
    ...drawNormalization(draw),
    ...drawDropout(draw),
  ]).flat();
}

function drawImageLayers(draw: Draw): LayerSpec[] {
  const size = (most: number): [number, number] => [draw.whole(1, most), draw.whole(1, most)];
  return Array.from({ length: draw.whole(1, 3) }, (_, index): LayerSpec[] => {
    const padding = draw.of(['valid', 'same'] as const);
    const kind = draw.of(['maxPooling', 'averagePooling'] as const);
    if (index > 0 && draw.chance(0.5))
      return [{ kind, poolSize: size(3), strides: size(2), padding }, ...drawDropout(draw)];
    const convolution: LayerSpec = {
      kind: 'convolution',
      filters: draw.whole(1, 18),
      kernelSize: size(4),
      strides: size(2),
      padding,
      activation: draw.of(ACTIVATIONS),
      ...drawKept(draw),
      ...drawPenalties(draw),
    };
    return [convolution, ...drawNormalization(draw), ...drawDropout(draw)];
  }).flat();
}

function drawKept(draw: Draw): { useBias?: boolean; trainable?: boolean } {
  return { ...(draw.chance(0.2) && { useBias: false }), ...(draw.chance(0.1) && { trainable: false }) };
}

function drawNormalization(draw: Draw): LayerSpec[] {
  if (!draw.chance(0.15)) return [];
  // Of a few values with a small epsilon hardly more than rounding would go back, and nothing could be compared.
  const [epsilon, momentum] = [draw.of([0.1, 0.5]), draw.of([0.9, 0.99, 0])];
  return [{ kind: 'normalization', activation: draw.of(ACTIVATIONS), epsilon, momentum }];
}

function drawDropout(draw: Draw): LayerSpec[] {
  return draw.chance(0.3) ? [{ kind: 'dropout', rate: draw.of([0.1, 0.3, 0.5]) }] : [];
}

function drawPenalties(draw: Draw): { l1: number; l2: number } {
  return { l1: draw.of([0, 0, 0, 0.001]), l2: draw.of([0, 0, 0.002]) };
}

/** All that an engine says of a network: after training, evaluating and predicting. */
export async function bitsWith(
  { network, parameters, data, orders, batchSize, seed }: RandomCase,
  threads: number,
  rounding: Rounding = 'strict',
): Promise<string> {
  const engine = await Engine.start(network, { threads, batchSize, seed, rounding });
  try {
    engine.setParameters(parameters);
    const loaded = engine.load(data);
    const { epochs } = await engine.train(loaded, orders, { validation: loaded });
    const scores = epochs.map(({ loss, accuracy, validationLoss, validationAccuracy }) => [
      loss,
      accuracy,
      validationLoss,
      validationAccuracy,
    ]);
    const { firstMoments, secondMoments } = engine.optimizerState();
    const bits = [engine.parameters(), firstMoments, secondMoments, [await engine.predict(loaded)]].map(bitsOf);
    return JSON.stringify([bits, scores, await engine.evaluate(loaded)]);
  } finally {
    await engine.close();
  }
}
