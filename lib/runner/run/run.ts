import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { writeWhole } from '@digits/common/files';
import type { ReportRow } from '@digits/common/protocol';

import { Kernel } from '../kernel/kernel';
import { embedPictures, type Render } from '../notebook/embed-pictures';
import { formatNotebook, type Notebook } from '../notebook/notebook';
import type { OutputFolders } from './output-folders';
import { peakMemory } from './peak-memory';
import type { Progress } from './progress';
import { reportRows } from './report-rows';
import { type CellFailure, runNotebook } from './run-notebook';

export interface RunAllOptions {
  /** Seconds that a cell may take. */
  readonly timeout: number;
  /** Environment variables of the kernels. */
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  /** Draws a figure for the executed copies. */
  readonly render: Render;
  /** Aborting it ends the run with the signal's reason, and the kernel with it. */
  readonly signal: AbortSignal;
}

/** A cell of a notebook failed, or what one had begun; the message shows the cell and the error. */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';

  constructor(notebook: string, { cell, source = '', message }: CellFailure) {
    const code = source.trimEnd().replace(/^/gm, '    ');
    super(
      cell === undefined
        ? `${notebook} failed after its last cell, in what a cell began and did not await:\n\n${message}`
        : `${notebook}, cell ${cell} failed:\n\n${code}\n\n${message}`,
    );
  }
}

/**
 * Removes the pictures that an earlier run drew for a notebook and this one did not: their titles may have changed.
 *
 * @param kept file names of those that this run drew
 */
function removePictures(folder: string, name: string, kept: readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const ours = file.startsWith(`${name}-`) && /^\d+(-.*)?\.png$/.test(file.slice(name.length + 1));
    if (ours && !kept.includes(file)) rmSync(path.join(folder, file), { force: true });
  }
}

/**
 * Runs notebooks one after the other, each in a kernel of its own, and writes the executed copies and their
 * charts as pictures. A chart that cannot be drawn is noted, and stays as it is.
 *
 * @param notebooks with the full paths of their files; a kernel works in its notebook's folder
 * @returns the lines of the report's comparison that the notebooks handed over
 * @throws NotebookError at the first cell that fails, when the copy up to that cell is written
 */
export async function runAll(
  notebooks: readonly { readonly file: string; readonly notebook: Notebook }[],
  output: OutputFolders,
  { timeout, env, progress, render, signal }: RunAllOptions,
): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for (const { file, notebook } of notebooks) {
    const base = path.basename(file);
    const name = path.basename(file, '.ipynb');
    const copy = path.join(output.notebooks, base);
    let how = 'stopped';
    let megabytes: number | undefined;
    progress.notebookStarted(base, notebook.cells.length);
    try {
      const run = await withKernel(path.dirname(file), { env, signal }, async (kernel) => {
        const result = await runNotebook(kernel, notebook, progress, { timeout, signal });
        megabytes = peakMemory(kernel.pid);
        return result;
      });
      writeWhole(copy, formatNotebook(run.notebook));
      if (run.failure) {
        how = 'failed';
        removePictures(output.pictures, name, []);
        throw new NotebookError(base, run.failure);
      }
      const drawn = await embedPictures(run.notebook, name, render);
      signal.throwIfAborted();
      for (const missing of drawn.missing) progress.noted(missing);
      for (const { name: picture, png } of drawn.pictures) writeWhole(path.join(output.pictures, picture), png);
      writeWhole(copy, formatNotebook(drawn.notebook));
      removePictures(
        output.pictures,
        name,
        drawn.pictures.map(({ name: picture }) => picture),
      );
      rows.push(...reportRows(run.notebook));
      how = 'done';
    } finally {
      progress.notebookFinished(how, megabytes);
    }
  }
  return rows;
}

/** Does work with a kernel that is closed afterwards, at once if the work fails. */
async function withKernel<T>(
  folder: string,
  options: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
  work: (kernel: Kernel) => Promise<T>,
): Promise<T> {
  const kernel = await Kernel.start(folder, options);
  let patience = 0;
  try {
    const result = await work(kernel);
    patience = 1;
    return result;
  } finally {
    await kernel.close(patience);
  }
}
