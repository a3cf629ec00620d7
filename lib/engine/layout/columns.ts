/* Layers with parameters as rows and columns: how large they are, then where they lie. */
import { Layer, Normalization, Panel } from '../contract/records';
import type { ConvolutionStage, NormalizationStage } from '../network/images';
import { SLOPE_FROM } from '../network/activations';
import type { Activation } from '../network/network';
import type { DenseStage } from '../network/stages';
import type { Layout } from './layout';
import { cutPanels } from './panels';
import type { ConvolutionRegion, DenseRegion, NormalizationRegion, PanelPlan, Rows, RowRegion } from './plan';
import type { KindName } from './regions';
import { CACHE_LINE, FLOAT, LANES, roundUp, wholeVectors } from './sizes';

/** Rows read, never used, past the last row of a layer by the kernel that takes rows by four. */
const SPARE_BYTES = 3 * 32 * FLOAT;

/** Vectors of filters that the convolutions keep in registers, for four positions: eight sums, as many as stay there. */
const CONVOLUTION_PANEL = 2;

/** Parameters before they have a place. */
export interface Shape {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  /** Whether the row after the inputs is a bias; if not, it is zero and stays so. */
  readonly hasBias: boolean;
  /** Whether training moves its weights. */
  readonly isTrainable: boolean;
  readonly l1: number;
  readonly l2: number;
  readonly stride: number;
  readonly blocks: readonly PanelPlan[];
  /** Of all rows, that of the bias included. */
  readonly bytes: number;
}

/** @param parts Into how many panels it is cut at least, if it can. */
export function denseShape(
  { inputs, units, activation, hasBias, isTrainable, l1, l2 }: DenseStage,
  parts: number,
): Shape {
  // Wide rows end in whole blocks of four vectors, which the kernels take in one go.
  const stride = roundUp(units, units > 2 * LANES ? 4 * LANES : LANES);
  const blocks = cutPanels(inputs, stride, parts);
  const bytes = parameterBytes(inputs, stride);
  return { inputs, units, activation, hasBias, isTrainable, l1, l2, stride, blocks, bytes };
}

/** @param rowGroup Channels of its input, with those that pad them. */
export function convolutionShape(stage: ConvolutionStage, rowGroup: number): Shape {
  const { windowHeight, windowWidth, output, activation, hasBias, isTrainable, l1, l2 } = stage;
  const inputs = windowHeight * windowWidth * rowGroup;
  const stride = wholeVectors(output.channels);
  const blocks = cutPanels(inputs, stride, 1, CONVOLUTION_PANEL);
  const bytes = parameterBytes(inputs, stride);
  return { inputs, units: output.channels, activation, hasBias, isTrainable, l1, l2, stride, blocks, bytes };
}

/** One row of gamma, beta as its bias; in panels of one vector, so that both of a channel lie side by side. */
export function normalizationShape({ output }: NormalizationStage): Shape {
  const units = output.channels;
  const stride = wholeVectors(units);
  const blocks = cutPanels(1, stride, 1, 1);
  const bytes = parameterBytes(1, stride);
  return {
    inputs: 1,
    units,
    activation: 'linear',
    hasBias: true,
    isTrainable: true,
    l1: 0,
    l2: 0,
    stride,
    blocks,
    bytes,
  };
}

function parameterBytes(inputs: number, stride: number): number {
  return roundUp((inputs + 1) * stride * FLOAT, CACHE_LINE);
}

/** Hands out the places of the layers' parameters, one after the other. */
export class ParameterPlaces {
  #next: number;

  constructor(start: number) {
    this.#next = start;
  }

  /** Bytes of the parameters of all layers. */
  static bytes(shapes: readonly Shape[]): number {
    return shapes.reduce((sum, { bytes }) => sum + bytes + SPARE_BYTES, 0);
  }

  take({ bytes }: Shape): number {
    const kernel = this.#next;
    this.#next += bytes + SPARE_BYTES;
    return kernel;
  }
}

/** Where the rest of a dense layer lies, besides its parameters. */
export interface DensePlace {
  /** Samples that outputs and gradients hold. */
  readonly rows: number;
  readonly kind: Extract<KindName, 'first outputs' | 'outputs'>;
  readonly dropout: number;
  readonly maskNumber: number;
}

export function placeDense(shape: Shape, kernel: number, place: DensePlace, layout: Layout): DenseRegion {
  const columns = placeColumns(shape, kernel, layout);
  const rows = placeRows(shape, place, layout);
  return { kind: 'dense', ...columns, ...rows, toSum: placeSums(shape, rows.output, place.rows, layout) };
}

/** Room for the sums of a layer whose slopes need them. @returns what leads from an output to its sum; 0 if none do */
function placeSums({ activation, stride }: Shape, output: number, rows: number, layout: Layout): number {
  return SLOPE_FROM[activation] === 'sum' ? layout.place('kept sums', rows * stride * FLOAT) - output : 0;
}

/** The row between the convolutions and the dense layers. */
export function placeRow(units: number, place: DensePlace, layout: Layout): RowRegion {
  return { kind: 'row', ...placeRows({ units, stride: wholeVectors(units) }, place, layout) };
}

/** A convolution's parameters with the sums of its gradient. */
export type ConvolutionColumns = Omit<
  ConvolutionRegion,
  'turnedBlocks' | 'turnedPanels' | 'turnedKernel' | 'positions' | 'turnedPositions'
>;

/** @param chunks Parts of a batch that are summed apart. */
export function placeConvolution(
  shape: Shape,
  kernel: number,
  groups: { readonly rowGroup: number; readonly channels: number },
  chunks: number,
  layout: Layout,
): ConvolutionColumns {
  const columns = placeColumns(shape, kernel, layout);
  const gradient = layout.place('sums', chunks * shape.bytes);
  return { kind: 'convolution', ...columns, ...groups, output: 0, toSum: 0, gradient };
}

/** @param rows Samples in a batch, each of which has notes. */
export function placeNormalization(
  shape: Shape,
  stage: NormalizationStage,
  kernel: number,
  rows: number,
  layout: Layout,
): NormalizationRegion {
  const rowBytes = shape.stride * FLOAT;
  const columns = placeColumns(shape, kernel, layout, Normalization.bytes);
  const address = columns.columnMask + rowBytes;
  const { height, width } = stage.output;
  const values = {
    layer: columns.record,
    moving: layout.place('moving averages', 2 * rowBytes),
    batch: layout.place('batch moments', 4 * rowBytes),
    notes: layout.place('notes', rows * 2 * rowBytes),
    positions: height * width,
    epsilon: stage.epsilon,
    rest: 1 - stage.momentum,
  };
  const gradient = layout.place('sums', shape.bytes);
  return { kind: 'normalization', ...columns, output: 0, toSum: 0, gradient, shared: { address, values } };
}

/** The panels of a convolution's kernel turned round: channels and filters change places. */
export function turnedPanels({ inputs, stride, rowGroup }: ConvolutionColumns): PanelPlan[] {
  return cutPanels((inputs / rowGroup) * stride, rowGroup, 1, CONVOLUTION_PANEL);
}

/**
 * A layer's record with its table of panels and its column mask, and its penalties.
 *
 * @param more Bytes of what follows the column mask.
 */
function placeColumns(
  shape: Shape,
  kernel: number,
  layout: Layout,
  more = 0,
): Omit<DenseRegion, 'kind' | 'toSum' | Exclude<keyof Rows, 'units' | 'stride'>> {
  const tables = shape.blocks.length * Panel.bytes;
  const record = layout.place('record', Layer.bytes + tables + shape.stride * FLOAT + more);
  const panels = record + Layer.bytes;
  const penalties = layout.place('penalties', shape.stride * FLOAT);
  return { ...shape, record, kernel, panels, columnMask: panels + tables, penalties };
}

function placeRows(
  { units, stride }: Pick<Rows, 'units' | 'stride'>,
  { rows, kind, dropout, maskNumber }: DensePlace,
  layout: Layout,
): Rows {
  const bytes = rows * stride * FLOAT;
  const output = layout.place(kind, bytes);
  const gradient = layout.place('gradients', bytes);
  return { units, stride, output, gradient, dropout, maskNumber };
}
