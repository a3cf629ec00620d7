/** @system starts kernels */
import { createServer } from 'node:net';
import os from 'node:os';

import { freePorts } from '../../../lib/runner/kernel/connection';
import { Kernel, KernelDeathError, TimeLimitError } from '../../../lib/runner/kernel/kernel';
import { isJsonObject } from '../../../lib/runner/notebook/notebook';
import { type NotebookRun, runNotebook } from '../../../lib/runner/run/run-notebook';
import { isAlive, notebookOf, projectOf } from '../helpers';

// These tests run a real tslab kernel, which takes one to two seconds to start.
jest.setTimeout(60_000);

const project = projectOf({});
afterAll(project.remove);

const ignore = { cellStarted: () => undefined, cellFinished: () => undefined };

/** The text of each cell's streams. */
function texts({ notebook }: NotebookRun): string[] {
  return notebook.cells.map((cell) =>
    (cell.type === 'code' ? cell.outputs : [])
      .map((output) => (isJsonObject(output) && typeof output.text === 'string' ? output.text : ''))
      .join(''),
  );
}

describe('a running kernel', () => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await Kernel.start(project.root);
  });
  afterAll(async () => {
    await kernel.close();
    expect(isAlive(kernel.pid)).toBe(false);
  });
  const run = (...sources: string[]) => runNotebook(kernel, notebookOf(...sources), ignore, { timeout: 30 });

  test('runs in the folder that it is given, and keeps names from cell to cell', async () => {
    const result = await run('const five: number = 5;', 'console.log(five, process.cwd())', 'five + 1');
    expect(result.failure).toBeUndefined();
    expect(texts(result)).toEqual(['', `5 ${project.root}\n`, '6\n']);
  });

  test('loses none of 2,000 outputs that come at once, and keeps their order', async () => {
    const [text] = texts(await run('for (let i = 0; i < 2000; i++) console.log(i);'));
    expect(text).toBe(Array.from({ length: 2000 }, (_, i) => `${i}\n`).join(''));
  });

  test('updates a display from a later cell', async () => {
    const { notebook } = await run(
      'import { newDisplay } from "tslab"; const shown = newDisplay(); shown.html("old"); console.log("between");',
      'shown.html("new");',
    );
    expect(notebook.cells).toMatchObject([
      { outputs: [{ output_type: 'display_data', data: { 'text/html': 'new' } }, { text: 'between\n' }] },
      { outputs: [] },
    ]);
  });

  test('reports a rejection that nothing handles, although the kernel calls the cell a success', async () => {
    const { failure } = await run('Promise.reject(new Error("floating")); "fine"', '1');
    expect(failure?.cell).toBe(1);
    expect(failure?.message).toContain('UnhandledPromiseRejection: Error: floating');
  });

  test.each(['Promise.reject(new Error("late"))', 'throw new Error("late")'])(
    'reports what comes after the last cell: %s',
    async (source) => {
      const { failure } = await run(`setTimeout(() => { ${source}; }, 700); "fine"`);
      expect(failure).toMatchObject({ cell: 1 });
      expect(failure?.message).toContain('Error: late');
    },
  );

  test.each([
    ['an exception', 'throw new RangeError("too long")', 'RangeError: too long'],
    ['a type error', 'const text: string = 1;', "1:7 - Type 'number' is not assignable to type 'string'."],
  ])('reports %s', async (_, source, message) => {
    const { failure } = await run('console.log("before")', source, 'console.log("after")');
    expect(failure).toMatchObject({ cell: 2, source });
    expect(failure?.message).toContain(message);
    // For 200 ms after an error tslab answers every request with `abort`.
    await new Promise((resolve) => setTimeout(resolve, 250));
  });

  test('ends the wait for a cell when the signal aborts', async () => {
    const stop = new AbortController();
    const options = { timeout: 30, onMessage: () => undefined, signal: stop.signal };
    const execution = kernel.execute('await new Promise((resolve) => setTimeout(resolve, 500));', options);
    stop.abort(new Error('enough'));
    await expect(execution).rejects.toThrow('enough');
    await expect(kernel.execute('1', options)).rejects.toThrow('enough');
  });
});

test('a cell that exceeds its time is given up, and its kernel ended although it is busy', async () => {
  const kernel = await Kernel.start(project.root);
  const execution = kernel.execute('while (true);', { timeout: 0.3, onMessage: () => undefined });
  await expect(execution).rejects.toThrow(TimeLimitError);
  await expect(execution).rejects.toThrow(/longer than 0\.3 seconds/);
  await kernel.close(0);
  expect(isAlive(kernel.pid)).toBe(false);
});

test('a kernel that dies ends the wait for its cell', async () => {
  const kernel = await Kernel.start(project.root);
  const execution = kernel.execute('process.kill(process.pid, "SIGKILL")', { timeout: 30, onMessage: () => undefined });
  await expect(execution).rejects.toThrow(KernelDeathError);
  await expect(execution).rejects.toThrow(/signal SIGKILL/);
  await kernel.close();
});

test('Kernel.start tries other ports when one is taken in between', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const address = blocker.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  let starts = 0;
  const ports = async () => {
    const free = await freePorts(5);
    starts++;
    // The first time, the port for outputs is not free any more.
    return starts === 1 ? free.with(1, taken) : free;
  };
  const kernel = await Kernel.start(project.root, { ports });
  blocker.close();
  expect(starts).toBe(2);
  let text = '';
  await kernel.execute('console.log("here")', {
    timeout: 30,
    onMessage: ({ content }) => (text += String(content.text)),
  });
  await kernel.close();
  expect(text).toBe('here\n');
});

test('Kernel.start gives up on a kernel that does not answer in time', async () => {
  await expect(Kernel.start(project.root, { startSeconds: 0.01 })).rejects.toThrow(/no answer in 0\.01 seconds/);
});

test('Kernel.start says which folder it cannot work in', async () => {
  const missing = `${os.tmpdir()}/no such folder`;
  await expect(Kernel.start(missing)).rejects.toThrow(`starting a tslab kernel in ${missing}`);
});
