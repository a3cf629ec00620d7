import { KernelDeathError, TimeLimitError, type ExecuteOptions, type Execution } from '../../lib/runner/kernel';
import { runNotebook, type Executor, type NotebookRun } from '../../lib/runner/run-notebook';
import { notebookOf } from './helpers';

/** A kernel that does not run the code: each source stands for what the kernel answers. */
class FakeKernel implements Executor {
  count = 0;

  execute(code: string, { onMessage }: ExecuteOptions): Promise<Execution> {
    this.count++;
    const print = (name: string, text: string) => onMessage({ type: 'stream', content: { name, text } });
    if (code === 'slow') return Promise.reject(new TimeLimitError('took too long'));
    if (code === 'die') return Promise.reject(new KernelDeathError('ended'));
    if (code === 'stop') return Promise.reject(new RangeError('the user said so'));
    if (code === 'bad') print('stderr', 'Error: bad\n    at f (a.ts:1:2)\n    at run (node:vm:3:4)\n');
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
  ['that leaves a rejection', 'uncaught', 'some text\nUnhandledPromiseRejection: Error: x'],
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
