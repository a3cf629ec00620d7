import type { ActivationCode, LossCode } from '../contract/codes';
import { type ImageShape, imageStage, type ImageStage, sizeOf } from './images';

/** What follows the weighted sum of a dense layer. Softmax is for the last layer only. */
export type Activation = keyof typeof ActivationCode;

/** A fully connected layer: activation(x kernel + bias). */
export interface DenseSpec {
  readonly kind: 'dense';
  /** Number of outputs, at least 1. */
  readonly units: number;
  readonly activation: Activation;
  /** Adds l1 * sum |kernel| to the loss. @default 0 */
  readonly l1?: number;
  /** Adds l2 * sum kernel^2 to the loss. @default 0 */
  readonly l2?: number;
}

/** Inverted dropout: while training, each value is kept with chance 1 - rate and divided by it. */
export interface DropoutSpec {
  readonly kind: 'dropout';
  /** Share of values set to zero, at least 0 and below 1. */
  readonly rate: number;
}

/** A convolution: activation(kernel * image + bias), its kernel (height, width, channels, filters). */
export interface ConvolutionSpec {
  readonly kind: 'convolution';
  /** Number of filters, the channels of the output. */
  readonly filters: number;
  /** Height and width. */
  readonly kernelSize: readonly [number, number];
  readonly strides: readonly [number, number];
  /** As in TensorFlow: `same` pads with zeros, the odd one below and to the right. */
  readonly padding: 'valid' | 'same';
  readonly activation: Exclude<Activation, 'softmax'>;
  /** Adds l1 * sum |kernel| to the loss. @default 0 */
  readonly l1?: number;
  /** Adds l2 * sum kernel^2 to the loss. @default 0 */
  readonly l2?: number;
}

/** The largest value of each window of each channel. */
export interface MaxPoolingSpec {
  readonly kind: 'maxPooling';
  /** Height and width. */
  readonly poolSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'valid' | 'same';
}

/** Convolutions and pooling come before the dense layers, which take their output as one flat row. */
export type LayerSpec = DenseSpec | DropoutSpec | ConvolutionSpec | MaxPoolingSpec;

export type Loss = keyof typeof LossCode;

export type OptimizerSpec =
  | {
      readonly kind: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    }
  | { readonly kind: 'momentum'; readonly learningRate: number; readonly momentum: number; readonly nesterov: boolean }
  | { readonly kind: 'sgd'; readonly learningRate: number };

/** A network as plain data: what the engine trains. */
export interface NetworkSpec {
  /** Numbers in one sample. */
  readonly inputs: number;
  /** What the inputs are an image of; needed by convolutions. */
  readonly imageShape?: ImageShape;
  /** What each stored number is multiplied by, for example 1 / 255. */
  readonly inputScale: number;
  readonly layers: readonly LayerSpec[];
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec;
}

/**
 * Kernel and bias of every convolution and dense layer in turn, row-major: kernels float32
 * (height, width, channels, filters) or (inputs, units), biases (filters) or (units).
 */
export type Parameters = readonly Float32Array[];

/** What the optimizer carries from step to step, arrays in the order of `Parameters`. */
export interface OptimizerState {
  /** Steps made so far. */
  readonly step: number;
  /** Adam's m, or momentum's accumulation; empty for plain gradient descent or before the first step. */
  readonly firstMoments: readonly Float32Array[];
  /** Adam's v; empty for the other optimizers. */
  readonly secondMoments: readonly Float32Array[];
}

/** One dense layer with what stands around it, as the planner and the program want it. */
export interface DenseStage {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
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
  const fail = (what: string): never => {
    throw new RangeError(`planning the network: ${what}`);
  };
  const whole = (value: number, name: string): void => {
    if (!Number.isInteger(value) || value < 1)
      fail(`expected ${name} to be a whole number of at least 1, found ${value}`);
  };
  const between = (value: number, low: number, below: number, name: string): void => {
    if (!(value >= low && value < below))
      fail(`expected ${name} to be at least ${low} and below ${below}, found ${value}`);
  };
  whole(network.inputs, 'inputs');
  between(Math.abs(network.inputScale), 0, Infinity, 'the size of inputScale');
  checkOptimizer(network.optimizer, between);
  let { inputs, imageShape } = network;
  if (imageShape && sizeOf(imageShape) !== inputs)
    fail(`expected images of ${inputs} numbers, found ${sizeOf(imageShape)}`);
  let inputDropout = 0;
  const images: ImageStage[] = [];
  const dense: DenseStage[] = [];
  network.layers.forEach((layer, index) => {
    const last = dense.at(-1);
    if (layer.kind === 'convolution' || layer.kind === 'maxPooling') {
      if (last) fail(`layer ${index} is a ${layer.kind} after a dense layer`);
      if (inputDropout > 0) fail(`layer ${index} is a ${layer.kind} after a dropout`);
      const shape = imageShape ?? fail(`layer ${index} is a ${layer.kind} on inputs that are no images`);
      if (layer.kind === 'maxPooling' && images.length === 0)
        fail(`layer ${index} is a maxPooling before any convolution`);
      const stage = imageStage(layer, shape, `layer ${index}`);
      if (stage.kind === 'convolution') {
        between(stage.l1, 0, Infinity, `l1 of layer ${index}`);
        between(stage.l2, 0, Infinity, `l2 of layer ${index}`);
      }
      images.push(stage);
      imageShape = stage.output;
      inputs = sizeOf(imageShape);
      return;
    }
    if (layer.kind === 'dropout') {
      between(layer.rate, 0, 1, `the dropout rate of layer ${index}`);
      if (last ? last.dropout > 0 : inputDropout > 0) fail(`layer ${index} is a dropout right after a dropout`);
      if (last) dense[dense.length - 1] = { ...last, dropout: layer.rate };
      else inputDropout = layer.rate;
      return;
    }
    whole(layer.units, `the units of layer ${index}`);
    const { l1 = 0, l2 = 0 } = layer;
    between(l1, 0, Infinity, `l1 of layer ${index}`);
    between(l2, 0, Infinity, `l2 of layer ${index}`);
    if (last?.activation === 'softmax') fail(`softmax before the last layer (layer ${index} follows it)`);
    dense.push({ inputs, units: layer.units, activation: layer.activation, l1, l2, dropout: 0 });
    inputs = layer.units;
  });
  const output = dense.at(-1);
  if (!output) return fail('expected at least one dense layer, found none');
  if (output.dropout > 0) fail('a dropout follows the last dense layer');
  if (network.loss !== 'meanSquaredError' && output.activation !== 'softmax') {
    fail(`${network.loss} needs a softmax output, found ${output.activation}`);
  }
  return { images, inputDropout, dense };
}

function checkOptimizer(
  optimizer: OptimizerSpec,
  between: (value: number, low: number, below: number, name: string) => void,
): void {
  between(optimizer.learningRate, 0, Infinity, 'the learning rate');
  if (optimizer.kind === 'momentum') between(optimizer.momentum, 0, Infinity, 'momentum');
  if (optimizer.kind === 'adam') {
    between(optimizer.beta1, 0, 1, 'beta1');
    between(optimizer.beta2, 0, 1, 'beta2');
    between(optimizer.epsilon, 0, Infinity, 'epsilon');
  }
}
