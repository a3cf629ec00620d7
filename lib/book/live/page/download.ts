/// <reference lib="dom" />
import { formatNotebook, type Output } from '@digits/runner/dist/notebook/notebook';

import type { PageNotebook } from './notebook';

/**
 * The notebook as the text of an .ipynb file, with what the reader typed, and the outputs of the cells that were run.
 *
 * @param typed sources by the ids of their cells
 * @param outputs of a cell by its id; undefined for one that was not run
 * @param counts Jupyter's numbers of the executions, by id
 */
export function notebookText(
  { metadata = {}, minor = 5, cells }: PageNotebook,
  typed: ReadonlyMap<string, string>,
  outputs: (id: string) => readonly Output[] | undefined,
  counts: ReadonlyMap<string, number>,
): string {
  return formatNotebook({
    metadata: { ...metadata },
    minor,
    cells: cells.map(({ id, kind, source, metadata: own = {}, attachments }) =>
      kind === 'code'
        ? {
            type: kind,
            id,
            source: typed.get(id) ?? source,
            metadata: { ...own },
            executionCount: counts.get(id) ?? null,
            outputs: outputs(id) ?? [],
          }
        : { type: kind, id, source, metadata: { ...own }, ...(attachments && { attachments }) },
    ),
  });
}

/** Hands a text to the reader as a file. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ipynb+json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
