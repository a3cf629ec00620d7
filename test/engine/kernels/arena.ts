/* A small memory of a test's own, in which one kernel runs alone and what it touches is seen. */
import type { Kernels } from '../../../lib/engine/contract/kernels';
import { type RecordShape, writeRecord } from '../../../lib/engine/contract/record';
import { hasRelaxedSimd, instantiate, loadModule, type Rounding } from '../../../lib/engine/contract/load';

/** The builds of the kernels that this Node.js runs. */
export const roundings: readonly Rounding[] = hasRelaxedSimd() ? ['strict', 'relaxed'] : ['strict'];

/** A part of the memory. */
export interface Range {
  readonly address: number;
  readonly bytes: number;
}

const PAGE = 65536;
const VECTOR = 16;

/** Wherever nothing was put: as a float32 it is NaN, so that a result tells if a kernel read it. */
const PATTERN = 0xff;

/** Bytes of pattern between any two things that were put. */
const GAP = 64;

export class Arena {
  readonly kernels: Kernels;
  readonly #memory: Uint8Array;
  #end = GAP;

  private constructor(kernels: Kernels, buffer: ArrayBufferLike) {
    this.kernels = kernels;
    this.#memory = new Uint8Array(buffer).fill(PATTERN);
  }

  static async start(rounding: Rounding = 'strict'): Promise<Arena> {
    const memory = new WebAssembly.Memory({ initial: 2, maximum: PAGE, shared: true });
    return new Arena(instantiate(await loadModule(rounding), memory), memory.buffer);
  }

  /** Room for so many bytes, from the beginning of a vector; there stands the pattern. */
  room(bytes: number): number {
    const address = this.#end;
    this.#end = Math.ceil((address + bytes + GAP) / VECTOR) * VECTOR;
    if (this.#end > this.#memory.length) throw new RangeError(`expected ${this.#memory.length} bytes to be enough`);
    return address;
  }

  bytes(values: ArrayLike<number>): number {
    const address = this.room(values.length);
    this.#memory.set(values, address);
    return address;
  }

  words(values: ArrayLike<number>): number {
    const address = this.room(values.length * 4);
    this.setWords(address, values);
    return address;
  }

  setWords(address: number, values: ArrayLike<number>): void {
    new Uint32Array(this.#memory.buffer, address, values.length).set(values);
  }

  floats(values: ArrayLike<number>): number {
    const address = this.room(values.length * 4);
    this.setFloats(address, values);
    return address;
  }

  /** Rows of floats, each filled up with `padding` to `stride`. */
  rows(values: ArrayLike<number>, columns: number, stride: number, padding: number): number {
    const address = this.room((values.length / columns) * stride * 4);
    this.setRows(address, values, columns, stride, padding);
    return address;
  }

  setFloats(address: number, values: ArrayLike<number>): void {
    new Float32Array(this.#memory.buffer, address, values.length).set(values);
  }

  setRows(address: number, values: ArrayLike<number>, columns: number, stride: number, padding: number): void {
    const floats = new Float32Array(this.#memory.buffer, address, (values.length / columns) * stride).fill(padding);
    Array.from(values).forEach((value, at) => {
      floats[Math.floor(at / columns) * stride + (at % columns)] = value;
    });
  }

  record<Name extends string>(shape: RecordShape<Name>, values: Readonly<Record<Name, number>>): number {
    const address = this.room(shape.bytes);
    this.setRecord(address, shape, values);
    return address;
  }

  setRecord<Name extends string>(
    address: number,
    shape: RecordShape<Name>,
    values: Readonly<Record<Name, number>>,
  ): void {
    writeRecord(new DataView(this.#memory.buffer), address, shape, values);
  }

  /** A record of which only some fields are written: a kernel that reads another one goes astray. */
  recordOf<Name extends string>(shape: RecordShape<Name>, values: Readonly<Partial<Record<Name, number>>>): number {
    const address = this.room(shape.bytes);
    const view = new DataView(this.#memory.buffer);
    for (const name in values) {
      const { at, type } = shape.fields[name];
      const value = values[name] ?? NaN;
      if (type === 'f32') view.setFloat32(address + at, value, true);
      else view.setUint32(address + at, value, true);
    }
    return address;
  }

  readBytes(address: number, length: number): number[] {
    return [...this.#memory.subarray(address, address + length)];
  }

  readWords(address: number, length: number): number[] {
    return [...new Uint32Array(this.#memory.buffer, address, length)];
  }

  readFloats(address: number, length: number): number[] {
    return [...new Float32Array(this.#memory.buffer, address, length)];
  }

  /** The first `columns` of each row. */
  readRows(address: number, rows: number, columns: number, stride: number): number[] {
    return Array.from({ length: rows }, (_, row) => this.readFloats(address + row * stride * 4, columns)).flat();
  }

  /** Runs a kernel, and fails if a byte outside of `written` is another one afterwards. */
  run<Result>(kernel: () => Result, ...written: readonly Range[]): Result {
    const before = this.#memory.slice();
    const result = kernel();
    const after = this.#memory.slice();
    for (const { address, bytes } of written) before.set(after.subarray(address, address + bytes), address);
    if (Buffer.compare(before, after) === 0) return result;
    const at = before.findIndex((byte, place) => byte !== after[place]);
    throw new Error(`expected nothing to be written at ${at}, found ${after[at]} in place of ${before[at]}`);
  }
}
