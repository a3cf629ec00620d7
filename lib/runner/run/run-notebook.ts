import { type Kernel, KernelDeathError, TimeLimitError } from '../kernel/kernel';
import { type KernelMessage, OutputCollector } from '../kernel/outputs';
import type { Cell, Notebook, Output } from '../notebook/notebook';
import { hasTag } from '../notebook/tags';

/** The part of a kernel that running a notebook needs. */
export type Executor = Pick<Kernel, 'execute' | 'settle'>;

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

/** Why a run stopped. */
export interface CellFailure {
  /** Number of the cell among all cells of the notebook, from 1; absent for what failed after the last one. */
  readonly cell?: number;
  /** Code of that cell. */
  readonly source?: string;
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

/** The first line of a stack that lies in a cell; the kernel gives the number of another than the one that runs. */
const CELL_FRAME = /^ +at (?:.*\()?cell(?: \[(\d+)\])? line \d+\)?$/m;

/** Seconds that are given to what cells have begun and not awaited, after the last one. */
const REST = 3;

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
 * if it exceeds its time, or if the kernel dies. One with the tag `raises-exception` fails if it throws
 * nothing: its error stays as an output. One with the tag `skip-execution` stays as it is. What a cell has
 * begun and not awaited fails the run too, also after the last cell.
 *
 * @throws the signal's reason if it aborts
 */
export async function runNotebook(
  kernel: Executor,
  notebook: Notebook,
  listener: CellListener,
  { timeout, signal }: RunOptions,
): Promise<NotebookRun> {
  const run = new Run(kernel, notebook, { timeout, ...(signal && { signal }) });
  let failure: CellFailure | undefined;
  for (const [i, cell] of notebook.cells.entries()) {
    if (cell.type !== 'code' || cell.source.trim() === '' || hasTag(cell, 'skip-execution')) continue;
    listener.cellStarted(i + 1);
    failure = await run.execute(i, cell);
    if (failure) break;
    listener.cellFinished(i + 1);
  }
  failure ??= await run.settle();
  return { notebook: run.executed(), ...(failure && { failure }) };
}

/** A run that goes on; cells are counted from 0. */
class Run {
  readonly #kernel: Executor;
  readonly #notebook: Notebook;
  readonly #limits: RunOptions;
  readonly #collector = new OutputCollector();
  /** The kernel's number of each cell that it has answered. */
  readonly #counts = new Map<number, number | null>();

  constructor(kernel: Executor, notebook: Notebook, limits: RunOptions) {
    this.#kernel = kernel;
    this.#notebook = notebook;
    this.#limits = limits;
  }

  /** Runs a cell; @returns why the run ends with it, if it does */
  async execute(i: number, cell: Cell): Promise<CellFailure | undefined> {
    const at = { cell: i + 1, source: cell.source };
    const wanted = hasTag(cell, 'raises-exception');
    try {
      const onMessage = (output: KernelMessage) => this.#collector.add(i, output);
      const { status, count } = await this.#kernel.execute(cell.source, { ...this.#limits, onMessage });
      this.#counts.set(i, count);
      const text = errorText(this.#collector.of(i));
      const threw = status !== 'ok' || UNCAUGHT.test(text);
      if (threw) this.#collector.failed(i);
      if (threw === wanted) return undefined;
      if (wanted) return { ...at, message: 'expected an error, as the tag raises-exception says, found none' };
      if (status === 'ok') return this.#uncaught(text, i);
      return { ...at, message: text || `the kernel answered "${status}" and printed no error` };
    } catch (error) {
      if (!(error instanceof TimeLimitError || error instanceof KernelDeathError)) throw error;
      return { ...at, message: [errorText(this.#collector.of(i)), error.message].join('\n').trim() };
    }
  }

  /** Waits for what cells have begun and not awaited; @returns what of it has failed, if anything has */
  async settle(): Promise<CellFailure | undefined> {
    const late = new OutputCollector();
    // What cells print now is of none of them: only whether something fails counts.
    await this.#kernel.settle({ ...this.#limits, rest: REST, onMessage: (output) => late.add(0, output) });
    const text = errorText(late.of(0));
    // A rejection may have come after the look at its cell, and before the next one ran.
    const missed = [...this.#counts.keys()].find((i) => {
      const cell = this.#notebook.cells[i];
      return cell && !hasTag(cell, 'raises-exception') && UNCAUGHT.test(errorText(this.#collector.of(i)));
    });
    if (missed !== undefined) return this.#uncaught(errorText(this.#collector.of(missed)), missed);
    return UNCAUGHT.test(text) ? this.#uncaught(text) : undefined;
  }

  /** The notebook with what its cells have shown so far. */
  executed(): Notebook {
    const cells = this.#notebook.cells.map((cell, i): Cell => {
      if (cell.type !== 'code' || hasTag(cell, 'skip-execution')) return cell;
      return { ...cell, executionCount: this.#counts.get(i) ?? null, outputs: this.#collector.of(i) };
    });
    return { ...this.#notebook, cells };
  }

  /** Where what nothing caught has begun, by the stack that the kernel printed. */
  #uncaught(message: string, running?: number): CellFailure {
    const { cells } = this.#notebook;
    const frame = CELL_FRAME.exec(message.slice(message.search(UNCAUGHT)));
    const count = frame?.[1];
    const named = [...this.#counts].find(([, own]) => String(own) === count)?.[0];
    const i = named ?? running;
    const cell = cells[i ?? -1];
    const first = cells.findIndex(({ type, source }) => type === 'code' && source.trim() !== '');
    const surely = named !== undefined || (frame !== null && count === undefined) || i === first;
    const doubt = 'This may belong to an earlier cell, which did not await what it began.';
    return {
      ...(i !== undefined && cell && { cell: i + 1, source: cell.source }),
      message: surely || i === undefined ? message : `${message}\n\n${doubt}`,
    };
  }
}
