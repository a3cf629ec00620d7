/// <reference lib="dom" />
import { unpack } from './unpack';

/** The parts of the book that lie beside the page, in scripts of these names. */
export interface Parts {
  /** The script that runs cells, packed, and that of a training thread, as it is. */
  readonly kernel: { readonly script: string; readonly thread: string };
  /** The script that compiles cells, and the files of types that it reads, both packed. */
  readonly compiler: { readonly script: string; readonly files: string };
  /** Modules of WebAssembly by name, and files by path, packed. */
  readonly binaries: { readonly modules: Packed; readonly files: Packed };
  /** Images of the quick data set by label, packed. */
  readonly quick: readonly string[];
  /** MNIST's four files by name, packed. */
  readonly mnist: Packed;
  /** The script of the editor, packed. */
  readonly editor: string;
}

/** Files by name, each packed. */
export type Packed = Readonly<Record<string, string>>;

declare global {
  /** Where the scripts of the parts put them. */
  var digitsParts: Partial<Parts> | undefined;
  /** Where the script of the editor puts it. */
  var digitsEditor: typeof import('./editor') | undefined;
}

/**
 * Loads the editor of cells, once.
 *
 * @throws Error if it is not beside the page
 */
export async function loadEditor(): Promise<typeof import('./editor')> {
  const script = await unpack(await loadPart('editor'));
  // As a script of the page; it is read as text, since it comes packed.
  if (!globalThis.digitsEditor) (0, eval)(new TextDecoder().decode(script));
  if (globalThis.digitsEditor) return globalThis.digitsEditor;
  throw new Error('loading the book: expected the editor in assets/live/editor.js, found another script');
}

const loading = new Map<keyof Parts, Promise<unknown>>();

/**
 * Loads a part of the book, once.
 *
 * @throws Error if its script is not there
 */
export function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  const known = loading.get(name) as Promise<Parts[Name]> | undefined;
  if (known) return known;
  const begun = load(name);
  loading.set(name, begun);
  // Another attempt may find what was missing.
  begun.catch(() => loading.delete(name));
  return begun;
}

async function load<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  const script = document.createElement('script');
  script.src = `${document.documentElement.dataset.root ?? '.'}/assets/live/${name}.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () =>
      reject(new Error(`loading the book: expected the file ${script.src} beside this page, found none`));
    document.head.append(script);
  });
  script.remove();
  const part: Parts[Name] | undefined = globalThis.digitsParts?.[name];
  if (part !== undefined) return part;
  throw new Error(`loading the book: expected ${name} in ${script.src}, found another script`);
}
