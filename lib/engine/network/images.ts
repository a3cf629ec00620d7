/* The layers that work on images, before the dense ones: their shapes and paddings. */
import type { ConvolutionSpec, ImageShape, NormalizationSpec, PoolingSpec } from './network';

interface WindowStage {
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly windowHeight: number;
  readonly windowWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  /** Rows and columns of padding before the first; what follows the last one comes from the sizes. */
  readonly top: number;
  readonly left: number;
}

export interface ConvolutionStage extends WindowStage {
  readonly kind: 'convolution';
  readonly activation: ConvolutionSpec['activation'];
  readonly hasBias: boolean;
  readonly isTrainable: boolean;
  readonly l1: number;
  readonly l2: number;
}

export interface PoolingStage extends WindowStage {
  readonly kind: PoolingSpec['kind'];
}

/** Dropout between layers on images: a window of one value. */
export interface ImageDropoutStage extends WindowStage {
  readonly kind: 'dropout';
  readonly rate: number;
  /** Which masks it takes; see `IMAGE_MASKS`. */
  readonly maskNumber: number;
}

/** Batch normalization: a window of one value. */
export interface NormalizationStage extends WindowStage {
  readonly kind: 'normalization';
  readonly activation: NormalizationSpec['activation'];
  readonly epsilon: number;
  readonly momentum: number;
}

/** A layer without parameters. */
export type WeightlessStage = PoolingStage | ImageDropoutStage;

export type ImageStage = ConvolutionStage | NormalizationStage | WeightlessStage;

/** Numbers of masks from here on, each plus the layers on images before it, are those of dropouts between these. */
export const IMAGE_MASKS = 2 ** 16;

const ONE_VALUE = { windowHeight: 1, windowWidth: 1, strideHeight: 1, strideWidth: 1, top: 0, left: 0 };

/**
 * A dropout of images of this shape.
 *
 * @param before Layers on images before it, dropouts not counted.
 */
export function dropoutStage(rate: number, shape: ImageShape, before: number): ImageDropoutStage {
  return { kind: 'dropout', input: shape, output: shape, ...ONE_VALUE, rate, maskNumber: IMAGE_MASKS + before };
}

/** A normalization of images of this shape. */
export function normalizationStage(
  { activation, epsilon, momentum }: NormalizationSpec,
  shape: ImageShape,
): NormalizationStage {
  return { kind: 'normalization', input: shape, output: shape, ...ONE_VALUE, activation, epsilon, momentum };
}

/** A dense layer as the convolution that it is: of one window, as large as the image. */
export function denseAsConvolution(
  {
    units,
    ...dense
  }: Pick<ConvolutionStage, 'activation' | 'hasBias' | 'isTrainable' | 'l1' | 'l2'> & { readonly units: number },
  input: ImageShape,
): ConvolutionStage {
  const window = { ...ONE_VALUE, windowHeight: input.height, windowWidth: input.width };
  const output = { height: 1, width: 1, channels: units };
  return { kind: 'convolution', input, output, ...window, ...dense };
}

/**
 * A layer on images of this shape.
 *
 * @throws RangeError if the window does not fit.
 */
export function imageStage(
  spec: ConvolutionSpec | PoolingSpec,
  input: ImageShape,
  name: string,
): ConvolutionStage | PoolingStage {
  const [windowHeight, windowWidth] = spec.kind === 'convolution' ? spec.kernelSize : spec.poolSize;
  const [strideHeight, strideWidth] = spec.strides;
  for (const value of [
    windowHeight,
    windowWidth,
    strideHeight,
    strideWidth,
    ...(spec.kind === 'convolution' ? [spec.filters] : []),
  ]) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(
        `planning the network: expected whole numbers of at least 1 as the sizes of ${name}, found ${value}`,
      );
    }
  }
  const rows = fit(input.height, windowHeight, strideHeight, spec.padding);
  const columns = fit(input.width, windowWidth, strideWidth, spec.padding);
  if (rows.count < 1 || columns.count < 1) {
    throw new RangeError(
      `planning the network: expected a window of at most ${input.height} x ${input.width} in ${name}, found ${windowHeight} x ${windowWidth}`,
    );
  }
  const stage = { input, windowHeight, windowWidth, strideHeight, strideWidth, top: rows.before, left: columns.before };
  const size = { height: rows.count, width: columns.count };
  if (spec.kind !== 'convolution') return { ...stage, kind: spec.kind, output: { ...size, channels: input.channels } };
  const { activation, useBias: hasBias = true, trainable: isTrainable = true, l1 = 0, l2 = 0, filters } = spec;
  return {
    ...stage,
    kind: 'convolution',
    output: { ...size, channels: filters },
    activation,
    hasBias,
    isTrainable,
    l1,
    l2,
  };
}

/** Numbers in an image. */
export function sizeOf({ height, width, channels }: ImageShape): number {
  return height * width * channels;
}

/** How many windows there are along one axis, and the padding before the first, as in TensorFlow. */
function fit(
  size: number,
  window: number,
  stride: number,
  padding: 'valid' | 'same',
): { count: number; before: number } {
  if (padding === 'valid') return { count: Math.floor((size - window) / stride) + 1, before: 0 };
  const count = Math.ceil(size / stride);
  return { count, before: Math.floor(Math.max(0, (count - 1) * stride + window - size) / 2) };
}
