import { isWhole } from '@digits/engine';

/** The checks of single values are the engine's, which stands on its own; those of this package build on them. */
export {
  article,
  checkEach,
  checkFields,
  checkKind,
  checkNumber,
  checkNumbers,
  describe,
  type Fields,
  isBytes,
  isCount,
  isFloats,
  isKind,
  isPromise,
  isWhole,
  type Kind,
  kindWords,
} from '@digits/engine';

/** How many there may be of what is kept one by one: more would be too large for an array, or for memory. */
export const A_MILLION = 1_000_000;

/** Whether the name of a property is a whole number as an index finds it: 1, but not 01. */
export function isIndexName(name: string): boolean {
  return isWhole(Number(name)) && String(Number(name)) === name;
}

/** Whether a number says how many there may be at most: a whole one from 0 up, or Infinity for all. */
export function isLimit(value: number): boolean {
  return isWhole(value) || value === Infinity;
}
