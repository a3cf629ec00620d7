import { isBytes, isKind } from '../check/values';

/**
 * Bytes as a plain Uint8Array on the same memory: a Buffer of Node.js prints as hexadecimal, and its `slice`
 * is a view where that of every other array is a copy; a Uint8ClampedArray is what a canvas gives.
 *
 * @returns undefined for everything else
 */
export function plainBytes(values: unknown): Uint8Array | undefined {
  if (!ArrayBuffer.isView(values)) return undefined;
  if (isBytes(values) && Object.getPrototypeOf(values) === Uint8Array.prototype) return values;
  const isOfBytes = isBytes(values) || isKind(values, Uint8ClampedArray);
  return isOfBytes ? new Uint8Array(values.buffer, values.byteOffset, values.byteLength) : undefined;
}

/** The bytes of all parts, one after the other, in an array of their own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
