import { KernelDeathError, TimeLimitError, type Kernel } from './kernel';
import type { Cell, Notebook, Output } from './notebook';
import { OutputCollector, type KernelMessage } from './outputs';

/** The part of a kernel that running a notebook needs. */
export type Executor = Pick<Kernel, 'execute'>;

/** Hears of each code cell; `cell` counts all cells of the notebook from 1, as Jupyter shows them. */
export interface CellListener {
  cellStarted(cell: number): void;
  cellFinished(cell: number): void;
}

export interface RunOptions {
  /** Seconds that a cell may take. */
  readonly timeout: number;
  /** Aborting it ends the run with the signal's reason. @default never aborted */
  readonly signal?: AbortSignal;
}

/** The cell at which a run stopped. */
export interface CellFailure {
  /** Number of the cell among all cells of the notebook, from 1. */
  readonly cell: number;
  readonly source: string;
  /** What went wrong: the error as the kernel printed it, or the runner's own words. */
  readonly message: string;
}

export interface NotebookRun {
  /** The notebook with the outputs of the cells that ran. */
  readonly notebook: Notebook;
  /** Absent if every cell succeeded. */
  readonly failure?: CellFailure;
}

/** How tslab reports what nothing caught; the cell itself then counts as succeeded. */
const UNCAUGHT = /^(UncaughtException|UnhandledPromiseRejection):/m;

/** Frames of a stack that lie in Node or in the kernel, and not in the cell or in what it called. */
const FOREIGN_FRAME = /^ +at .*(\(node:|[\\/]tslab[\\/]dist[\\/]|evalmachine.<anonymous>:\d+:\d+$).*\n?/gm;

function errorText(outputs: readonly Output[]): string {
  return outputs
    .map((output) => (output.output_type === 'stream' && output.name === 'stderr' ? output.text : ''))
    .join('')
    .replace(FOREIGN_FRAME, '')
    .trimEnd();
}

/**
 * Runs the code cells of a notebook one after the other, up to the first that fails.
 *
 * A cell fails if the kernel says so, if it leaves an exception or a rejection that nothing catches,
 * if it exceeds its time, or if the kernel dies.
 *
 * @throws the signal's reason if it aborts
 */
export async function runNotebook(
  kernel: Executor,
  notebook: Notebook,
  listener: CellListener,
  { timeout, signal }: RunOptions,
): Promise<NotebookRun> {
  const collector = new OutputCollector();
  const counts = new Map<number, number | null>();
  let failure: CellFailure | undefined;

  for (const [i, cell] of notebook.cells.entries()) {
    if (cell.type !== 'code' || cell.source.trim() === '') continue;
    listener.cellStarted(i + 1);
    let message: string | undefined;
    try {
      const onMessage = (output: KernelMessage) => collector.add(i, output);
      const { status, count } = await kernel.execute(cell.source, { timeout, onMessage, ...(signal && { signal }) });
      counts.set(i, count);
      const text = errorText(collector.of(i));
      if (status !== 'ok') message = text || `the kernel answered "${status}" and printed no error`;
      else if (UNCAUGHT.test(text)) message = text;
    } catch (error) {
      if (!(error instanceof TimeLimitError || error instanceof KernelDeathError)) throw error;
      message = [errorText(collector.of(i)), error.message].join('\n').trim();
    }
    if (message !== undefined) {
      failure = { cell: i + 1, source: cell.source, message };
      break;
    }
    listener.cellFinished(i + 1);
  }

  const cells = notebook.cells.map((cell, i): Cell =>
    cell.type === 'code'
      ? { ...cell, executionCount: counts.get(i) ?? null, outputs: collector.of(i) }
      : cell,
  );
  return { notebook: { ...notebook, cells }, ...(failure && { failure }) };
}
