/*
 * Where everything lies in the engine's memory, and the records that tell the kernels so.
 * See assembly/index.ts for the map.
 */
import { CONTROL_BYTES } from './control';
import { type DenseStage, type NetworkSpec, stagesOf } from './network';

/** Floats in a SIMD vector. */
const LANES = 4;
const FLOAT = 4;
/** Bytes of an entry of a list: index and value. */
const ENTRY = 8;
const CACHE_LINE = 64;
/** Rows read, never used, past the last row of a layer by the kernel that takes rows by four. */
const SPARE_BYTES = 3 * 32 * FLOAT;
const PANEL_WIDTHS = [8, 4, 2, 1];

const ACTIVATIONS = { linear: 0, relu: 1, tanh: 2, sigmoid: 3, softmax: 4 } as const;

const PANEL_FIELDS = ['offset', 'column', 'vectors'] as const;

/** A block of columns: bytes from the layer's kernel, first column, width in vectors. */
export type PanelPlan = Readonly<Record<(typeof PANEL_FIELDS)[number], number>>;

export interface LayerPlan extends DenseStage {
  /** Address of the layer's record. */
  readonly record: number;
  readonly stride: number;
  readonly kernel: number;
  readonly panels: readonly PanelPlan[];
  readonly output: number;
  readonly gradient: number;
  readonly penalties: number;
}

/**
 * What is one thread's alone. Every thread lists the inputs of the whole batch for itself: that is
 * cheaper than fetching half of the lists from another core's cache.
 */
export interface ThreadPlan {
  /** Lists of entries, or plain rows for dense data. */
  readonly entries: number;
  readonly counts: number;
  readonly masks: number;
  readonly transposed: number;
  readonly gather: number;
  readonly step: number;
  readonly source: number;
  readonly list: number;
}

export interface Plan {
  readonly network: NetworkSpec;
  readonly inputDropout: number;
  readonly batchSize: number;
  readonly threads: number;
  /** Samples that the batch buffers hold. */
  readonly rows: number;
  readonly lookup: number;
  readonly layers: readonly LayerPlan[];
  readonly parameters: number;
  /** Bytes of the parameters, and of each set of moments. */
  readonly parameterBytes: number;
  /** Moments the optimizer keeps: 0, 1 or 2 sets. */
  readonly moments: number;
  readonly maskStride: number;
  /** Floats in a plain row of inputs. */
  readonly inputStride: number;
  readonly hiddenEntries: number;
  readonly hiddenCounts: number;
  readonly workers: readonly ThreadPlan[];
  /** First free byte: where data sets go. */
  readonly end: number;
}

export interface PlanOptions {
  readonly batchSize: number;
  readonly threads: number;
}

/** Samples that a thread evaluates at a time. */
const EVALUATION_BLOCK = 32;

/** Lays out a network. Pure: writes nothing. */
export function planMemory(network: NetworkSpec, { batchSize, threads }: PlanOptions): Plan {
  const { dense, inputDropout } = stagesOf(network);
  const allocate = allocator(CONTROL_BYTES);
  const rows = roundUp(Math.max(batchSize, EVALUATION_BLOCK * threads), 32);
  const lookup = allocate(256 * FLOAT);
  const moments = { adam: 2, momentum: 1, sgd: 0 }[network.optimizer.kind];

  const shapes = dense.map((stage, index) => {
    // Wide rows end in whole blocks of four vectors, which the kernels take in one go.
    const stride = roundUp(stage.units, stage.units > 2 * LANES ? 4 * LANES : LANES);
    // Only the first layer is divided by columns; the others must not depend on the number of threads,
    // for the width of their panels sets the order of the sums in inputGradient.
    const parts = index === 0 && dense.length > 1 ? threads : 1;
    return { stage, stride, panels: cutPanels(stage.inputs, stride, parts), bytes: roundUp((stage.inputs + 1) * stride * FLOAT, CACHE_LINE) };
  });
  const records = shapes.map(({ panels, stride }) => ({
    record: allocate(LAYER_FIELDS.length * 4 + panels.length * 12 + 2 * stride * FLOAT),
  }));
  const parameterBytes = shapes.reduce((sum, { bytes }) => sum + bytes + SPARE_BYTES, 0);
  const parameters = allocate(parameterBytes * (1 + moments));
  let kernel = parameters;
  const layers = shapes.map(({ stage, stride, panels, bytes }, index): LayerPlan => {
    const record = records[index]?.record ?? 0;
    const layer = {
      ...stage, record, stride, kernel, panels,
      penalties: record + LAYER_FIELDS.length * 4 + panels.length * 12,
      output: allocate(rows * stride * FLOAT),
      gradient: allocate(rows * stride * FLOAT),
    };
    kernel += bytes + SPARE_BYTES;
    return layer;
  });

  const maskStride = rows / 8;
  const widest = Math.max(0, ...dense.slice(1).map((stage) => stage.inputs));
  const hiddenEntries = allocate(rows * widest * ENTRY + ENTRY);
  const hiddenCounts = allocate(rows * 4);
  const workers = Array.from({ length: threads }, () => ({
    entries: allocate(rows * roundUp(network.inputs, LANES) * ENTRY),
    counts: allocate(rows * 4),
    masks: allocate(network.inputs * maskStride),
    transposed: allocate(network.inputs * rows * FLOAT),
    gather: allocate(GATHER_FIELDS.length * 4),
    step: allocate(STEP_FIELDS.length * 4),
    source: allocate(SOURCE_FIELDS.length * 4),
    list: allocate(rows * ENTRY + ENTRY),
  }));
  return {
    network, inputDropout, batchSize, threads, rows, lookup, layers, parameters, parameterBytes, moments,
    maskStride, inputStride: roundUp(network.inputs, LANES), hiddenEntries, hiddenCounts, workers, end: allocate(0),
  };
}

/** Cuts a row of `stride` columns into panels: as wide as registers allow, but at least `parts` if it can. */
function cutPanels(inputs: number, stride: number, parts: number): PanelPlan[] {
  const share = Math.max(1, Math.floor(stride / LANES / parts));
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

/** Fields of the records in the order of the classes in assembly/; all are 32-bit. */
const LAYER_FIELDS = [
  'inputs', 'units', 'stride', 'activation', 'kernel', 'panels', 'output', 'gradient',
  'l1', 'l2', 'penalties', 'columnMask',
] as const;
const GATHER_FIELDS = [
  'floats', 'data', 'inputs', 'entries', 'counts', 'lookup', 'scale', 'masks', 'maskStride', 'transposed', 'transposedStride',
  'seed', 'step', 'threshold', 'factor', 'rows', 'rowStride',
] as const;
const STEP_FIELDS = [
  'optimizer', 'batch', 'firstMoment', 'secondMoment', 'rate', 'beta1', 'rest1', 'beta2', 'rest2', 'root', 'epsilon', 'nesterov',
] as const;
const SOURCE_FIELDS = [
  'masks', 'maskStride', 'transposed', 'transposedStride', 'rows', 'rowStride', 'skipZeros', 'list',
] as const;
const FLOAT_FIELDS: ReadonlySet<string> = new Set([
  'l1', 'l2', 'scale', 'factor', 'rate', 'beta1', 'rest1', 'beta2', 'rest2', 'root', 'epsilon',
]);

type Record32<Fields extends readonly string[]> = Readonly<Record<Fields[number], number>>;
export type GatherRecord = Record32<typeof GATHER_FIELDS>;
export type StepRecord = Record32<typeof STEP_FIELDS>;
export type SourceRecord = Record32<typeof SOURCE_FIELDS>;

/** Writes records into a memory. */
export class RecordWriter {
  readonly #view: DataView;

  constructor(buffer: ArrayBufferLike) {
    this.#view = new DataView(buffer);
  }

  gather(address: number, record: GatherRecord): void {
    this.#write(address, GATHER_FIELDS, record);
  }

  step(address: number, record: StepRecord): void {
    this.#write(address, STEP_FIELDS, record);
  }

  source(address: number, record: SourceRecord): void {
    this.#write(address, SOURCE_FIELDS, record);
  }

  /** The layers' records, panel tables and column masks, and the table of what each byte is worth. */
  network(plan: Plan): void {
    for (let byte = 0; byte < 256; byte++) this.#view.setFloat32(plan.lookup + byte * FLOAT, byte * plan.network.inputScale, true);
    plan.layers.forEach((layer) => {
      const panels = layer.record + LAYER_FIELDS.length * 4;
      const columnMask = layer.penalties + layer.stride * FLOAT;
      this.#write(layer.record, LAYER_FIELDS, {
        ...layer, activation: ACTIVATIONS[layer.activation], panels, columnMask,
      });
      layer.panels.forEach((panel, number) => {
        this.#write(panels + number * 12, PANEL_FIELDS, panel);
      });
      for (let column = 0; column < layer.stride; column++) {
        this.#view.setFloat32(columnMask + column * FLOAT, column < layer.units ? 1 : 0, true);
      }
    });
  }

  #write<Fields extends readonly string[]>(address: number, fields: Fields, record: Record32<Fields>): void {
    fields.forEach((field: Fields[number], index) => {
      const value = record[field];
      if (FLOAT_FIELDS.has(field)) this.#view.setFloat32(address + index * 4, value, true);
      else this.#view.setUint32(address + index * 4, value, true);
    });
  }
}

/** Hands out byte ranges one after the other, each on a cache line of its own. */
export function allocator(start: number): (bytes: number) => number {
  let end = start;
  return (bytes) => {
    const address = roundUp(end, CACHE_LINE);
    end = address + bytes;
    return address;
  };
}

export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
