import path from 'node:path';

import type { CellListener } from './run-notebook';

/** The part of a terminal or file that progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Tells how far a run of notebooks is: one line that changes on a terminal, one line a cell elsewhere. */
export interface Progress {
  /** A notebook begins; others may be under way. */
  notebookStarted(name: string, cells: number): NotebookProgress;
}

/** Hears how far one notebook is. */
export interface NotebookProgress extends CellListener {
  /** Tells something about the notebook that is not its end, in one line. */
  noted(what: string): void;
  /**
   * @param how for example `done`, or `failed`
   * @param megabytes the most memory that the kernel held, where it is known
   */
  finished(how: string, megabytes?: number): void;
}

/** 3.24 s as `3.2 s`, 83 s as `1 min 23 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * @param stream where to write
 * @param now the time in milliseconds, from any fixed point
 */
export function createProgress(stream: ProgressStream, now: () => number): Progress {
  const lines = stream.isTTY === true ? new LiveLine(stream) : undefined;
  return {
    notebookStarted(name, cells) {
      const start = now();
      const since = (from: number) => duration(now() - from);
      const write = (...parts: readonly string[]) => {
        const line = `${[name, ...parts].join('   ')}\n`;
        if (lines) lines.above(line);
        else stream.write(line);
      };
      const short = path.basename(name, '.ipynb');
      let cell = 0;
      let cellStart = start;
      const state = () =>
        cell === 0 ? `${short}   starting` : `${short}   cell ${cell}/${cells}   ${since(cellStart)}`;
      lines?.add(state);
      return {
        cellStarted(number) {
          cell = number;
          cellStart = now();
          lines?.refresh();
        },
        cellFinished(number) {
          if (!lines) write(`cell ${number} of ${cells}`, since(cellStart));
        },
        noted: (what) => write(what.replaceAll(/\s+/g, ' ')),
        finished(how, megabytes) {
          lines?.remove(state);
          write(how, since(start), ...(megabytes === undefined ? [] : [`at most ${megabytes} MB`]));
        },
      };
    },
  };
}

/** The last line of a terminal, which tells of all that is under way and is written anew every second. */
class LiveLine {
  readonly #stream: ProgressStream;
  readonly #states = new Set<() => string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  /** @param state what to tell of one piece of work, at any moment */
  add(state: () => string): void {
    this.#states.add(state);
    this.#timer ??= setInterval(() => this.refresh(), 1000).unref();
    this.refresh();
  }

  remove(state: () => string): void {
    this.#states.delete(state);
    if (this.#states.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Writes lines that stay above the last one. */
  above(lines: string): void {
    this.#stream.write(`${CLEAR}${lines}`);
    this.refresh();
  }

  refresh(): void {
    if (this.#states.size === 0) return;
    // A terminal that does not know its width says 0.
    const { columns = 0 } = this.#stream;
    const text = [...this.#states].map((state) => state()).join(' | ');
    this.#stream.write(`${CLEAR}${text.slice(0, (columns > 0 ? columns : 80) - 1)}`);
  }
}

/** Begins the last line of a terminal anew. */
const CLEAR = '\r\x1b[2K';
