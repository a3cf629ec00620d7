import type { KindName, Region } from './regions';
import { CACHE_LINE, roundUp } from './sizes';

/** Hands out regions one after the other, each on a cache line of its own. */
export class Layout {
  readonly #regions: Region[] = [];
  #end: number;

  constructor(start: number) {
    this.#end = start;
  }

  /** The address of a new region. */
  place(kind: KindName, bytes: number, thread?: number): number {
    const address = roundUp(this.#end, CACHE_LINE);
    this.#end = address + bytes;
    if (bytes > 0) this.#regions.push({ kind, address, bytes, ...(thread !== undefined && { thread }) });
    return address;
  }

  /**
   * Lets the last region go on to an address.
   *
   * @throws RangeError if there is none, or it goes further already
   */
  extend(end: number): void {
    const last = this.#regions.pop();
    if (!last || end < this.#end) {
      throw new RangeError(
        `laying out memory: expected a region that ends before ${end}, found ${last?.kind ?? 'none'}`,
      );
    }
    this.#regions.push({ ...last, bytes: end - last.address });
    this.#end = end;
  }

  /** First byte after the last region. */
  get end(): number {
    return this.#end;
  }

  get regions(): readonly Region[] {
    return this.#regions;
  }
}
