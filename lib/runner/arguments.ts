import { parseArgs } from 'node:util';

/** Seconds that a cell may take unless the user says otherwise. */
export const DEFAULT_TIMEOUT = 600;

export const HELP = `Runs the notebooks in order and writes executed copies to output/notebooks.

  npm start [-- OPTIONS]

  --quick             use the small data set: a smoke run, not a reproduction
  --only N[,N]        run only the notebooks whose file names begin with these numbers
  --timeout SECONDS   how long a cell may take (default ${DEFAULT_TIMEOUT})
  --help              show this text

The exit status is 0 if every cell succeeded, 1 if one failed or a notebook could not be read, 2 for wrong
options, 130 after Ctrl-C. A chart that cannot be drawn as a picture is noted and no failure.

The data set can also be chosen by the environment variable DIGITS_DATASET (mnist or quick).`;

export interface Arguments {
  readonly quick: boolean;
  readonly help: boolean;
  /** Seconds that a cell may take. */
  readonly timeout: number;
  /** Numbers of the notebooks to run; absent for all. */
  readonly only?: readonly number[];
}

/** The user gave arguments that make no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the runner's arguments.
 *
 * @throws UsageError for an unknown option or a value that makes no sense
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { quick, help, timeout, only } = parsed(args);
  const seconds = timeout === undefined ? DEFAULT_TIMEOUT : Number(timeout);
  // Node's timers hold at most 2^31 - 1 milliseconds.
  if (!(seconds > 0 && seconds <= 2_000_000)) {
    throw new UsageError(`--timeout: expected a number of seconds above 0 and at most 2000000, found ${timeout}`);
  }
  const numbers = only?.split(',').map((number) => (/^\d+$/.test(number) ? Number(number) : Number.NaN));
  if (numbers?.some(Number.isNaN)) {
    throw new UsageError(`--only: expected numbers of notebooks such as 2 or 2,3, found ${only}`);
  }
  return { quick, help, timeout: seconds, ...(numbers && { only: numbers }) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        timeout: { type: 'string' },
        only: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
