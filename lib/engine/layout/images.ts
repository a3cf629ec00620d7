/* What all threads share of the layers on images. */
import { Panel } from '../contract/records';
import type { ConvolutionStage, ImageStage, NormalizationStage, WeightlessStage } from '../network/images';
import type { ImageShape } from '../network/network';
import { item } from '../validation/item';
import {
  type ConvolutionColumns,
  convolutionShape,
  normalizationShape,
  type ParameterPlaces,
  placeConvolution,
  placeNormalization,
  placeRow,
  type Shape,
  turnedPanels,
} from './columns';
import type { Layout } from './layout';
import { turnedKernelBytes } from './image-steps';
import type { ConvolutionRegion, ImageLayer, ImagesPlan, NormalizationRegion } from './plan';
import { FLOAT, roundUp, wholeVectors } from './sizes';

/**
 * Parts of a batch whose gradients by the convolutions' kernels are summed apart, then together in
 * their order: a fixed number, so that the sums do not depend on the threads. Up to so many threads find work.
 */
export const CHUNKS = 8;

/** Positions that a convolution takes at a time: its table of them is filled up to whole blocks. */
export const POSITION_BLOCK = 4;

/** Bytes of an entry of that table: where its input and its output are. */
export const POSITION = 8;

/**
 * Outputs for each one that can have a gradient from which on these are listed: at 2 x 2, the usual pooling, lists
 * take less than a third of the time (docs/engine.md).
 */
const WORTH_LISTING_LIVE = 4;

/** A layer on images before its parameters have a place. */
export type ShapedImages = { readonly storedChannels: number } & (
  | { readonly kind: 'convolution'; readonly stage: ConvolutionStage; readonly shape: Shape }
  | { readonly kind: 'normalization'; readonly stage: NormalizationStage; readonly shape: Shape }
  | { readonly kind: WeightlessStage['kind']; readonly stage: WeightlessStage }
);

/** How large the layers' parameters are, and how their inputs are stored: samples as they are, all else padded. */
export function shapeImages(stages: readonly ImageStage[]): ShapedImages[] {
  return stages.map((stage, index) => {
    const { channels } = stage.input;
    const storedChannels = index === 0 ? channels : wholeVectors(channels);
    switch (stage.kind) {
      case 'convolution':
        return { kind: stage.kind, stage, storedChannels, shape: convolutionShape(stage, storedChannels) };
      case 'normalization':
        return { kind: stage.kind, stage, storedChannels, shape: normalizationShape(stage) };
      case 'maxPooling':
      case 'averagePooling':
      case 'dropout':
        return { kind: stage.kind, stage, storedChannels };
    }
  });
}

/** A layer on images whose tables have no place yet. */
type HalfPlaced =
  | { readonly layer: Extract<ShapedImages, { kind: 'convolution' }>; readonly columns: ConvolutionColumns }
  | { readonly layer: Extract<ImageLayer, { kind: 'normalization' }> }
  | { readonly layer: Exclude<ShapedImages, { shape: Shape }> };

/**
 * Gives the parameters of convolutions and normalizations their place.
 *
 * @param batchSize Samples of which a normalization has notes.
 */
export function placeParameters(
  shaped: readonly ShapedImages[],
  places: ParameterPlaces,
  batchSize: number,
  layout: Layout,
): HalfPlaced[] {
  return shaped.map((layer): HalfPlaced => {
    if (layer.kind === 'normalization') {
      const { kind, stage, storedChannels, shape } = layer;
      const region = placeNormalization(shape, stage, places.take(shape), batchSize, layout);
      return { layer: { kind, stage, storedChannels, region } };
    }
    if (layer.kind !== 'convolution') return { layer };
    const { stage, storedChannels, shape } = layer;
    const groups = { rowGroup: storedChannels, channels: stage.input.channels };
    return { layer, columns: placeConvolution(shape, places.take(shape), groups, CHUNKS, layout) };
  });
}

/** The layers on images with all that threads share of them. */
export interface PlacedImages {
  readonly layers: readonly ImageLayer[];
  readonly front: ImagesPlan;
  readonly normalizations: readonly NormalizationRegion[];
}

/**
 * Places the row that the layers on images hand on, and their tables.
 *
 * @param rows Samples that the row holds.
 * @param dropout Rate of the dropout of the row.
 */
export function placeImages(
  halves: readonly HalfPlaced[],
  rows: number,
  dropout: number,
  layout: Layout,
): PlacedImages {
  const input = item(halves, 0).layer.stage.input;
  const output = item(halves, halves.length - 1).layer.stage.output;
  const units = output.height * output.width * output.channels;
  const row = placeRow(units, { rows, kind: 'first outputs', dropout, maskNumber: 1 }, layout);
  const normalizations = halves.flatMap(({ layer }) => ('region' in layer ? layer.region : []));
  const isNormalized = normalizations.length > 0;
  const layers = halves.map((half, index): ImageLayer => {
    if (!('columns' in half)) return half.layer;
    const { stage, storedChannels } = half.layer;
    // For the first layer, with its short rows of taps and no way back to the samples, lists do not pay. Where each
    // sample has its own images, the sums of a chunk would need a place that these do not know.
    const live = index > 0 && !isNormalized ? liveOutputs(halves[index + 1]?.layer.stage) : undefined;
    const back = index > 0 && live === undefined;
    const turned = back && isNormalized ? turnedKernelBytes({ stage, storedChannels, region: half.columns }) : 0;
    const turnedKernel = turned > 0 ? layout.place('turned kernels', turned) : 0;
    const region = { ...placeTables(half.columns, stage, back, layout), turnedKernel };
    return { kind: 'convolution', stage, storedChannels, region, ...(live !== undefined && { live }) };
  });
  const convolutions = layers.flatMap((layer) => (layer.kind === 'convolution' ? layer.region : []));
  const oneCount = Math.max(...layers.map(({ storedChannels }) => storedChannels));
  const ones = layout.place('tables', oneCount * FLOAT);
  return { layers, normalizations, front: { input, output, convolutions, row, ones, oneCount } };
}

/**
 * How many outputs of a filter can have a gradient, if the layer that follows leaves so few that they are listed: a
 * pooling, which gives the largest of each window its gradient, and no other one.
 */
function liveOutputs(next: ImageStage | undefined): number | undefined {
  if (next?.kind !== 'maxPooling' || next.strideHeight * next.strideWidth < WORTH_LISTING_LIVE) return undefined;
  return next.output.height * next.output.width;
}

/** @param back Whether the turned kernel leads back to the gradient by its inputs. */
function placeTables(
  columns: ConvolutionColumns,
  { input, output }: ConvolutionStage,
  back: boolean,
  layout: Layout,
): Omit<ConvolutionRegion, 'turnedKernel'> {
  const turnedBlocks = back ? turnedPanels(columns) : [];
  return {
    ...columns,
    turnedBlocks,
    turnedPanels: layout.place('tables', turnedBlocks.length * Panel.bytes),
    positions: layout.place('tables', positionBytes(output)),
    turnedPositions: layout.place('tables', back ? positionBytes(input) : 0),
  };
}

function positionBytes({ height, width }: ImageShape): number {
  return roundUp(height * width, POSITION_BLOCK) * POSITION;
}
