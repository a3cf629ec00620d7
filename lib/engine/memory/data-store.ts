import type { Kernels } from '../contract/kernels';
import { Layout } from '../layout/layout';
import type { Plan } from '../layout/plan';
import type { KindName, Region } from '../layout/regions';
import { FLOAT } from '../layout/sizes';
import { isBytes } from '../validation/kinds';
import { checkData, checkNumbersIn, type EngineData } from './check-data';
import { density } from './density';
import { growTo } from './memory';

/** A data set in the shared memory. */
export interface StoredData {
  readonly count: number;
  readonly dtype: 'uint8' | 'float32';
  /** Samples as lists of what is not zero, or rows as given where most is not zero anyway. */
  readonly layout: 'lists' | 'rows';
  /** Addresses of the compressed samples (uint32), or the samples as given. */
  readonly inputs: number;
  readonly targets: number;
  /** The numbers 0 to count - 1, uint32. */
  readonly inOrder: number;
  /** Room for one float32 and one uint8 a sample. */
  readonly losses: number;
  readonly hits: number;
}

/** Share of non-zero inputs above which rows beat lists; see docs/engine.md for the measurement. */
export const ROWS_ABOVE = 0.7;

/** Most entries of a list: their number is kept in 16 bits. */
const MOST_ENTRIES = 65535;

/** Bytes of samples that are compressed at a time. */
const CHUNK = 2 ** 20;

/** compressBytes reads whole vectors. */
const READ_AHEAD = 16;

/** Puts data sets after the network, one after the other, growing the memory as needed. */
export class DataStore {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  readonly #plan: Plan;
  readonly #regions: Region[] = [];
  #end: number;

  constructor(memory: WebAssembly.Memory, kernels: Kernels, plan: Plan) {
    this.#memory = memory;
    this.#kernels = kernels;
    this.#plan = plan;
    this.#end = plan.end;
  }

  /** First byte after all data. */
  get end(): number {
    return this.#end;
  }

  /** Where the data lie. */
  get regions(): readonly Region[] {
    return this.#regions;
  }

  /**
   * Copies data into the memory.
   *
   * @param options.plain Keep the inputs as rows, so that `replaceInputs` can write over them. @default false
   * @throws RangeError or TypeError if the data does not fit the network.
   */
  store(data: EngineData, { plain = false }: { readonly plain?: boolean } = {}): StoredData {
    const { network, output, front } = this.#plan;
    const count = checkData(network, output.units, data);
    const { inputs, targets } = data;
    // Images are copied one by one as they are.
    const ofImages = front.kind === 'images' || front.kind === 'normalized';
    const asRows = plain || ofImages || network.inputs > MOST_ENTRIES || density(network.inputs, inputs) > ROWS_ABOVE;
    const layout = new Layout(this.#end);
    const stored: StoredData = {
      count,
      dtype: dtypeOf(inputs),
      layout: asRows ? 'rows' : 'lists',
      targets: layout.place('targets', targets?.byteLength ?? 0),
      inOrder: layout.place('numbers', count * 4),
      losses: layout.place('losses', count * FLOAT),
      hits: layout.place('hits', count),
      inputs: layout.place('inputs', asRows ? inputs.byteLength : count * 4),
    };
    growTo(this.#memory, layout.end);
    if (targets) this.#copy(stored.targets, targets);
    const inOrder = new Uint32Array(this.#memory.buffer, stored.inOrder, count);
    inOrder.forEach((_, index) => {
      inOrder[index] = index;
    });
    if (asRows) this.#copy(stored.inputs, inputs);
    else layout.extend(this.#compress(layout.end, stored.inputs, inputs));
    this.#regions.push(...layout.regions);
    this.#end = layout.end;
    return stored;
  }

  /**
   * Replaces the inputs of data that were stored as rows.
   *
   * @throws RangeError or TypeError if they do not fit.
   */
  replaceInputs(stored: StoredData, inputs: EngineData['inputs']): void {
    checkNumbersIn('replacing inputs', 'inputs', inputs);
    if (stored.layout !== 'rows') throw new TypeError('replacing inputs: expected data that were loaded plain');
    const length = stored.count * this.#plan.network.inputs;
    if (inputs.length !== length || dtypeOf(inputs) !== stored.dtype) {
      throw new RangeError(
        `replacing inputs: expected ${length} numbers of ${stored.dtype}, found ${inputs.length} in a ${inputs.constructor.name}`,
      );
    }
    this.#copy(stored.inputs, inputs);
  }

  /** Address of room after the data: whoever asks next, or stores data, gets the same. */
  scratch(kind: KindName, bytes: number): number {
    const address = new Layout(this.#end).place(kind, bytes);
    growTo(this.#memory, address + bytes);
    return address;
  }

  /** Compresses all samples to `to` and on, their addresses to `starts`; returns the end. */
  #compress(to: number, starts: number, inputs: EngineData['inputs']): number {
    const width = this.#plan.network.inputs;
    const rows = Math.max(1, Math.floor(CHUNK / width / inputs.BYTES_PER_ELEMENT));
    const bytes = rows * width * inputs.BYTES_PER_ELEMENT;
    const compress = isBytes(inputs) ? this.#kernels.compressBytes : this.#kernels.compressFloats;
    let end = to;
    for (let first = 0; first < inputs.length / width; first += rows) {
      const chunk = inputs.subarray(first * width, (first + rows) * width);
      // At worst nothing is zero: then each input takes two bytes more than before.
      const from = end + bytes + rows * (width + 1) * 2;
      growTo(this.#memory, from + bytes + READ_AHEAD);
      this.#copy(from, chunk);
      end = compress(from, chunk.length / width, width, end, starts + first * 4);
    }
    return end;
  }

  #copy(address: number, values: Uint8Array | Float32Array): void {
    new Uint8Array(this.#memory.buffer, address, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
  }
}

function dtypeOf(values: EngineData['inputs']): StoredData['dtype'] {
  return isBytes(values) ? 'uint8' : 'float32';
}
