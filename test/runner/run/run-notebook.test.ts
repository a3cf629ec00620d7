import {
  type ExecuteOptions,
  type Execution,
  KernelDeathError,
  TimeLimitError,
} from '../../../lib/runner/kernel/kernel';
import { type Executor, type NotebookRun, runNotebook } from '../../../lib/runner/run/run-notebook';
import { notebookOf } from '../helpers';

/** A kernel that does not run the code: each source stands for what the kernel answers. */
class FakeKernel implements Executor {
  count = 0;
  /** What comes after the last cell. */
  late = '';

  settle({ onMessage }: ExecuteOptions): Promise<void> {
    if (this.late !== '') onMessage({ type: 'stream', content: { name: 'stderr', text: this.late } });
    return Promise.resolve();
  }

  execute(code: string, { onMessage }: ExecuteOptions): Promise<Execution> {
    this.count++;
    const print = (name: string, text: string) => onMessage({ type: 'stream', content: { name, text } });
    if (code === 'slow') return Promise.reject(new TimeLimitError('took too long'));
    if (code === 'die') return Promise.reject(new KernelDeathError('ended'));
    if (code === 'stop') return Promise.reject(new RangeError('the user said so'));
    if (code === 'bad') print('stderr', 'Error: bad\n    at f (a.ts:1:2)\n    at run (node:vm:3:4)\n');
    if (code === 'throw') {
      print('stderr', 'RangeError: too long\n    at cell line 1\n');
      return Promise.resolve({ status: 'error', count: this.count });
    }
    if (code === 'earlier') print('stderr', 'UnhandledPromiseRejection: Error: x\n    at cell [1] line 1\n');
    if (code === 'own') print('stderr', 'UnhandledPromiseRejection: Error: x\n    at cell line 1\n');
    if (code === 'uncaught') print('stderr', 'some text\nUnhandledPromiseRejection: Error: x\n');
    if (code === 'warn') print('stderr', 'an UncaughtException: in the middle of a line\n');
    print('stdout', 'x');
    return Promise.resolve({ status: code === 'bad' || code === 'silent' ? 'error' : 'ok', count: this.count });
  }
}

async function run(...sources: string[]): Promise<NotebookRun & { heard: string[] }> {
  const heard: string[] = [];
  const listener = {
    cellStarted: (cell: number) => heard.push(`start ${cell}`),
    cellFinished: (cell: number) => heard.push(`end ${cell}`),
  };
  return { ...(await runNotebook(new FakeKernel(), notebookOf(...sources), listener, { timeout: 1 })), heard };
}

const streamOf = (name: string, text: string) => ({ output_type: 'stream', name, text });

/** What is said of a rejection that does not tell where it comes from. */
const DOUBT = 'This may belong to an earlier cell, which did not await what it began.';

test('runNotebook runs the code cells in order and keeps their outputs and counts', async () => {
  const { notebook, failure, heard } = await run('# Title', 'ok', '', 'warn');
  expect(failure).toBeUndefined();
  expect(heard).toEqual(['start 2', 'end 2', 'start 4', 'end 4']);
  expect(notebook.cells.map((cell) => (cell.type === 'code' ? [cell.executionCount, cell.outputs] : null))).toEqual([
    null,
    [1, [streamOf('stdout', 'x')]],
    [null, []],
    [2, [streamOf('stderr', 'an UncaughtException: in the middle of a line\n'), streamOf('stdout', 'x')]],
  ]);
});

test.each([
  ['that the kernel refuses, without the frames of Node', 'bad', 'Error: bad\n    at f (a.ts:1:2)'],
  ['that the kernel refuses without a word', 'silent', 'the kernel answered "error" and printed no error'],
  ['that leaves a rejection', 'uncaught', `some text\nUnhandledPromiseRejection: Error: x\n\n${DOUBT}`],
  ['that exceeds its time', 'slow', 'took too long'],
  ['during which the kernel dies', 'die', 'ended'],
])('runNotebook stops at a cell %s', async (_, source, message) => {
  const { notebook, failure, heard } = await run('ok', source, 'ok');
  expect(failure).toEqual({ cell: 2, source, message });
  expect(heard).toEqual(['start 1', 'end 1', 'start 2']);
  const [first, , last] = notebook.cells;
  expect(first).toMatchObject({ executionCount: 1 });
  expect(last).toMatchObject({ executionCount: null, outputs: [] });
});

test('runNotebook passes on an error that is not the fault of the cell', async () => {
  await expect(run('stop')).rejects.toThrow(new RangeError('the user said so'));
});

/** A notebook whose cells have tags; each is given as its source and its tags. */
function tagged(...cells: [source: string, ...tags: string[]][]) {
  const notebook = notebookOf(...cells.map(([source]) => source));
  return { ...notebook, cells: notebook.cells.map((cell, i) => ({ ...cell, metadata: { tags: cells[i]?.slice(1) } })) };
}

const quiet = { cellStarted: () => undefined, cellFinished: () => undefined };

test('runNotebook goes on after an error that the tag raises-exception announces, and keeps it as an output', async () => {
  const notebook = tagged(['throw', 'raises-exception'], ['uncaught', 'raises-exception'], ['ok']);
  const run = await runNotebook(new FakeKernel(), notebook, quiet, { timeout: 1 });
  expect(run.failure).toBeUndefined();
  expect(run.notebook.cells).toMatchObject([
    {
      outputs: [
        {
          output_type: 'error',
          ename: 'RangeError',
          evalue: 'too long',
          traceback: ['RangeError: too long', '    at cell line 1'],
        },
      ],
    },
    { executionCount: 2 },
    { executionCount: 3, outputs: [streamOf('stdout', 'x')] },
  ]);
});

test.each([
  ['ok', 'expected an error, as the tag raises-exception says, found none'],
  ['slow', 'took too long'],
  ['die', 'ended'],
])('runNotebook fails if a cell with the tag raises-exception does "%s"', async (source, message) => {
  const { failure } = await runNotebook(new FakeKernel(), tagged([source, 'raises-exception']), quiet, { timeout: 1 });
  expect(failure).toEqual({ cell: 1, source, message });
});

test('runNotebook leaves a cell with the tag skip-execution as it is', async () => {
  const notebook = tagged(['bad', 'skip-execution'], ['ok']);
  const outputs = [streamOf('stdout', 'of old')];
  const cells = notebook.cells.map((cell, i) =>
    i === 0 && cell.type === 'code' ? { ...cell, outputs, executionCount: 7 } : cell,
  );
  const run = await runNotebook(new FakeKernel(), { ...notebook, cells }, quiet, { timeout: 1 });
  expect(run.failure).toBeUndefined();
  expect(run.notebook.cells[0]).toEqual(cells[0]);
});

test.each([
  [
    'of a cell that its stack names',
    'UnhandledPromiseRejection: Error: x\n    at f (cell [1] line 2)',
    { cell: 1, source: 'ok' },
  ],
  ['of which nothing is known', 'UncaughtException: Error: x', {}],
])('runNotebook fails by a rejection %s, after the last cell', async (_, late, at) => {
  const kernel = new FakeKernel();
  kernel.late = late;
  const { failure } = await runNotebook(kernel, notebookOf('ok', 'warn'), quiet, { timeout: 1 });
  expect(failure).toEqual({ ...at, message: late });
});

test.each([
  ['that its stack gives to an earlier cell, on that one', 'earlier', { cell: 1, source: 'ok' }, ''],
  ['that its stack gives to it, on itself', 'own', { cell: 2, source: 'own' }, ''],
  [
    'of which nothing is known, not for certain',
    'uncaught',
    { cell: 2, source: 'uncaught' },
    '\n\nThis may belong to an earlier cell',
  ],
])('runNotebook blames a rejection during a cell %s', async (_, source, at, doubt) => {
  const { failure } = await runNotebook(new FakeKernel(), notebookOf('ok', source), quiet, { timeout: 1 });
  expect(failure).toMatchObject(at);
  expect(failure?.message.includes('may belong')).toBe(doubt !== '');
});
