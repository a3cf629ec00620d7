/// <reference lib="dom" />
import type { KeptFile } from '../protocol';

/** What a reader has typed into a notebook: sources by the ids of their cells. */
export type Typed = Readonly<Record<string, { readonly source: string; readonly of: string }>>;

/** As much of the browser's storage as is wanted. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = (notebook: string): string => `digits:typed:${notebook}`;

/**
 * What the reader typed in an earlier visit. Of a cell that the book has changed since, it is left out.
 *
 * @param sources what the book's cells hold now, by id
 */
export function readTyped(
  storage: TextStorage,
  notebook: string,
  sources: ReadonlyMap<string, string>,
): Map<string, string> {
  const typed = Object.entries(stored(storage, notebook));
  return new Map(typed.filter(([id, { of }]) => sources.get(id) === of).map(([id, { source }]) => [id, source]));
}

/**
 * Keeps what the reader has typed into a cell, and leaves the others as they are kept: in another tab, the same notebook
 * may have been edited too.
 *
 * @param typed the source, with that which the book has in its place; undefined to forget it
 * @returns whether that could be done: a browser may forbid it, or have no room
 */
export function keepTyped(
  storage: TextStorage,
  notebook: string,
  id: string,
  typed: Typed[string] | undefined,
): boolean {
  try {
    const all = new Map(Object.entries(stored(storage, notebook)));
    if (typed === undefined) all.delete(id);
    else all.set(id, typed);
    if (all.size === 0) storage.removeItem(key(notebook));
    else storage.setItem(key(notebook), JSON.stringify(Object.fromEntries(all)));
    return true;
  } catch {
    return false;
  }
}

/** All that is kept of a notebook; nothing where it cannot be read. */
function stored(storage: TextStorage, notebook: string): Typed {
  try {
    return (JSON.parse(storage.getItem(key(notebook)) ?? '{}') ?? {}) as Typed;
  } catch {
    return {};
  }
}

const DATABASE = 'digits';
const STORE = 'files';

/** Files that notebooks write, trained models above all, for other pages and later visits. Empty where the browser keeps none. */
export class FileStore {
  readonly #factory: IDBFactory | undefined;
  #database: Promise<IDBDatabase | undefined>;

  /** @param factory in place of the browser's own */
  constructor(factory?: IDBFactory) {
    this.#factory = factory;
    this.#database = opened(factory);
  }

  /** All that was kept. */
  async all(): Promise<readonly KeptFile[]> {
    const store = await this.#store('readonly');
    if (!store) return [];
    const [paths, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())]);
    return (paths ?? []).map((path, place) => ({
      path: path as string,
      bytes: (values ?? [])[place] as Uint8Array<ArrayBuffer>,
    }));
  }

  /** Keeps a file, or forgets it where there are no bytes. */
  async put(path: string, bytes: Uint8Array<ArrayBuffer> | undefined): Promise<void> {
    const store = await this.#store('readwrite');
    if (store) await (bytes === undefined ? result(store.delete(path)) : result(store.put(bytes, path)));
  }

  /** For one request. A browser closes the database when the reader clears what pages keep: it is then opened anew. */
  async #store(mode: IDBTransactionMode): Promise<IDBObjectStore | undefined> {
    try {
      return storeOf(await this.#database, mode);
    } catch {
      this.#database = opened(this.#factory);
    }
    try {
      return storeOf(await this.#database, mode);
    } catch {
      return undefined;
    }
  }
}

function storeOf(database: IDBDatabase | undefined, mode: IDBTransactionMode): IDBObjectStore | undefined {
  return database?.transaction(STORE, mode).objectStore(STORE);
}

function opened(factory: IDBFactory | undefined): Promise<IDBDatabase | undefined> {
  try {
    // A browser that forbids it may refuse to name it.
    const request = (factory ?? globalThis.indexedDB)?.open(DATABASE, 1);
    if (request) request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return request ? result(request) : Promise.resolve(undefined);
  } catch {
    return Promise.resolve(undefined);
  }
}

/** What a request gives; undefined if it fails. */
function result<Result>(request: IDBRequest<Result>): Promise<Result | undefined> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}
