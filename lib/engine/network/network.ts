import type { ActivationCode, LossCode } from '../contract/codes';

/** What follows the weighted sum of a dense layer. Softmax is for the last layer only. */
export type Activation = keyof typeof ActivationCode;

/** The sizes of an image, stored row by row, position by position, channels last, as in tfjs. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A fully connected layer: activation(x kernel + bias). */
export interface DenseSpec {
  readonly kind: 'dense';
  /** Number of outputs, at least 1. */
  readonly units: number;
  readonly activation: Activation;
  /** Whether a bias is added to the sums. @default true */
  readonly useBias?: boolean;
  /** Whether training moves its weights; those that it does not move have no moments. @default true */
  readonly trainable?: boolean;
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
  /** Whether a bias is added to the sums. @default true */
  readonly useBias?: boolean;
  /** Whether training moves its weights; those that it does not move have no moments. @default true */
  readonly trainable?: boolean;
  /** Adds l1 * sum |kernel| to the loss. @default 0 */
  readonly l1?: number;
  /** Adds l2 * sum kernel^2 to the loss. @default 0 */
  readonly l2?: number;
}

interface PoolingWindows {
  /** Height and width. */
  readonly poolSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: 'valid' | 'same';
}

/** The largest value of each window of each channel. */
export interface MaxPoolingSpec extends PoolingWindows {
  readonly kind: 'maxPooling';
}

/** The average of each window of each channel, without what is padding. */
export interface AveragePoolingSpec extends PoolingWindows {
  readonly kind: 'averagePooling';
}

export type PoolingSpec = MaxPoolingSpec | AveragePoolingSpec;

/**
 * Batch normalization (S. Ioffe, C. Szegedy, 2015): activation(gamma (x - mean) / sqrt(variance + epsilon) + beta), by channel,
 * after a dense layer by unit. While training, mean and variance are those of the batch, else their moving averages.
 */
export interface NormalizationSpec {
  readonly kind: 'normalization';
  readonly activation: Exclude<Activation, 'softmax'>;
  /** At least 1e-22. */
  readonly epsilon: number;
  /** What the moving averages keep of themselves at each step, at least 0 and below 1. */
  readonly momentum: number;
}

/** Convolutions and pooling come before the dense layers, which take their output as one flat row. */
export type LayerSpec = DenseSpec | DropoutSpec | ConvolutionSpec | PoolingSpec | NormalizationSpec;

export type Loss = keyof typeof LossCode;

export type OptimizerSpec =
  | {
      readonly kind: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      /**
       * AdamW's: each step takes this times the learning rate of every weight and bias first, apart from their gradient.
       * The product is below 1. @default 0
       */
      readonly weightDecay?: number;
    }
  | { readonly kind: 'momentum'; readonly learningRate: number; readonly momentum: number; readonly nesterov: boolean }
  | {
      readonly kind: 'rmsprop';
      readonly learningRate: number;
      /** What is kept of the mean square of the gradients at each step. */
      readonly decay: number;
      readonly momentum: number;
      /** Added to the mean square, under the root; at least 1e-22. */
      readonly epsilon: number;
    }
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
 * Kernel and bias, if it has one, of every convolution and dense layer in turn, row-major: kernels float32
 * (height, width, channels, filters) or (inputs, units), biases (filters) or (units). Of a normalization gamma, beta,
 * moving mean and moving variance, each (channels).
 */
export type Parameters = readonly Float32Array[];

/**
 * What the optimizer carries from step to step, arrays in the order of `Parameters`, of what is moved alone: without moving
 * averages and layers that are not trainable.
 */
export interface OptimizerState {
  /** Steps made so far. */
  readonly step: number;
  /** Adam's m, momentum's accumulation, or RMSProp's mean squares; empty for plain gradient descent or before the first step. */
  readonly firstMoments: readonly Float32Array[];
  /** Adam's v, or RMSProp's accumulation; empty for the other optimizers. */
  readonly secondMoments: readonly Float32Array[];
}
