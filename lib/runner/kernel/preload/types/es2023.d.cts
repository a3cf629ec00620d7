// Functions of ES2023 that tslab's TypeScript does not describe yet; see options.cjs. Each leaves its array as
// it is, and gives another.

interface Array<T> {
  /** A copy in the reverse order. */
  toReversed(): T[];
  /** A sorted copy. @param compareFn negative if `a` comes first; by default they are compared as text */
  toSorted(compareFn?: (a: T, b: T) => number): T[];
  /** A copy without `deleteCount` elements from `start`, and with others in their place. */
  toSpliced(start: number, deleteCount: number, ...items: T[]): T[];
  toSpliced(start: number, deleteCount?: number): T[];
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: T): T[];
}

interface ReadonlyArray<T> {
  /** A copy in the reverse order. */
  toReversed(): T[];
  /** A sorted copy. @param compareFn negative if `a` comes first; by default they are compared as text */
  toSorted(compareFn?: (a: T, b: T) => number): T[];
  /** A copy without `deleteCount` elements from `start`, and with others in their place. */
  toSpliced(start: number, deleteCount: number, ...items: T[]): T[];
  toSpliced(start: number, deleteCount?: number): T[];
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: T): T[];
}

interface Int8Array {
  /** A copy in the reverse order. */
  toReversed(): Int8Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Int8Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Int8Array;
}

interface Uint8Array {
  /** A copy in the reverse order. */
  toReversed(): Uint8Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Uint8Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Uint8Array;
}

interface Uint8ClampedArray {
  /** A copy in the reverse order. */
  toReversed(): Uint8ClampedArray;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Uint8ClampedArray;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Uint8ClampedArray;
}

interface Int16Array {
  /** A copy in the reverse order. */
  toReversed(): Int16Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Int16Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Int16Array;
}

interface Uint16Array {
  /** A copy in the reverse order. */
  toReversed(): Uint16Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Uint16Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Uint16Array;
}

interface Int32Array {
  /** A copy in the reverse order. */
  toReversed(): Int32Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Int32Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Int32Array;
}

interface Uint32Array {
  /** A copy in the reverse order. */
  toReversed(): Uint32Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Uint32Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Uint32Array;
}

interface Float32Array {
  /** A copy in the reverse order. */
  toReversed(): Float32Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Float32Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Float32Array;
}

interface Float64Array {
  /** A copy in the reverse order. */
  toReversed(): Float64Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: number, b: number) => number): Float64Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: number): Float64Array;
}

interface BigInt64Array {
  /** A copy in the reverse order. */
  toReversed(): BigInt64Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: bigint, b: bigint) => number): BigInt64Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: bigint): BigInt64Array;
}

interface BigUint64Array {
  /** A copy in the reverse order. */
  toReversed(): BigUint64Array;
  /** A sorted copy. @param compareFn negative if `a` comes first; by default the smaller one does */
  toSorted(compareFn?: (a: bigint, b: bigint) => number): BigUint64Array;
  /** A copy in which one element is another. @param index from 0, or from the end if negative */
  with(index: number, value: bigint): BigUint64Array;
}
