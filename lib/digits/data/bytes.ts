import { types } from 'node:util';

/**
 * Bytes as a plain Uint8Array on the same memory: a Buffer of Node.js prints as hexadecimal, and its `slice`
 * is a view where that of every other array is a copy; a Uint8ClampedArray is what a canvas gives.
 *
 * @returns undefined for everything else
 */
export function plainBytes(values: unknown): Uint8Array | undefined {
  if (!types.isUint8Array(values) && !types.isUint8ClampedArray(values)) return undefined;
  if (Object.getPrototypeOf(values) === Uint8Array.prototype) return values as Uint8Array;
  return new Uint8Array(values.buffer, values.byteOffset, values.length);
}
