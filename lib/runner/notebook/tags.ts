import type { Cell } from './notebook';

/** The tags of cells that nbclient and papermill know, and a run here. */
export type Tag = 'raises-exception' | 'skip-execution';

/** Whether a cell has a tag. */
export function hasTag({ metadata }: Cell, tag: Tag): boolean {
  return Array.isArray(metadata.tags) && metadata.tags.includes(tag);
}

/** Whether a run needs the cell's code to succeed: only then can the cells after it use what it declares. */
export function mustSucceed(cell: Cell): boolean {
  return cell.type === 'code' && !hasTag(cell, 'skip-execution') && !hasTag(cell, 'raises-exception');
}
