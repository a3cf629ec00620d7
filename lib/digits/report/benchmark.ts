import { hasFields } from '../check/fields';
import { quotedFile } from '../platform/folders';
import { readJson } from '../platform/json-file';
import { type Location, pathOf } from '../platform/location';

/** How long one system took for an epoch. */
export interface BenchmarkEntry {
  /** For example `Keras, TensorFlow`. */
  readonly system: string;
  /** Median wall-clock time of an epoch, in seconds. */
  readonly secondsPerEpoch: number;
}

/** A run of `npm run bench`, as far as a chart needs it. */
export interface Benchmark {
  /** Processor of the machine. */
  readonly machine: string;
  readonly cores: number;
  /** Day of the run, as 2026-11-23. */
  readonly date: string;
  readonly entries: readonly BenchmarkEntry[];
}

/** The run that the documentation quotes. */
export function benchmarkFile(): string {
  return quotedFile('benchmark.json');
}

/**
 * Reads what `npm run bench -- --json FILE` wrote.
 *
 * @param location a path or a `file:` URL. @default docs/benchmark.json, the run that the documentation quotes
 * @throws Error if the file cannot be read
 * @throws SyntaxError if it is not JSON, such as half a file
 * @throws TypeError if it is no path, or not such a file
 * @throws RangeError if it is none of this machine
 * @example
 * const { entries, machine, date } = readBenchmark();
 * show(benchmarkBars(entries, { title: `${machine}, ${date}` }));
 */
export function readBenchmark(location: Location = benchmarkFile()): Benchmark {
  const file = pathOf('reading a benchmark', location);
  let found: unknown;
  try {
    found = readJson('reading a benchmark', file, 'get it back from git, or let npm run bench -- --json FILE write it');
  } catch (cause) {
    if (cause instanceof SyntaxError) throw cause;
    throw new Error(`reading a benchmark: cannot read ${file}; "npm run bench -- --json FILE" writes one`, { cause });
  }
  if (!isBenchmarkFile(found)) {
    throw new TypeError(`reading a benchmark: expected what npm run bench writes in ${file}, found other JSON`);
  }
  return {
    machine: found.machine,
    cores: found.cores,
    date: found.date.slice(0, 10),
    entries: found.comparison.map((row) => ({ system: row.system, secondsPerEpoch: row['s/epoch'] })),
  };
}

interface BenchmarkJson {
  readonly machine: string;
  readonly cores: number;
  readonly date: string;
  readonly comparison: readonly { readonly system: string; readonly 's/epoch': number }[];
}

function isBenchmarkFile(value: unknown): value is BenchmarkJson {
  if (!hasFields(value, { machine: 'string', cores: 'number', date: 'string', comparison: 'array' })) return false;
  const { comparison } = value;
  return (
    Array.isArray(comparison) && comparison.every((row) => hasFields(row, { system: 'string', 's/epoch': 'number' }))
  );
}
