import { ActivationCode } from '../../../lib/engine/contract/codes';
import { Layer, Panel } from '../../../lib/engine/contract/records';
import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import type { Activation } from '../../../lib/engine/network/network';
import { numbers } from '../numbers';
import type { Arena, Range } from './arena';

export interface LayerCase {
  readonly inputs: number;
  readonly units: number;
  /** Width of each panel in vectors of four columns: 1, 2, 4 or 8. */
  readonly widths: readonly number[];
  readonly samples: number;
  readonly activation?: Activation;
  readonly l1?: number;
  readonly l2?: number;
}

/** The weights, and the first and second moments. */
export type Parameter = 0 | 1 | 2;

/** A layer's record, its parameters in panels, and room for outputs and gradients, all in one arena. */
export class DenseLayer {
  readonly address: number;
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
  readonly stride: number;
  readonly panels: readonly { readonly offset: number; readonly column: number; readonly vectors: number }[];
  /** Rows of `stride` floats. */
  readonly output: number;
  readonly gradient: number;
  /** The same of sums, if the activation has them kept; else 0. */
  readonly sums: number;
  readonly penalties: number;
  /** The first panel, the table of panels, and 1 for each column that is a unit. */
  readonly weights: number;
  readonly panelTable: number;
  readonly columnMask: number;
  /** Bytes of the weights, after which the moments follow. */
  readonly bytes: number;
  readonly #arena: Arena;
  readonly #inputs: number;
  readonly #units: number;

  constructor(
    arena: Arena,
    { inputs, units, widths, samples, activation = 'linear', l1 = 0, l2 = 0 }: LayerCase,
    seed = 1,
  ) {
    this.#arena = arena;
    this.#inputs = inputs;
    this.#units = units;
    this.stride = widths.reduce((sum, width) => sum + width * 4, 0);
    this.kernel = numbers(inputs * units, seed);
    this.bias = numbers(units, seed + 1);
    this.panels = widths.map((vectors, index) => {
      const column = widths.slice(0, index).reduce((sum, width) => sum + width * 4, 0);
      return { offset: (inputs + 1) * column * 4, column, vectors };
    });
    this.bytes = (inputs + 1) * this.stride * 4;
    // What pads the columns is zero, in all three.
    this.weights = arena.floats(new Float32Array((this.bytes / 4) * 3));
    this.set(0, [...this.kernel, ...this.bias]);
    this.output = arena.room(samples * this.stride * 4);
    this.gradient = arena.room(samples * this.stride * 4);
    this.sums = SLOPE_FROM[activation] === 'sum' ? arena.room(samples * this.stride * 4) : 0;
    this.penalties = arena.room(this.stride * 4);
    this.panelTable = arena.room(this.panels.length * Panel.bytes);
    this.panels.forEach((panel, index) => {
      arena.setRecord(this.panelTable + index * Panel.bytes, Panel, panel);
    });
    this.columnMask = arena.floats(Array.from({ length: this.stride }, (_, at) => (at < units ? 1 : 0)));
    this.address = arena.record(Layer, {
      inputs,
      units,
      stride: this.stride,
      activation: ActivationCode[activation],
      kernel: this.weights,
      panels: this.panelTable,
      output: this.output,
      toSum: this.sums && this.sums - this.output,
      gradient: this.gradient,
      l1,
      l2,
      penalties: this.penalties,
      columnMask: this.columnMask,
    });
  }

  /** Writes inputs + 1 rows of `units` columns, the last one for the bias. */
  set(parameter: Parameter, values: ArrayLike<number>): void {
    Array.from(values).forEach((value, at) => {
      this.#arena.setFloats(this.#place(parameter, Math.floor(at / this.#units), at % this.#units), [value]);
    });
  }

  /** As of a layer without bias. */
  clearBias(): void {
    const row = this.#inputs * this.#units;
    this.set(0, [...this.get(0).slice(0, row), ...this.bias.map(() => 0)]);
  }

  get(parameter: Parameter): number[] {
    return Array.from({ length: (this.#inputs + 1) * this.#units }, (_, at) =>
      this.#arena.readFloats(this.#place(parameter, Math.floor(at / this.#units), at % this.#units), 1),
    ).flat();
  }

  /** Where some rows and panels of a parameter stand. */
  parameterRanges(parameter: Parameter, firstRow: number, lastRow: number, panels = this.panels): Range[] {
    return panels.map(({ column, vectors }) => ({
      address: this.#place(parameter, firstRow, column),
      bytes: (lastRow - firstRow) * vectors * 16,
    }));
  }

  /** Where some samples and panels stand in rows of outputs, and of sums if they are kept. */
  forwardRanges(first: number, last: number, panels = this.panels): Range[] {
    return [this.output, this.sums].flatMap((rows) => (rows > 0 ? this.rowRanges(rows, first, last, panels) : []));
  }

  /** Where some samples and panels stand in rows of outputs or gradients. */
  rowRanges(rows: number, first: number, last: number, panels = this.panels): Range[] {
    return Array.from({ length: last - first }, (_, at) =>
      panels.map(({ column, vectors }) => ({
        address: rows + ((first + at) * this.stride + column) * 4,
        bytes: vectors * 16,
      })),
    ).flat();
  }

  #place(parameter: Parameter, row: number, column: number): number {
    const panel = this.panels.findLast((candidate) => candidate.column <= column);
    if (!panel) throw new RangeError(`expected a panel with column ${column}, found none`);
    const { offset, vectors } = panel;
    const at = offset + row * vectors * 16 + (column - panel.column) * 4;
    return this.weights + parameter * this.bytes + at;
  }
}

/** The part of row-major values (rows, columns) with some rows and columns. */
export function block(
  values: ArrayLike<number>,
  columns: number,
  [firstRow, lastRow]: readonly [number, number],
  [firstColumn, lastColumn]: readonly [number, number],
): number[] {
  return Array.from(values).filter((_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return row >= firstRow && row < lastRow && column >= firstColumn && column < lastColumn;
  });
}
