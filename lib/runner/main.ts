import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';

import {
  DATASET_VARIABLE,
  FOLDER_PREFIX,
  PICTURES_VARIABLE,
  PROGRESS_VARIABLE,
  THREADS_VARIABLE,
} from '@digits/common/protocol';
import { DrawingProcess } from '@digits/pictures';

import { checkLoopback } from './kernel/connection';
import type { Render } from './notebook/embed-pictures';
import { listNotebooks, readNotebooks } from './notebook/list-notebooks';
import { withAdvice } from './run/advice';
import { describeBackend } from './run/describe-backend';
import { prepareOutput } from './run/output-folders';
import { createProgress, duration, type ProgressStream } from './run/progress';
import { conditionsOf } from './run/provenance';
import { formatReport } from './run/report-rows';
import { runAll } from './run/run';
import { causeOf, listenForStop, Stopped } from './run/stopping';

/** Which notebooks a run is of, and how. */
export interface RunOptions {
  /** Whether they use the small data set. @default what DIGITS_DATASET says, else all of MNIST */
  readonly quick?: boolean;
  /** Numbers with which the file names begin. @default all notebooks */
  readonly only?: readonly number[] | undefined;
  /** Seconds that a cell may take. */
  readonly timeout: number;
  /** How many notebooks run at a time; they share the cores. @default one on each core, at most 4 and one for 2 GiB */
  readonly workers?: number | undefined;
  /** A folder in which each kernel leaves what its cells are compiled to, `NAME.jsonl`. @default they leave nothing */
  readonly compiled?: string | undefined;
}

/** What a run needs from outside. */
export interface MainOptions {
  /** Where progress and results are written. @default process.stdout */
  readonly stdout?: ProgressStream;
  /** Where errors are written. @default process.stderr */
  readonly stderr?: ProgressStream;
  /** Draws a figure. @default a process of its own does, which a time limit or a signal ends */
  readonly render?: Render;
  /** Says what the notebooks compute on. @default a process of its own finds out */
  readonly backend?: typeof describeBackend;
}

/** Gibibytes of memory for each notebook that runs beside others: a kernel and its data take half of one. */
const MEMORY_OF_EACH = 2;

/** One notebook on each core, of four at most, if there is memory for them. */
const usualWorkers = (): number =>
  Math.max(1, Math.min(4, availableParallelism(), Math.floor(totalmem() / 2 ** 30 / MEMORY_OF_EACH)));

/** Lets each of several kernels train on its part of the cores: on more threads than there are cores all would wait. */
function sharedCores(kernels: number): NodeJS.ProcessEnv {
  const threads = Math.max(1, Math.floor(availableParallelism() / kernels));
  // One kernel alone chooses for itself, as each does that has plenty.
  return kernels === 1 || threads >= 8 ? {} : { [THREADS_VARIABLE]: String(threads) };
}

/**
 * Runs the notebooks of a project, and tells how it goes.
 *
 * @param root the project's folder, with `notebooks` in it
 * @returns the exit status: 0 if every cell succeeded, although a chart may have no picture; 1 if not, or if a
 *   notebook could not be read; 128 + n if signal n stopped it (130 for Ctrl-C)
 */
export async function main(
  { quick = false, only, timeout, workers = usualWorkers(), compiled }: RunOptions,
  root: string,
  { stdout = process.stdout, stderr = process.stderr, render, backend = describeBackend }: MainOptions = {},
): Promise<number> {
  const { signal, release } = listenForStop();
  const drawing = new DrawingProcess({ signal });
  try {
    const start = performance.now();
    const output = path.join(root, 'output');
    const dataset = quick ? 'quick' : absolute(process.env[DATASET_VARIABLE] ?? 'mnist');
    const { notebooks, unreadable } = readNotebooks(listNotebooks(path.join(root, 'notebooks'), only));
    const complain = () => unreadable.forEach((line) => stderr.write(`\n${line}\n`));
    complain();
    if (notebooks.length === 0) return 1;
    // What would end the run is found before the first cell, if it can be.
    const folders = prepareOutput(output);
    await checkLoopback();
    const description = await backend(process.env, signal);
    const env = {
      ...sharedCores(Math.min(workers, notebooks.length)),
      ...process.env,
      [DATASET_VARIABLE]: dataset,
      [PICTURES_VARIABLE]: 'none',
      // The lessons are run as they are: what a reader has solved is no part of them.
      [PROGRESS_VARIABLE]: 'none',
    };
    const rows = await runAll(notebooks, folders, {
      timeout,
      workers,
      env,
      compiled,
      conditions: await conditionsOf(root, env),
      progress: createProgress(stdout, () => performance.now()),
      render: render ?? ((figure) => drawing.draw(figure)),
      signal,
    });
    if (rows.length > 0) stdout.write(`\n${formatReport(rows)}\n`);
    stdout.write(
      `\nData set: ${dataset}\n` +
        `Backend of TensorFlow.js: ${description}\n` +
        `Executed notebooks: ${folders.notebooks}\n` +
        `Pictures: ${folders.pictures}\n` +
        `Time: ${duration(performance.now() - start)}\n`,
    );
    // Once more at the end, where it is seen.
    complain();
    return unreadable.length === 0 ? 0 : 1;
  } catch (error) {
    const cause = await causeOf(error, signal);
    stderr.write(`\n${withAdvice(cause)}\n`);
    return cause instanceof Stopped ? cause.status : 1;
  } finally {
    drawing.stop();
    release();
  }
}

/** The name of a data set; of one in a folder with its whole path, since each notebook runs in a folder of its own. */
function absolute(dataset: string): string {
  return dataset.startsWith(FOLDER_PREFIX)
    ? FOLDER_PREFIX + path.resolve(dataset.slice(FOLDER_PREFIX.length))
    : dataset;
}
