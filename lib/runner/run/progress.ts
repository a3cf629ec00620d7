import type { CellListener } from './run-notebook';

/** The part of a terminal or file that progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Tells how far a run is: one line that changes on a terminal, one line a cell elsewhere. */
export interface Progress extends CellListener {
  notebookStarted(name: string, cells: number): void;
  /** Tells something about the notebook that is not the end of the run, in one line. */
  noted(what: string): void;
  /**
   * @param how for example `done`, or `failed`
   * @param megabytes the most memory that the kernel held, where it is known
   */
  notebookFinished(how: string, megabytes?: number): void;
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
  const live = stream.isTTY === true;
  let name = '';
  let cells = 0;
  let cell = 0;
  let notebookStart = 0;
  let cellStart = 0;
  let timer: NodeJS.Timeout | undefined;

  const since = (start: number) => duration(now() - start);
  const replaceLine = (text: string) => {
    // A terminal that does not know its width says 0.
    const { columns = 0 } = stream;
    stream.write(`\r\x1b[2K${text.slice(0, (columns > 0 ? columns : 80) - 1)}`);
  };
  const refresh = () => {
    replaceLine(cell === 0 ? `${name}   starting` : `${name}   cell ${cell} of ${cells}   ${since(cellStart)}`);
  };

  return {
    notebookStarted(notebook, count) {
      name = notebook;
      cells = count;
      cell = 0;
      notebookStart = now();
      if (live) {
        refresh();
        timer = setInterval(refresh, 1000).unref();
      } else {
        stream.write(`${name}\n`);
      }
    },
    cellStarted(number) {
      cell = number;
      cellStart = now();
      if (live) refresh();
    },
    cellFinished(number) {
      if (!live) stream.write(`  cell ${number} of ${cells}   ${since(cellStart)}\n`);
    },
    noted(what) {
      const line = what.replaceAll(/\s+/g, ' ');
      if (live) stream.write('\r\x1b[2K');
      stream.write(`${live ? name : ' '} ${line}\n`);
      if (live) refresh();
    },
    notebookFinished(how, megabytes) {
      clearInterval(timer);
      const result = [how, since(notebookStart), ...(megabytes === undefined ? [] : [`at most ${megabytes} MB`])].join(
        '   ',
      );
      if (live) replaceLine(`${name}   ${result}`);
      stream.write(live ? '\n' : `  ${result}\n`);
    },
  };
}
