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

/** Floats in a row of so many columns, in whole vectors. */
export function wholeVectors(columns: number): number {
  return roundUp(columns, LANES);
}
