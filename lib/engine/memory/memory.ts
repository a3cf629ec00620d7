/** Bytes in a page of WebAssembly memory. */
export const PAGE = 65536;

/** Pages of the largest memory there can be, 4 GiB. */
const MOST_PAGES = 65536;

/** Bytes of the largest memory that is kept for the next engine: MNIST with floats for targets fits twice. */
const MOST_KEPT = 128 * 2 ** 20;

/** Bytes that are kept for any engine. */
const WORTH_KEEPING = 8 * 2 ** 20;

/** The memory of an engine that was closed, as long as nothing has collected it. */
let spare: WeakRef<WebAssembly.Memory> | undefined;

/** Bytes of memories that were given back and still stand. */
let givenBack = 0;
const collected = new FinalizationRegistry((bytes: number) => {
  givenBack -= bytes;
});

/**
 * A shared memory of at least so many bytes, these all zero.
 *
 * The memory of a closed engine is taken again if it still stands: the garbage collector does not know
 * how large it is and may leave it for long, so that every training would add another one.
 *
 * @throws RangeError if so much is more than a WebAssembly memory can have
 */
export function takeMemory(bytes: number): WebAssembly.Memory {
  if (givenBack > 0) tellCollector(givenBack);
  const old = spare?.deref();
  spare = undefined;
  if (old === undefined || bytes > MOST_PAGES * PAGE) return newMemory(bytes);
  // What lies beyond is written before it is read.
  new Uint8Array(old.buffer, 0, Math.min(bytes, old.buffer.byteLength)).fill(0);
  growTo(old, bytes);
  return old;
}

/**
 * Hands over a memory that no thread and no view of a caller uses any more. It is given back if it is very
 * large, or if its engine had little use for so much, as small ones have after a large one.
 *
 * @param used Bytes that the engine used.
 */
export function leaveMemory(memory: WebAssembly.Memory, used: number): void {
  const { byteLength } = memory.buffer;
  if (byteLength <= Math.min(MOST_KEPT, 4 * used + WORTH_KEEPING)) {
    spare = new WeakRef(memory);
    return;
  }
  givenBack += byteLength;
  collected.register(memory, byteLength);
}

/**
 * Makes the garbage collector look for as many bytes as have become free. It does not count a shared
 * memory, but it does count a buffer, though one that nobody touches takes no memory. Done at the next
 * start, for at the end of an engine its memory is still in use.
 */
function tellCollector(bytes: number): void {
  try {
    new ArrayBuffer(bytes);
  } catch {
    // There is no room for it: the collector has just looked.
  }
}

/**
 * A new shared memory of at least so many bytes, these all zero.
 *
 * @throws RangeError if so much is more than a WebAssembly memory can have, or than there is
 */
export function newMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(
      `planning the network: it needs ${bytes} bytes, more than the 4 GiB a WebAssembly memory can have`,
    );
  }
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  } catch (cause) {
    throw new RangeError(`planning the network: it needs ${pages * PAGE} bytes, more memory than there is`, { cause });
  }
}

/** @throws RangeError if the machine has no such memory. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch (cause) {
    throw new RangeError(`loading data: the engine's memory would need ${bytes} bytes, more than it can have`, {
      cause,
    });
  }
}
