import type { NetworkSpec } from '../network/network';
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
export function checkNumbersIn(doing: string, what: string, values: unknown): void {
  if (isBytes(values)) return;
  if (!isFloats(values)) {
    throw new TypeError(`${doing}: expected ${what} in a Uint8Array or a Float32Array, found ${describe(values)}`);
  }
  const stray = values.findIndex((value) => !Number.isFinite(value));
  if (stray >= 0) throw new RangeError(`${doing}: expected finite ${what}, found ${values[stray]} at ${stray}`);
}
