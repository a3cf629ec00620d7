import { reasonOf } from '@digits/common/text';

import { notebooksBefore } from '../notebook/after';
import { isJsonObject, type JsonObject, type Notebook } from '../notebook/notebook';

/** What a notebook of this project must be like, beside being valid. */
export interface LintContext {
  /** File name of the notebook that a reader opens next; absent for the last. */
  readonly next?: string;
  /** File names of the notebooks before it. @default none */
  readonly earlier?: readonly string[];
}

/** Characters of code that fit on a page of JupyterLab. */
const LONGEST_LINE = 100;

/**
 * Checks the form of a notebook's source:
 *
 * - it names the kernel `tslab`, so that Jupyter and VS Code choose it;
 * - it begins with a title, and has a heading `Summary`;
 * - it links to the next notebook, if there is one, at or after the Summary;
 * - where it says after which notebooks it runs, these stand before it;
 * - it holds no outputs and no execution counts, so that a diff shows only what was written;
 * - no line of code is longer than 100 characters: it would be cut off on the page;
 * - no two cells share an id, and none is empty.
 *
 * @returns what is wrong, in words; nothing for a good notebook
 */
export function lintNotebook({ metadata, cells }: Notebook, { next, earlier = [] }: LintContext = {}): string[] {
  const problems: string[] = [];
  const kernel = isJsonObject(metadata.kernelspec) ? metadata.kernelspec.name : undefined;
  if (kernel !== 'tslab') problems.push(`expected the kernel tslab, found ${String(kernel)}`);

  const first = cells[0];
  if (first?.type !== 'markdown' || !/^# \S/.test(first.source)) {
    problems.push('expected a title (# ...) in the first cell');
  }
  const summary = cells.findIndex((cell) => cell.type === 'markdown' && /^##+ Summary\s*$/m.test(cell.source));
  if (summary < 0) problems.push('expected a heading Summary (## Summary)');
  const end = cells.slice(Math.max(summary, 0)).filter((cell) => cell.type === 'markdown');
  if (next !== undefined && !end.some((cell) => cell.source.includes(`](${next})`))) {
    problems.push(`expected a link to ${next} at or after the Summary`);
  }

  problems.push(...lintAfter(metadata, earlier));

  const ids = new Set<string>();
  for (const [i, cell] of cells.entries()) {
    const where = `cell ${i + 1}`;
    if (ids.has(cell.id)) problems.push(`${where}: the id ${cell.id} belongs to an earlier cell`);
    ids.add(cell.id);
    if (cell.source.trim() === '') problems.push(`${where}: is empty`);
    if (cell.type !== 'code') continue;
    if (cell.outputs.length > 0) problems.push(`${where}: expected no outputs, found ${cell.outputs.length}`);
    const long = cell.source.split('\n').findIndex((line) => line.length > LONGEST_LINE);
    if (long >= 0)
      problems.push(`${where}: expected lines of at most ${LONGEST_LINE} characters, line ${long + 1} is longer`);
    if (cell.executionCount !== null) {
      problems.push(`${where}: expected execution_count null, found ${cell.executionCount}`);
    }
  }
  return problems;
}

function lintAfter(metadata: JsonObject, earlier: readonly string[]): string[] {
  try {
    const others = notebooksBefore({ metadata }, 'the notebook').filter((name) => !earlier.includes(name));
    return others.map((name) => `expected digits.after of its metadata to name notebooks before it, found ${name}`);
  } catch (error) {
    return [reasonOf(error)];
  }
}
