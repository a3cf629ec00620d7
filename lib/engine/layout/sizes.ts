/* Bytes of what lies in memory. */

export const FLOAT = 4;
/** Floats in a SIMD vector. */
export const LANES = 4;
export const VECTOR = LANES * FLOAT;
/** An entry of a list: index and value. */
export const ENTRY = 8;
/** Two places on different lines never hinder two cores. */
export const CACHE_LINE = 64;
/** The control words: see ../threads/control.ts. */
export const CONTROL = 64;

export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}

/**
 * Bytes in an odd number of lines of a cache. Things so far apart spread over all of its sets, while those a power of two
 * apart would crowd in few.
 */
export function oddLines(bytes: number): number {
  const lines = roundUp(bytes, CACHE_LINE) / CACHE_LINE;
  return (lines % 2 === 0 ? lines + 1 : lines) * CACHE_LINE;
}

/** Floats in a row of so many columns, in whole vectors. */
export function wholeVectors(columns: number): number {
  return roundUp(columns, LANES);
}
