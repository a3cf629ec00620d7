import type { Kernels } from '../contract/kernels';
import { growTo } from './memory';
import type { NetworkSpec } from '../network/network';
import type { StoredData } from '../threads/program';
import { Layout, type Region } from './regions';
import { describe } from '../validation/describe';
import { isBytes, isFloats } from '../validation/kinds';
import { checkKind } from '../validation/values';

/** Samples with what the network should say of them. The engine copies both and writes to neither. */
export interface EngineData {
  /** Samples, (count, inputs) row-major; the engine multiplies them by the network's inputScale. */
  readonly inputs: Uint8Array | Float32Array;
  /**
   * For sparse categorical crossentropy the labels, uint8 (count), each below the number of units;
   * for the other losses float32 (count, units). Leave out to predict only.
   */
  readonly targets?: Uint8Array | Float32Array;
}

/** Share of non-zero inputs above which plain rows beat lists; see docs/engine.md for the measurement. */
export const DENSE_ABOVE = 0.7;

/** Samples looked at to measure the density. */
const DENSITY_SAMPLES = 500;

/** compressBytes reads whole vectors. */
const READ_AHEAD = 16;

/** Number of samples. @throws RangeError or TypeError if the data does not fit the network. */
export function checkData(network: NetworkSpec, units: number, data: EngineData): number {
  const doing = 'loading data';
  checkKind(doing, 'an object of inputs and targets', data, 'object');
  const { inputs, targets } = data;
  checkNumbersIn(doing, 'inputs', inputs);
  const count = inputs.length / network.inputs;
  if (!Number.isInteger(count) || count === 0) {
    throw new RangeError(
      `loading data: expected a whole number of samples of ${network.inputs}, found ${inputs.length} numbers`,
    );
  }
  if (targets === undefined) return count;
  checkNumbersIn(doing, 'targets', targets);
  const sparse = network.loss === 'sparseCategoricalCrossentropy';
  if (sparse !== isBytes(targets)) {
    throw new TypeError(
      `loading data: ${network.loss} expects targets in a ${sparse ? 'Uint8Array' : 'Float32Array'}, found ${targets.constructor.name}`,
    );
  }
  const expected = sparse ? count : count * units;
  if (targets.length !== expected) {
    throw new RangeError(`loading data: expected ${expected} targets for ${count} samples, found ${targets.length}`);
  }
  const stray = sparse ? targets.findIndex((label) => label >= units) : -1;
  if (stray >= 0) {
    throw new RangeError(`loading data: expected labels of 0 to ${units - 1}, found ${targets[stray]} at ${stray}`);
  }
  return count;
}

/** @throws TypeError unless the values are bytes or floats. @throws RangeError if a float is not finite. */
function checkNumbersIn(doing: string, what: string, values: unknown): void {
  if (isBytes(values)) return;
  if (!isFloats(values)) {
    throw new TypeError(`${doing}: expected ${what} in a Uint8Array or a Float32Array, found ${describe(values)}`);
  }
  const stray = values.findIndex((value) => !Number.isFinite(value));
  if (stray >= 0) throw new RangeError(`${doing}: expected finite ${what}, found ${values[stray]} at ${stray}`);
}

/** Share of inputs that are not zero, over at most 500 samples spread through the data. */
export function density(width: number, inputs: Uint8Array | Float32Array): number {
  const count = inputs.length / width;
  const samples = Math.min(count, DENSITY_SAMPLES);
  let filled = 0;
  for (let n = 0; n < samples; n++) {
    const start = Math.floor((n * count) / samples) * width;
    for (let i = start; i < start + width; i++) if (inputs[i] !== 0) filled++;
  }
  return filled / (samples * width);
}

/** Largest number of inputs that compressed samples can index. */
const LARGEST_INDEX = 65536;

/** Bytes that are compressed at a time. */
const CHUNK = 2 ** 20;

/**
 * Puts data at the end of the memory, growing it as needed: without zeros, unless few are there.
 *
 * @param plain Keep the inputs as they are: for convolutions, and for inputs that are to be replaced.
 */
export function storeData(
  memory: WebAssembly.Memory,
  kernels: Kernels,
  start: number,
  network: NetworkSpec,
  units: number,
  data: EngineData,
  plain = false,
): { stored: StoredData; end: number; regions: readonly Region[] } {
  const count = checkData(network, units, data);
  const layout = new Layout(start);
  const { inputs, targets } = data;
  const dense = plain || network.inputs > LARGEST_INDEX - 1 || density(network.inputs, inputs) > DENSE_ABOVE;
  const stored = {
    count,
    dtype: isBytes(inputs) ? 'uint8' : 'float32',
    dense,
    targets: layout.place('targets', targets?.byteLength ?? 0),
    inOrder: layout.place('numbers', count * 4),
    losses: layout.place('losses', count * 4),
    hits: layout.place('hits', count),
    inputs: layout.place('inputs', dense ? inputs.byteLength : count * 4),
  } as const;
  growTo(memory, layout.end);
  if (targets) copy(memory, stored.targets, targets);
  new Uint32Array(memory.buffer, stored.inOrder, count).forEach((_, index, order) => {
    order[index] = index;
  });
  if (dense) copy(memory, stored.inputs, inputs);
  else layout.extend(compress(memory, kernels, layout.end, stored.inputs, network.inputs, inputs));
  return { stored, end: layout.end, regions: layout.regions };
}

/** Replaces the inputs of data that were stored plain. @throws RangeError or TypeError if they do not fit. */
export function replaceInputs(
  memory: WebAssembly.Memory,
  width: number,
  stored: StoredData,
  inputs: Uint8Array | Float32Array,
): void {
  checkNumbersIn('replacing inputs', 'inputs', inputs);
  if (!stored.dense) throw new TypeError('replacing inputs: expected data that were loaded plain');
  if (inputs.length !== stored.count * width || (isBytes(inputs) ? 'uint8' : 'float32') !== stored.dtype) {
    throw new RangeError(
      `replacing inputs: expected ${stored.count * width} numbers of ${stored.dtype}, found ${inputs.length} in a ${inputs.constructor.name}`,
    );
  }
  copy(memory, stored.inputs, inputs);
}

/** Compresses all samples to `to` and on, their addresses to `starts`; returns the end. */
function compress(
  memory: WebAssembly.Memory,
  kernels: Kernels,
  to: number,
  starts: number,
  width: number,
  inputs: Uint8Array | Float32Array,
): number {
  const rows = Math.max(1, Math.floor(CHUNK / width / inputs.BYTES_PER_ELEMENT));
  const bytes = rows * width * inputs.BYTES_PER_ELEMENT;
  const kernel = isBytes(inputs) ? kernels.compressBytes : kernels.compressFloats;
  let end = to;
  for (let first = 0; first < inputs.length / width; first += rows) {
    const chunk = inputs.subarray(first * width, (first + rows) * width);
    // At worst nothing is zero: then each input takes two bytes more than before.
    const from = end + bytes + rows * (width + 1) * 2;
    growTo(memory, from + bytes + READ_AHEAD);
    copy(memory, from, chunk);
    end = kernel(from, chunk.length / width, width, end, starts + first * 4);
  }
  return end;
}

function copy(memory: WebAssembly.Memory, address: number, values: Uint8Array | Float32Array): void {
  new Uint8Array(memory.buffer, address, values.byteLength).set(
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
}
