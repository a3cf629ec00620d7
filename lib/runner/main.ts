import os from 'node:os';
import path from 'node:path';
import { DATASET_VARIABLE } from '../data/load';
import { renderFigure } from '../pictures/render';
import { projectFolder } from '../workspace/folders';
import { HELP, parseArguments, UsageError } from './arguments';
import { describeBackend } from './describe-backend';
import type { Render } from './embed-pictures';
import { listNotebooks } from './list-notebooks';
import { createProgress, duration, type ProgressStream } from './progress';
import { formatReport } from './report-table';
import { runAll } from './run';

export interface MainOptions {
  /** Where progress and results are written. @default process.stdout */
  readonly stdout?: ProgressStream;
  /** Where errors are written. @default process.stderr */
  readonly stderr?: ProgressStream;
  /** Draws a figure. @default renderFigure of lib/pictures */
  readonly render?: Render;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal asked the run to end. */
class Stopped extends Error {
  constructor(readonly signal: (typeof SIGNALS)[number]) {
    super(`stopped by ${signal}`);
  }
}

/**
 * Runs the notebooks of a project as its command line asks.
 *
 * @param args arguments of the command line, see HELP
 * @param root the project's folder, with `notebooks` in it
 * @returns the exit status: 0 if every cell succeeded, 1 if not, 2 for arguments that make no sense,
 *   128 + n if signal n stopped it (130 for Ctrl-C)
 */
export async function main(
  args: readonly string[],
  root: string,
  { stdout = process.stdout, stderr = process.stderr, render = renderFigure }: MainOptions = {},
): Promise<number> {
  const stop = new AbortController();
  const stopBy = (signal: (typeof SIGNALS)[number]) => stop.abort(new Stopped(signal));
  for (const signal of SIGNALS) process.on(signal, stopBy);
  try {
    const { help, quick, only, timeout } = parseArguments(args);
    if (help) {
      stdout.write(`${HELP}\n`);
      return 0;
    }
    const start = performance.now();
    const output = path.join(root, 'output');
    const dataset = quick ? 'quick' : (process.env[DATASET_VARIABLE] ?? 'mnist');
    // Also finds out before the first notebook that a backend asked for cannot be used.
    const backend = await describeBackend(process.env, stop.signal);
    const rows = await runAll(listNotebooks(path.join(root, 'notebooks'), only), output, {
      timeout,
      env: { ...process.env, [DATASET_VARIABLE]: dataset },
      progress: createProgress(stdout, () => performance.now()),
      render,
      signal: stop.signal,
    });
    if (rows.length > 0) stdout.write(`\n${formatReport(rows)}\n`);
    stdout.write(
      `\nData set: ${dataset}\n` +
        `Backend of TensorFlow.js: ${backend}\n` +
        `Executed notebooks: ${path.join(output, 'notebooks')}\n` +
        `Pictures: ${path.join(output, 'pictures')}\n` +
        `Time: ${duration(performance.now() - start)}\n`,
    );
    return 0;
  } catch (error) {
    stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof Stopped) return 128 + os.constants.signals[error.signal];
    if (!(error instanceof UsageError)) return 1;
    stderr.write(`\n${HELP}\n`);
    return 2;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stopBy);
  }
}

if (require.main === module) {
  void main(process.argv.slice(2), projectFolder()).then((status) => {
    process.exitCode = status;
  });
}
