/*
 * Proof that no two threads meet in memory: all their loads and stores between two barriers, byte by
 * byte, held against each other and against what ../layout/regions.ts states.
 */
import { type Access, KINDS, type Part, type Phase, type Region } from '../layout/regions';

/** Parts that are of each thread its own, bytes of one region. */
const DIVIDED: ReadonlySet<Part> = new Set([
  'its columns',
  'its weights',
  'its samples',
  'its chunks',
  'its panels',
  'its layers',
  'its share',
]);

/** Threads that the bits of a number can tell apart. */
export const MOST_THREADS = 31;

/** Remembers who touches which byte, until the threads meet at a barrier. */
export class RaceWatch {
  readonly #regions: readonly Region[];
  /** For each byte a bit for each thread. */
  readonly #readers: Uint32Array;
  readonly #writers: Uint32Array;
  #bit = 0;

  /** @param regions All there are, in the order of their addresses. */
  constructor(regions: readonly Region[]) {
    this.#regions = regions;
    // The last one stands for all bytes that come after.
    const bytes = regions.reduce((end, { address, bytes: size }) => Math.max(end, address + size), 0) + 1;
    this.#readers = new Uint32Array(bytes);
    this.#writers = new Uint32Array(bytes);
  }

  /** What follows is done by this thread. */
  enter(thread: number): void {
    this.#bit = 1 << thread;
  }

  read(address: number, bytes: number): void {
    this.#mark(this.#readers, address, bytes);
  }

  write(address: number, bytes: number): void {
    this.#mark(this.#writers, address, bytes);
  }

  /** All threads have ended a phase. @returns one sentence for each region that was not touched as it should be */
  barrier(phase: Phase): string[] {
    const faults: string[] = [];
    let end = 0;
    for (const region of this.#regions) {
      faults.push(...this.#outside(end, region.address, phase), ...this.#fault(region, phase));
      end = region.address + region.bytes;
    }
    faults.push(...this.#outside(end, this.#readers.length, phase));
    this.#readers.fill(0);
    this.#writers.fill(0);
    return faults;
  }

  #mark(marks: Uint32Array, address: number, bytes: number): void {
    const last = marks.length - 1;
    const end = Math.min(address + bytes, last);
    for (let at = address; at < end; at++) marks[at] = (marks[at] ?? 0) | this.#bit;
    if (address + bytes > last) marks[last] = (marks[last] ?? 0) | this.#bit;
  }

  #fault(region: Region, phase: Phase): string[] {
    const access: Access = KINDS[region.kind][phase];
    for (let at = region.address; at < region.address + region.bytes; at++) {
      const readers = this.#readers[at] ?? 0;
      const writers = this.#writers[at] ?? 0;
      if ((readers | writers) === 0) continue;
      const what = faultOf(access, readers, writers, region.thread);
      if (what !== undefined) return [`${nameOf(region)}, byte ${at - region.address}, in phase ${phase}: ${what}`];
    }
    return [];
  }

  #outside(from: number, to: number, phase: Phase): string[] {
    for (let at = from; at < to; at++) {
      const touched = (this.#readers[at] ?? 0) | (this.#writers[at] ?? 0);
      if (touched !== 0)
        return [`byte ${at}, which is in no region, in phase ${phase}: touched by ${threads(touched)}`];
    }
    return [];
  }
}

/** What is wrong with who touched a byte; undefined if nothing is. */
function faultOf(
  { reads, writes }: Access,
  readers: number,
  writers: number,
  owner: number | undefined,
): string | undefined {
  if (!single(writers)) return `written by ${threads(writers)}`;
  if (writers !== 0 && (readers & ~writers) !== 0)
    return `written by ${threads(writers)} and read by ${threads(readers & ~writers)}`;
  const all = readers | writers;
  if (DIVIDED.has(reads) && DIVIDED.has(writes) && !single(all))
    return `touched by ${threads(all)}, stated to be divided`;
  if (!permits(reads, readers, owner)) return `read by ${threads(readers)}, stated to be read by: ${reads}`;
  if (!permits(writes, writers, owner)) return `written by ${threads(writers)}, stated to be written by: ${writes}`;
  return undefined;
}

function permits(part: Part, bits: number, owner: number | undefined): boolean {
  if (part === 'none') return bits === 0;
  if (part === 'thread 0') return bits <= 1;
  if (part === 'its own') return bits === 0 || (owner !== undefined && bits === 1 << owner);
  return part === 'all' || single(bits);
}

/** At most one bit. */
function single(bits: number): boolean {
  return (bits & (bits - 1)) === 0;
}

function threads(bits: number): string {
  const numbers = Array.from({ length: MOST_THREADS }, (_, thread) => thread).filter((thread) => bits & (1 << thread));
  return `${numbers.length === 1 ? 'thread' : 'threads'} ${numbers.join(' and ')}`;
}

function nameOf({ kind, thread, address }: Region): string {
  return `${kind}${thread === undefined ? '' : ` of thread ${thread}`} at ${address}`;
}
