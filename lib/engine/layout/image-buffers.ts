/*
 * How images lie in memory: row by row, position by position, channels last and padded to whole vectors.
 *
 * An image that a convolution reads has a border of zeros as wide as the padding. The gradient by a
 * convolution's outputs lies as far apart as the strides are, with zeros between and around: on it, the
 * turned kernel is an ordinary convolution with stride 1 (assembly/image/convolve.ts).
 */
import type { ImageShape } from '../network/network';
import type { ImageStage } from '../network/images';
import { FLOAT, wholeVectors } from './sizes';

/** Gives room for so many bytes. */
export type Allocate = (bytes: number) => number;

export interface ImageBuffer {
  /** With its border. */
  readonly start: number;
  readonly bytes: number;
  /** Bytes in a row of the buffer, which in a gradient are not those between rows of values. */
  readonly bufferRow: number;
  /** First position of the image itself, and bytes between its positions and between its rows. */
  readonly address: number;
  readonly step: number;
  readonly row: number;
}

/** An image alone. */
export function plainBuffer({ height, width, channels }: ImageShape, allocate: Allocate): ImageBuffer {
  const step = wholeVectors(channels) * FLOAT;
  const row = step * width;
  const start = allocate(row * height);
  return { start, bytes: row * height, bufferRow: row, address: start, step, row };
}

/**
 * What a layer reads.
 *
 * @param storedChannels Channels of its input as they lie in memory.
 */
export function inputBuffer(stage: ImageStage, storedChannels: number, allocate: Allocate): ImageBuffer {
  const { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
  if (stage.kind !== 'convolution') return plainBuffer(input, allocate);
  const step = storedChannels * FLOAT;
  const row = Math.max(left + input.width, (output.width - 1) * strideWidth + windowWidth) * step;
  const bytes = Math.max(top + input.height, (output.height - 1) * strideHeight + windowHeight) * row;
  const start = allocate(bytes);
  return { start, bytes, bufferRow: row, address: start + top * row + left * step, step, row };
}

/** The gradient by a layer's outputs; of a convolution the strides apart, with room around for the turned kernel. */
export function gradientBuffer(stage: ImageStage, allocate: Allocate): ImageBuffer {
  const { input, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left } = stage;
  if (stage.kind !== 'convolution') return plainBuffer(output, allocate);
  const step = wholeVectors(output.channels) * FLOAT;
  const row = step * (windowWidth - 1 + Math.max((output.width - 1) * strideWidth + 1, left + input.width));
  const bytes = row * (windowHeight - 1 + Math.max((output.height - 1) * strideHeight + 1, top + input.height));
  const start = allocate(bytes);
  const address = start + (windowHeight - 1) * row + (windowWidth - 1) * step;
  return { start, bytes, bufferRow: row, address, step: strideWidth * step, row: strideHeight * row };
}
