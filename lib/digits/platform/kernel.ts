import { join } from 'node:path';

/** What tslab's jupyter.js calls to send a display; see `DisplayImpl.raw` in tslab's public.js. */
export type WriteDisplayData = (
  content: { data: object; metadata: object; transient: { display_id: string | undefined } },
  update: boolean,
) => void;

/**
 * What sends displays to the notebook if this process is its kernel; undefined elsewhere.
 *
 * It is looked for among the modules that are loaded. tslab is never loaded for it: a second copy would not
 * be the one that runs, and loading tslab takes longer than all the rest. Its `lastWriteDisplayData` changes
 * from cell to cell, so it is read at every call.
 *
 * @param loaded the modules of this process by file name
 */
export function kernelWriter(
  loaded: Readonly<Record<string, { readonly exports: unknown } | undefined>> = require.cache,
): WriteDisplayData | undefined {
  const file = Object.keys(loaded).find((name) => name.endsWith(join('tslab', 'dist', 'jupyter.js')));
  const jupyter = file === undefined ? undefined : loaded[file]?.exports;
  if (typeof jupyter !== 'object' || jupyter === null || !('lastWriteDisplayData' in jupyter)) return undefined;
  const write = jupyter.lastWriteDisplayData;
  return isWriter(write) ? write : undefined;
}

function isWriter(value: unknown): value is WriteDisplayData {
  return typeof value === 'function';
}
