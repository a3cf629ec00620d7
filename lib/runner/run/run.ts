import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { writeWhole } from '@digits/common/files';
import { COMPILED_VARIABLE, type ReportRow } from '@digits/common/protocol';

import { Kernel } from '../kernel/kernel';
import { notebooksBefore } from '../notebook/after';
import { embedPictures, type Render } from '../notebook/embed-pictures';
import { formatNotebook, type Notebook } from '../notebook/notebook';
import { askOrigins } from './ask-origins';
import type { OutputFolders } from './output-folders';
import { peakMemory } from './peak-memory';
import type { Progress } from './progress';
import { type RunConditions, withProvenance } from './provenance';
import { reportRows } from './report-rows';
import { type CellFailure, runNotebook } from './run-notebook';
import { schedule } from './schedule';

export interface RunAllOptions {
  /** Seconds that a cell may take. */
  readonly timeout: number;
  /** Environment variables of the kernels. */
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
  /** The conditions of the run, for the metadata of the executed copies. */
  readonly conditions: RunConditions;
  /** Draws a figure for the executed copies. */
  readonly render: Render;
  /** Aborting it ends the run with the signal's reason, and the kernels with it. */
  readonly signal: AbortSignal;
  /** How many notebooks run at a time. @default 1 */
  readonly workers?: number;
  /** A folder in which each kernel leaves what its cells are compiled to, `NAME.jsonl`. @default they leave nothing */
  readonly compiled?: string | undefined;
}

/** A notebook and the full path of its file; its kernel works in that folder. */
export interface NotebookFile {
  readonly file: string;
  readonly notebook: Notebook;
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
 * Runs notebooks, each in a kernel of its own, and writes the executed copies and their charts as pictures. They begin
 * in order, as many at a time as there are workers, each when those have ended that its metadata name. A chart that
 * cannot be drawn is noted, and stays as it is.
 *
 * @returns the lines of the report's comparison that the notebooks handed over
 * @throws NotebookError at the first cell that fails, when the copy up to that cell is written; the others are stopped
 * @throws TypeError if the metadata of a notebook name no notebooks where they should; Error if notebooks wait for
 *   each other
 */
export async function runAll(
  notebooks: readonly NotebookFile[],
  output: OutputFolders,
  { workers = 1, ...options }: RunAllOptions,
): Promise<ReportRow[]> {
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const rows = notebooks.map((): ReportRow[] => []);
  const items = notebooks.map(({ file, notebook }, index) => ({
    name: path.basename(file),
    after: notebooksBefore(notebook, path.basename(file)),
    index,
    file,
    notebook,
  }));
  await schedule(items, workers, async ({ index, ...item }) => {
    try {
      rows[index] = await runOne(item, output, { ...options, signal });
    } catch (error) {
      ended.abort(error);
      throw error;
    }
  });
  return rows.flat();
}

/** Runs one notebook; @returns what it hands over for the report's comparison */
async function runOne(
  { file, notebook }: NotebookFile,
  output: OutputFolders,
  { timeout, env: shared, progress, conditions, render, signal, compiled }: Omit<RunAllOptions, 'workers'>,
): Promise<ReportRow[]> {
  const base = path.basename(file);
  const name = path.basename(file, '.ipynb');
  const copy = path.join(output.notebooks, base);
  const env =
    compiled === undefined ? shared : { ...shared, [COMPILED_VARIABLE]: path.join(compiled, `${name}.jsonl`) };
  let how = 'stopped';
  let megabytes: number | undefined;
  const told = progress.notebookStarted(base, notebook.cells.length);
  try {
    const run = await withKernel(path.dirname(file), { env, signal }, async (kernel) => {
      const result = await runNotebook(kernel, notebook, told, { timeout, signal });
      megabytes = peakMemory(kernel.pid);
      const origins = result.failure ? undefined : await askOrigins(kernel, { timeout, signal });
      return { ...result, notebook: withProvenance(result.notebook, { ...conditions, ...origins }) };
    });
    writeWhole(copy, formatNotebook(run.notebook));
    if (run.failure) {
      how = 'failed';
      removePictures(output.pictures, name, []);
      throw new NotebookError(base, run.failure);
    }
    const drawn = await embedPictures(run.notebook, name, render);
    signal.throwIfAborted();
    for (const missing of drawn.missing) told.noted(missing);
    for (const { name: picture, png } of drawn.pictures) writeWhole(path.join(output.pictures, picture), png);
    writeWhole(copy, formatNotebook(drawn.notebook));
    removePictures(
      output.pictures,
      name,
      drawn.pictures.map(({ name: picture }) => picture),
    );
    how = 'done';
    return reportRows(run.notebook);
  } finally {
    told.finished(how, megabytes);
  }
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
