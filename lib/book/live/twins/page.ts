/** What the page has given the worker that runs the cells, and how that answers. */
export interface Page {
  /** Compiled modules of WebAssembly by name: `strict`, `relaxed`, `tfjs-backend-wasm-simd`. */
  readonly binaries: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  /** Images of the quick data set for each of the ten labels, uint8, 784 bytes an image, end to end. */
  readonly quick: readonly Uint8Array[];
  /** The script of one training thread. */
  readonly threadScript: string;
  /** Sends what a cell shows: a message of Jupyter's by its type. */
  readonly tell: (type: string, content: object) => void;
  /** Is told how many images a training has taken, and in how many seconds. */
  readonly trained: (images: number, seconds: number) => void;
}

let given: Page | undefined;

/** To be called once, before any cell. */
export function setPage(page: Page): void {
  given = page;
}

/** @throws Error before the page has sent anything */
export function page(): Page {
  if (given === undefined) throw new Error('running a cell: expected a page that has started the kernel, found none');
  return given;
}
