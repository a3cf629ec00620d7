/// <reference lib="dom" />
/* The script of each page of a notebook: makes its cells live. */
import { LiveNotebook } from './live-notebook';
import { pageNotebook } from './notebook';
import { shareMemory } from './share-memory';

/** The browser's storage, or one that forgets where it is forbidden. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return globalThis.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}

/** Makes the cells of the page live, unless it is loaded again first. */
async function main(): Promise<void> {
  const notebook = pageNotebook();
  if (!notebook || (await shareMemory())) return;
  await new LiveNotebook(notebook, document, storage()).start();
}

void main();
