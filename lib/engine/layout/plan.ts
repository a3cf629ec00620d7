/*
 * Where everything lies in the engine's memory, and the records that tell the kernels so.
 * See regions.ts for the map, and image-plan.ts for the images of convolutions.
 */
import { ActivationCode } from '../contract/codes';
import { type RecordValues, writeRecord } from '../contract/record';
import { Convolution, Gather, Layer, Panel, Pooling, Source, Step } from '../contract/records';
import { CONTROL_BYTES } from '../threads/control';
import {
  type ConvolutionPlan,
  type ConvolutionRecord,
  type ImageThreadPlan,
  planThreadImages,
  positionBytes,
  storedChannels,
} from './image-plan';
import type { ConvolutionStage, ImageStage } from '../network/images';
import type { View } from './memory';
import { type DenseStage, type NetworkSpec, stagesOf } from '../network/network';
import { type KindName, Layout, type Region, roundUp } from './regions';

/** Floats in a SIMD vector. */
const LANES = 4;
const FLOAT = 4;
/** Bytes of an entry of a list: index and value. */
const ENTRY = 8;
const CACHE_LINE = 64;
/** Rows read, never used, past the last row of a layer by the kernel that takes rows by four. */
const SPARE_BYTES = 3 * 32 * FLOAT;
const PANEL_WIDTHS = [8, 4, 2, 1];
/** Vectors of filters that the convolutions keep in registers, for four positions. */
const CONVOLUTION_PANEL = 2;
/**
 * Parts of a batch whose gradients by the convolutions' kernels are summed apart, then together in
 * their order: a fixed number, so that the sums do not depend on the threads.
 */
export const CHUNKS = 8;

/** A block of columns: bytes from the layer's kernel, first column, width in vectors. */
export type PanelPlan = RecordValues<typeof Panel>;

export interface LayerPlan extends DenseStage {
  /** Address of the layer's record. */
  readonly record: number;
  readonly stride: number;
  readonly kernel: number;
  readonly panels: readonly PanelPlan[];
  readonly output: number;
  readonly gradient: number;
  readonly penalties: number;
  /** Bytes from the record to the table of panels and to the column mask. */
  readonly panelTable: number;
  readonly maskOffset: number;
  /** Rows of the kernel come in groups of this many, of which the first `channels` are true. */
  readonly rowGroup: number;
  readonly channels: number;
}

/**
 * What is one thread's alone. Every thread lists the inputs of the whole batch for itself: that is
 * cheaper than fetching half of the lists from another core's cache.
 */
export interface ThreadPlan {
  /** Lists of entries, or plain rows for dense data. */
  readonly entries: number;
  readonly counts: number;
  /** Lists of the activations of its own samples, the first of these at the first place. */
  readonly hiddenEntries: number;
  readonly hiddenCounts: number;
  readonly masks: number;
  readonly transposed: number;
  readonly gather: number;
  readonly step: number;
  readonly source: number;
  readonly list: number;
  readonly images?: ImageThreadPlan;
}

export interface Plan {
  readonly network: NetworkSpec;
  readonly inputDropout: number;
  readonly batchSize: number;
  readonly threads: number;
  /** Samples that the outputs and gradients of the layers hold: a batch, or a block for each thread. */
  readonly rows: number;
  /** Samples that a thread lists for itself: a batch, or a block. */
  readonly listRows: number;
  readonly lookup: number;
  /** Layers on images, empty if there are none, and the parameters of the convolutions. */
  readonly images: readonly ImageStage[];
  readonly convolutions: readonly ConvolutionPlan[];
  /** The dense layers; with images, the first one only holds what goes into the others. */
  readonly layers: readonly LayerPlan[];
  /** All layers with parameters, in the order of the network. */
  readonly trained: readonly LayerPlan[];
  readonly parameters: number;
  /** Bytes of the parameters, and of each set of moments. */
  readonly parameterBytes: number;
  /** Moments the optimizer keeps: 0, 1 or 2 sets. */
  readonly moments: number;
  readonly maskStride: number;
  /** Floats in a plain row of inputs. */
  readonly inputStride: number;
  /** A column mask of ones. */
  readonly ones: number;
  readonly oneCount: number;
  readonly workers: readonly ThreadPlan[];
  /** First free byte: where data sets go. */
  readonly end: number;
}

export interface PlanOptions {
  readonly batchSize: number;
  readonly threads: number;
}

/** Samples that a thread evaluates at a time. */
export const EVALUATION_BLOCK = 32;

/** Lays out a network. Pure: writes nothing. */
export function planMemory(network: NetworkSpec, options: PlanOptions): Plan {
  return layOut(network, options).plan;
}

/** The same, with all regions in the order in which they lie. */
export function layOut(
  network: NetworkSpec,
  { batchSize, threads }: PlanOptions,
): { plan: Plan; regions: readonly Region[] } {
  const { images, dense, inputDropout } = stagesOf(network);
  const layout = new Layout(0);
  layout.place('control', CONTROL_BYTES);
  const rows = roundUp(Math.max(batchSize, EVALUATION_BLOCK * threads), 32);
  const listRows = roundUp(Math.max(batchSize, EVALUATION_BLOCK), 32);
  const lookup = layout.place('lookup', 256 * FLOAT);
  const moments = { adam: 2, momentum: 1, sgd: 0 }[network.optimizer.kind];
  const imageless = images.length === 0;

  const shapes = [
    ...images.flatMap((image, index) =>
      image.kind === 'convolution' ? [convolutionShape(image, storedChannels(images, index))] : [],
    ),
    ...dense.map((stage, index): Shape => {
      // Wide rows end in whole blocks of four vectors, which the kernels take in one go.
      const stride = roundUp(stage.units, stage.units > 2 * LANES ? 4 * LANES : LANES);
      // Only the first layer is divided by columns; the others must not depend on the number of threads,
      // for the width of their panels sets the order of the sums in inputGradient.
      const parts = index === 0 && dense.length > 1 && imageless ? threads : 1;
      return { stage, stride, panels: cutPanels(stage.inputs, stride, parts), rowGroup: 1, channels: 1 };
    }),
  ].map((shape) => ({ ...shape, bytes: roundUp((shape.stage.inputs + 1) * shape.stride * FLOAT, CACHE_LINE) }));
  const parameterBytes = shapes.reduce((sum, { bytes }) => sum + bytes + SPARE_BYTES, 0);
  const parameters = layout.place('weights', parameterBytes);
  layout.place('moments', parameterBytes * moments);
  let kernel = parameters;
  const convolutionCount = shapes.length - dense.length;
  const trained = shapes.map(({ stage, stride, panels, bytes, rowGroup, channels }, index): LayerPlan => {
    const convolution = index < convolutionCount;
    const layer = {
      ...stage,
      ...placeRecord(panels.length, stride, layout),
      stride,
      kernel,
      panels,
      rowGroup,
      channels,
      ...(convolution
        ? { output: 0, gradient: layout.place('sums', CHUNKS * bytes) }
        : placeOutputs(index === 0, rows * stride * FLOAT, layout)),
    };
    kernel += bytes + SPARE_BYTES;
    return layer;
  });
  const layers = [
    ...(imageless ? [] : [flatLayer(dense[0]?.inputs ?? 0, inputDropout, rows, layout)]),
    ...trained.slice(convolutionCount),
  ];
  const convolutions = planConvolutions(images, trained.slice(0, convolutionCount), layout);
  const oneCount = Math.max(0, ...images.map((_, index) => storedChannels(images, index)));
  const ones = layout.place('tables', oneCount * FLOAT);

  const maskStride = listRows / 8;
  const ownRows = Math.max(Math.ceil(batchSize / threads), EVALUATION_BLOCK);
  const widest = Math.max(0, ...dense.slice(imageless ? 1 : 0).map((stage) => stage.inputs));
  // With images nothing is listed: each sample is copied as it is.
  const listed = imageless ? network.inputs : 0;
  const workers = Array.from({ length: threads }, (_, thread): ThreadPlan => {
    const place = (kind: KindName, bytes: number): number => layout.place(kind, bytes, thread);
    return {
      entries: place('lists', listRows * roundUp(listed, LANES) * ENTRY),
      counts: place('lists', listRows * 4),
      masks: place('transposed', listed * maskStride),
      transposed: place('transposed', listed * listRows * FLOAT),
      // One entry is written past the last one.
      hiddenEntries: place('hidden lists', ownRows * widest * ENTRY + ENTRY),
      hiddenCounts: place('hidden lists', ownRows * 4),
      gather: place('scratch', Gather.bytes),
      step: place('scratch', Step.bytes),
      source: place('scratch', Source.bytes),
      list: place('scratch', listRows * ENTRY + ENTRY),
      ...(!imageless && {
        images: planThreadImages(images, convolutions, ones, (bytes) => place('images', bytes)),
      }),
    };
  });
  const plan = {
    network,
    inputDropout,
    batchSize,
    threads,
    rows,
    listRows,
    lookup,
    images,
    convolutions,
    layers,
    trained,
    parameters,
    parameterBytes,
    moments,
    maskStride,
    inputStride: roundUp(network.inputs, LANES),
    ones,
    oneCount,
    workers,
    end: layout.end,
  };
  return { plan, regions: layout.regions };
}

interface Shape {
  readonly stage: DenseStage;
  readonly stride: number;
  readonly panels: readonly PanelPlan[];
  readonly rowGroup: number;
  readonly channels: number;
}

/** A convolution's parameters as those of a dense layer: a row for each input that a filter sees. */
function convolutionShape(
  { windowHeight, windowWidth, input, output, activation, l1, l2 }: ConvolutionStage,
  rowGroup: number,
): Shape {
  const inputs = windowHeight * windowWidth * rowGroup;
  const stride = roundUp(output.channels, LANES);
  return {
    stage: { inputs, units: output.channels, activation, l1, l2, dropout: 0 },
    stride,
    panels: cutPanels(inputs, stride, 1, CONVOLUTION_PANEL),
    rowGroup,
    channels: input.channels,
  };
}

/** What the convolutions leave for the dense layers: a row for each sample. */
function flatLayer(units: number, dropout: number, rows: number, layout: Layout): LayerPlan {
  const stride = roundUp(units, LANES);
  const stage: DenseStage = { inputs: 0, units, activation: 'linear', l1: 0, l2: 0, dropout };
  return {
    ...stage,
    ...placeRecord(0, stride, layout),
    stride,
    kernel: 0,
    panels: [],
    rowGroup: 1,
    channels: 1,
    ...placeOutputs(true, rows * stride * FLOAT, layout),
  };
}

/** Room for a layer's record with its table of panels and its column mask, and for its penalties. */
function placeRecord(
  panelCount: number,
  stride: number,
  layout: Layout,
): Pick<LayerPlan, 'record' | 'panelTable' | 'penalties' | 'maskOffset'> {
  const panelTable = Layer.bytes;
  const maskOffset = panelTable + panelCount * Panel.bytes;
  const record = layout.place('record', maskOffset + stride * FLOAT);
  return { record, panelTable, penalties: layout.place('penalties', stride * FLOAT), maskOffset };
}

function placeOutputs(first: boolean, bytes: number, layout: Layout): Pick<LayerPlan, 'output' | 'gradient'> {
  return {
    output: layout.place(first ? 'first outputs' : 'outputs', bytes),
    gradient: layout.place('gradients', bytes),
  };
}

function planConvolutions(
  images: readonly ImageStage[],
  layers: readonly LayerPlan[],
  layout: Layout,
): ConvolutionPlan[] {
  let number = 0;
  return images.flatMap((image, index) => {
    const layer = layers[number];
    if (image.kind !== 'convolution' || !layer) return [];
    number++;
    const places = image.windowHeight * image.windowWidth;
    const turnedPanels = index === 0 ? [] : cutPanels(places * layer.stride, layer.rowGroup, 1, CONVOLUTION_PANEL);
    return [
      {
        layer,
        turnedPanels,
        turnedTable: layout.place('tables', turnedPanels.length * Panel.bytes),
        chunkBytes: roundUp((layer.inputs + 1) * layer.stride * FLOAT, CACHE_LINE),
        positions: layout.place('tables', positionBytes(image.output)),
        turnedPositions: layout.place('tables', index === 0 ? 0 : positionBytes(image.input)),
      },
    ];
  });
}

/** Cuts a row of `stride` columns into panels: as wide as `limit` vectors, but at least `parts` if it can. */
function cutPanels(inputs: number, stride: number, parts: number, limit = Infinity): PanelPlan[] {
  const share = Math.min(limit, Math.max(1, Math.floor(stride / LANES / parts)));
  const widest = PANEL_WIDTHS.find((width) => width <= share) ?? 1;
  const panels: PanelPlan[] = [];
  for (let column = 0; column < stride;) {
    const left = (stride - column) / LANES;
    const vectors = PANEL_WIDTHS.find((width) => width <= Math.min(left, widest)) ?? 1;
    panels.push({ offset: (inputs + 1) * column * FLOAT, column, vectors });
    column += vectors * LANES;
  }
  return panels;
}

export type GatherRecord = RecordValues<typeof Gather>;
export type StepRecord = RecordValues<typeof Step>;
export type SourceRecord = RecordValues<typeof Source>;

/** Writes records into a memory. */
export class RecordWriter {
  readonly #view: View;

  /** @param view Of the whole memory. */
  constructor(view: View) {
    this.#view = view;
  }

  gather(address: number, record: GatherRecord): void {
    writeRecord(this.#view, address, Gather, record);
  }

  step(address: number, record: StepRecord): void {
    writeRecord(this.#view, address, Step, record);
  }

  source(address: number, record: SourceRecord): void {
    writeRecord(this.#view, address, Source, record);
  }

  /** The layers' records, panel tables and column masks, and the table of what each byte is worth. */
  network(plan: Plan): void {
    for (let byte = 0; byte < 256; byte++)
      this.#view.setFloat32(plan.lookup + byte * FLOAT, byte * plan.network.inputScale, true);
    for (const layer of new Set([...plan.trained, ...plan.layers])) this.#layer(layer);
    if (plan.images.length === 0) return;
    for (let at = plan.ones; at < plan.ones + plan.oneCount * FLOAT; at += FLOAT) this.#view.setFloat32(at, 1, true);
    for (const { turnedTable, turnedPanels } of plan.convolutions) {
      turnedPanels.forEach((panel, number) => {
        writeRecord(this.#view, turnedTable + number * Panel.bytes, Panel, panel);
      });
    }
    for (const { images } of plan.workers) {
      for (const stage of images?.stages ?? []) {
        if (stage.kind === 'maxPooling') writeRecord(this.#view, stage.address, Pooling, stage.record);
        else {
          this.#convolution(stage.address, stage.record);
          if (stage.back) this.#convolution(stage.back.address, stage.back.record);
        }
      }
    }
  }

  #layer(layer: LayerPlan): void {
    const panels = layer.record + layer.panelTable;
    const columnMask = layer.record + layer.maskOffset;
    writeRecord(this.#view, layer.record, Layer, {
      ...layer,
      activation: ActivationCode[layer.activation],
      panels,
      columnMask,
    });
    layer.panels.forEach((panel, number) => {
      writeRecord(this.#view, panels + number * Panel.bytes, Panel, panel);
    });
    for (let column = 0; column < layer.stride; column++) {
      this.#view.setFloat32(columnMask + column * FLOAT, column < layer.units ? 1 : 0, true);
    }
  }

  /** A convolution's record and its table of positions, the last one repeated to whole blocks of four. */
  #convolution(address: number, record: ConvolutionRecord): void {
    writeRecord(this.#view, address, Convolution, record);
    const { positions, height, width, inputStep, inputRowStep, outputStep, outputRow } = record;
    for (let position = 0; position < roundUp(height * width, 4); position++) {
      const place = Math.min(position, height * width - 1);
      const x = place % width;
      const y = Math.floor(place / width);
      this.#view.setUint32(positions + position * 8, y * inputRowStep + x * inputStep, true);
      this.#view.setUint32(positions + position * 8 + 4, y * outputRow + x * outputStep, true);
    }
  }
}
