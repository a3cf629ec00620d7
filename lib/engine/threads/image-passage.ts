/* What the fronts of layers on images have in common: how a row of the dense layers is reached, and a convolution moved. */
import { CHUNKS } from '../layout/images';
import type { ConvolutionRegion, ImageSet, ImagesPlan, ImageStep } from '../layout/plan';
import { FLOAT } from '../layout/sizes';
import { item } from '../validation/item';
import type { Range } from './job';
import type { Thread } from './thread';
import { writeSource } from './update';

/** The samples of a chunk of a batch. */
export function chunkOf(batch: number, chunk: number): Range {
  return { first: Math.floor((batch * chunk) / CHUNKS), last: Math.floor((batch * (chunk + 1)) / CHUNKS) };
}

/**
 * Hands what the last layer on images gives to row `row` of the dense layers.
 *
 * @param offset Bytes from the set to that of the sample.
 */
export function toRow(
  { kernels }: Thread,
  { output, row: rows }: ImagesPlan,
  set: ImageSet,
  row: number,
  offset = 0,
): void {
  const last = lastOf(set);
  kernels.flatten(
    last.output + offset,
    last.outputStep,
    last.outputRow,
    output.height,
    output.width,
    output.channels,
    rows.output + row * rows.stride * FLOAT,
  );
}

/**
 * Hands the gradient by row `row` to the last layer on images.
 *
 * @param offset Bytes from the set to that of the sample.
 */
export function fromRow(
  { kernels }: Thread,
  { output, row: rows }: ImagesPlan,
  set: ImageSet,
  row: number,
  offset = 0,
): void {
  const last = lastOf(set);
  kernels.unflatten(
    rows.gradient + row * rows.stride * FLOAT,
    output.height,
    output.width,
    output.channels,
    last.gradient + offset,
    last.gradientStep,
    last.gradientRow,
  );
}

/** Moves this thread's rows of a convolution, by the sums of chunks; those that pad the channels stay zero. */
export function updateConvolution(thread: Thread, region: ConvolutionRegion): void {
  const { kernels, own } = thread;
  const { record, inputs, hasBias, isTrainable, rowGroup, channels, blocks, bytes } = region;
  if (!isTrainable) return;
  writeSource(thread, { chunks: CHUNKS, chunkBytes: bytes });
  const update = (first: number, last: number): void => {
    kernels.update(record, own.source, own.step, first, last, 0, blocks.length);
  };
  const groups = thread.share(inputs / rowGroup);
  if (rowGroup === channels) update(groups.first * rowGroup, groups.last * rowGroup);
  else {
    for (let group = groups.first; group < groups.last; group++) {
      update(group * rowGroup, group * rowGroup + channels);
    }
  }
  if (hasBias && thread.isLast) update(inputs, inputs + 1);
}

/** What the last layer on images is told. */
function lastOf({ steps }: ImageSet): ImageStep['there']['values'] {
  return item(steps, steps.length - 1, 'the layers on images').there.values;
}
