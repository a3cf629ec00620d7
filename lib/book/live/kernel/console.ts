import { formatWithOptions, inspect } from 'node-inspect-extracted';

import { tableText } from './table';

/** Takes a text that a cell prints; that of a line has its end. */
export type Print = (stream: 'stdout' | 'stderr', text: string) => void;

/**
 * A console that prints values as Node's does; but for `trace`, which comes with the kernel's errors.
 *
 * @param print where the text goes
 * @param clock milliseconds since any fixed moment
 */
export function createConsole(print: Print, clock = (): number => performance.now()): Partial<Console> {
  let indent = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const to =
    (stream: 'stdout' | 'stderr') =>
    (...values: unknown[]): void =>
      print(stream, `${indent}${formatWithOptions({}, ...values).replaceAll('\n', `\n${indent}`)}\n`);
  const [log, error] = [to('stdout'), to('stderr')];
  const tellTime = (call: string, label: string, ...values: unknown[]): void => {
    const start = timers.get(label);
    if (start === undefined) error(`Warning: No such label '${label}' for console.${call}()`);
    else log(`${label}: ${(clock() - start).toFixed(3)}ms`, ...values);
  };
  const group = (...values: unknown[]): void => {
    if (values.length > 0) log(...values);
    indent += '  ';
  };
  return {
    log,
    info: log,
    debug: log,
    error,
    warn: error,
    dirxml: log,
    table: (data: unknown, properties?: readonly string[]) =>
      log(typeof data === 'object' && data !== null ? tableText(data, properties) : data),
    dir: (value: unknown, options?: object) => log(inspect(value, { customInspect: false, ...options })),
    assert: (holds?: boolean, ...values: unknown[]) => {
      if (holds) return;
      const [first, ...rest] = values;
      if (typeof first === 'string') error(`Assertion failed: ${first}`, ...rest);
      else error('Assertion failed', ...values);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = 'default') => void timers.set(label, clock()),
    timeLog: (label = 'default', ...values: unknown[]) => tellTime('timeLog', label, ...values),
    timeEnd: (label = 'default') => {
      tellTime('timeEnd', label);
      timers.delete(label);
    },
  };
}

/** A stream to which a cell writes text as it is. */
interface Stream {
  readonly write: (text: unknown) => true;
}

/** What a page has of the streams of Node's `process`. */
export function createStreams(print: Print): Readonly<Record<'stdout' | 'stderr', Stream>> {
  const stream = (name: 'stdout' | 'stderr'): Stream => ({
    write(text) {
      print(name, String(text));
      return true;
    },
  });
  return { stdout: stream('stdout'), stderr: stream('stderr') };
}
