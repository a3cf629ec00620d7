/* The layers of a network as the planner and the program want them, and all that is checked of a network. */
import { denseAsConvolution, dropoutStage, imageStage, type ImageStage, normalizationStage, sizeOf } from './images';
import { takesProbabilities } from './losses';
import type {
  Activation,
  ConvolutionSpec,
  DenseSpec,
  DropoutSpec,
  ImageShape,
  LayerSpec,
  NetworkSpec,
  NormalizationSpec,
  OptimizerSpec,
  PoolingSpec,
} from './network';

/** One dense layer with what stands around it. */
export interface DenseStage {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly hasBias: boolean;
  readonly isTrainable: boolean;
  readonly l1: number;
  readonly l2: number;
  /** Rate of the dropout after this layer, 0 if none. */
  readonly dropout: number;
}

export interface Stages {
  /** The layers on images, which come first; empty if there are none. */
  readonly images: readonly ImageStage[];
  /** Rate of the dropout before the first dense layer, 0 if none. */
  readonly inputDropout: number;
  readonly dense: readonly DenseStage[];
}

/**
 * The layers of the network, each dense one with the dropout that follows it.
 *
 * @throws RangeError if a number is out of range, or the stack is not one the engine trains.
 */
export function stagesOf(network: NetworkSpec): Stages {
  whole(network.inputs, 'inputs');
  between(Math.abs(network.inputScale), 0, Infinity, 'the size of inputScale');
  checkOptimizer(network.optimizer);
  const { inputs, imageShape } = network;
  if (imageShape && sizeOf(imageShape) !== inputs)
    fail(`expected images of ${inputs} numbers, found ${sizeOf(imageShape)}`);
  const stack = new Stack(inputs, imageShape);
  network.layers.forEach((layer, index) => {
    stack.add(layer, index);
  });
  const { images, inputDropout, dense, output } = stack;
  if (!output) return fail('expected at least one dense layer, found none');
  if (output.dropout > 0) fail('a dropout follows the last dense layer');
  if (takesProbabilities(network.loss) && output.activation !== 'softmax') {
    fail(`${network.loss} needs a softmax output, found ${output.activation}`);
  }
  return { images, inputDropout, dense };
}

/** The layers so far. */
class Stack {
  readonly images: ImageStage[] = [];
  readonly dense: DenseStage[] = [];
  inputDropout = 0;
  #inputs: number;
  #imageShape: ImageShape | undefined;

  constructor(inputs: number, imageShape: ImageShape | undefined) {
    this.#inputs = inputs;
    this.#imageShape = imageShape;
  }

  /** The last dense layer. */
  get output(): DenseStage | undefined {
    return this.dense.at(-1);
  }

  add(layer: LayerSpec, index: number): void {
    if (layer.kind === 'dense') this.#addDense(layer, index);
    else if (layer.kind === 'dropout') this.#addDropout(layer, index);
    else if (layer.kind === 'normalization') this.#addNormalization(layer, index);
    else this.#addImages(layer, index);
  }

  #addImages(layer: ConvolutionSpec | PoolingSpec, index: number): void {
    if (this.output) fail(`layer ${index} is ${named(layer)} after a dense layer`);
    if (this.inputDropout > 0 && this.images.length === 0) fail(`layer ${index} is ${named(layer)} after a dropout`);
    const shape = this.#imageShape ?? fail(`layer ${index} is ${named(layer)} on inputs that are no images`);
    if (layer.kind !== 'convolution' && this.images.length === 0)
      fail(`layer ${index} is ${named(layer)} before any convolution`);
    this.#moveDropout(shape);
    const stage = imageStage(layer, shape, `layer ${index}`);
    if (stage.kind === 'convolution') checkPenalties(stage, index);
    this.#push(stage);
  }

  #push(stage: ImageStage): void {
    this.images.push(stage);
    this.#imageShape = stage.output;
    this.#inputs = sizeOf(stage.output);
  }

  /** All that comes before it is taken for layers on images, of which whole batches can be looked at. */
  #addNormalization(layer: NormalizationSpec, index: number): void {
    between(layer.epsilon, LEAST_EPSILON, Infinity, `epsilon of layer ${index}`);
    between(layer.momentum, 0, 1, `momentum of layer ${index}`);
    this.#takeDenseForImages(index);
    const shape = this.#imageShape;
    if (!shape || this.images.length === 0) return fail(`layer ${index} is ${named(layer)} before any layer of sums`);
    this.#moveDropout(shape);
    this.#push(normalizationStage(layer, shape));
  }

  #takeDenseForImages(index: number): void {
    const [first] = this.dense;
    if (!first) return;
    let shape = this.#imageShape ?? { height: 1, width: 1, channels: first.inputs };
    if (this.inputDropout > 0 && this.images.length === 0)
      fail(`layer ${index} is a normalization behind a dropout of the inputs`);
    for (const { units, activation, hasBias, isTrainable, l1, l2, dropout } of this.dense.splice(0)) {
      if (activation === 'softmax') return fail(`softmax before the last layer (layer ${index} follows it)`);
      this.#moveDropout(shape);
      const stage = denseAsConvolution({ units, activation, hasBias, isTrainable, l1, l2 }, shape);
      this.#push(stage);
      shape = stage.output;
      this.inputDropout = dropout;
    }
  }

  /** A dropout that was taken for that of the row stands between two layers on images. */
  #moveDropout(shape: ImageShape): void {
    if (this.inputDropout === 0) return;
    const before = this.images.filter(({ kind }) => kind !== 'dropout').length;
    this.images.push(dropoutStage(this.inputDropout, shape, before));
    this.inputDropout = 0;
  }

  #addDropout({ rate }: DropoutSpec, index: number): void {
    between(rate, 0, 1, `the dropout rate of layer ${index}`);
    const below = this.dense.pop();
    if ((below ? below.dropout : this.inputDropout) > 0) fail(`layer ${index} is a dropout right after a dropout`);
    if (below) this.dense.push({ ...below, dropout: rate });
    else this.inputDropout = rate;
  }

  #addDense({ units, activation, useBias = true, trainable = true, l1 = 0, l2 = 0 }: DenseSpec, index: number): void {
    whole(units, `the units of layer ${index}`);
    checkPenalties({ l1, l2 }, index);
    if (this.output?.activation === 'softmax') fail(`softmax before the last layer (layer ${index} follows it)`);
    this.dense.push({
      inputs: this.#inputs,
      units,
      activation,
      hasBias: useBias,
      isTrainable: trainable,
      l1,
      l2,
      dropout: 0,
    });
    this.#inputs = units;
  }
}

function named({ kind }: LayerSpec): string {
  return `${kind === 'averagePooling' ? 'an' : 'a'} ${kind}`;
}

function checkPenalties({ l1, l2 }: { readonly l1: number; readonly l2: number }, index: number): void {
  between(l1, 0, Infinity, `l1 of layer ${index}`);
  between(l2, 0, Infinity, `l2 of layer ${index}`);
}

/**
 * Beside it, mean squares that are cleared (those below 1e-30) do not count; and no weight without a gradient, as those
 * that fill up vectors are, is moved by 0 / 0.
 */
const LEAST_EPSILON = 1e-22;

function checkOptimizer(optimizer: OptimizerSpec): void {
  between(optimizer.learningRate, 0, Infinity, 'the learning rate');
  if (optimizer.kind === 'momentum') between(optimizer.momentum, 0, Infinity, 'momentum');
  if (optimizer.kind === 'adam') {
    between(optimizer.beta1, 0, 1, 'beta1');
    between(optimizer.beta2, 0, 1, 'beta2');
    between(optimizer.epsilon, 0, Infinity, 'epsilon');
    between(optimizer.learningRate * (optimizer.weightDecay ?? 0), 0, 1, 'the learning rate times the weight decay');
  }
  if (optimizer.kind === 'rmsprop') {
    between(optimizer.decay, 0, 1, 'decay');
    between(optimizer.momentum, 0, Infinity, 'momentum');
    between(optimizer.epsilon, LEAST_EPSILON, Infinity, 'epsilon');
  }
}

function whole(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 1)
    fail(`expected ${name} to be a whole number of at least 1, found ${value}`);
}

function between(value: number, low: number, below: number, name: string): void {
  if (!(value >= low && value < below))
    fail(`expected ${name} to be at least ${low} and below ${below}, found ${value}`);
}

function fail(what: string): never {
  throw new RangeError(`planning the network: ${what}`);
}
