/** How JavaScript reads and writes the memory beside the kernels: a DataView, or one that tells of it. */
export type View = Pick<DataView, 'getUint8' | 'getUint32' | 'getFloat32' | 'setUint32' | 'setFloat32'>;

/** Bytes in a page of WebAssembly memory. */
export const PAGE = 65536;

/** Pages of the largest memory there can be, 4 GiB. */
const MOST_PAGES = 65536;

/** The memory of an engine that was closed, as long as nothing has collected it. */
let spare: WeakRef<WebAssembly.Memory> | undefined;

/**
 * A shared memory of at least so many bytes, all zero.
 *
 * The memory of a closed engine is taken again if it still stands: the garbage collector does not know
 * how large it is and may leave it for long, so that every training would add another one.
 *
 * @throws RangeError if so much is more than a WebAssembly memory can have
 */
export function takeMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(`planning the network: it needs ${bytes} bytes, more than the 4 GiB a WebAssembly memory can have`);
  }
  const old = spare?.deref();
  spare = undefined;
  if (old === undefined) return new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  new Uint8Array(old.buffer).fill(0);
  growTo(old, bytes);
  return old;
}

/** Hands over a memory that no thread and no view of a caller uses any more. */
export function leaveMemory(memory: WebAssembly.Memory): void {
  spare = new WeakRef(memory);
}

/** @throws RangeError if the machine has no such memory. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch (cause) {
    throw new RangeError(`loading data: the engine's memory would need ${bytes} bytes, more than it can have`, { cause });
  }
}
