/** @system starts kernels */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import { writeWhole } from '../../lib/common/files';
import { main, type RunOptions } from '../../lib/runner/main';
import { type Notebook, readNotebook } from '../../lib/runner/notebook/notebook';
import { isAlive, notebookOf, projectOf, until, Written } from './helpers';

// These tests run real tslab kernels, each of which takes one to two seconds to start.
jest.setTimeout(60_000);

const png = new Uint8Array([1, 2, 3]);

/** Spares a run the process that finds out; what that one says is tried in describe-backend.test.ts. */
const backend = () => Promise.resolve('WebAssembly of the tests');

/** Runs the notebooks in a new project; gives what was written and a way to look at its files. */
async function runMain(
  notebooks: Record<string, Notebook>,
  files: Record<string, string> = {},
  options: RunOptions = { timeout: 600 },
) {
  const { root, remove } = projectOf(notebooks);
  for (const [name, text] of Object.entries(files)) writeWhole(path.join(root, 'notebooks', name), text);
  const [stdout, stderr] = [new Written(), new Written()];
  const status = await main(options, root, {
    stdout,
    stderr,
    backend,
    render: () => Promise.resolve({ png, width: 720, height: 420 }),
  });
  return { root, remove, status, stdout: stdout.text, stderr: stderr.text };
}

const show = (mime: string, value: unknown) =>
  `import { display } from "tslab";\ndisplay.raw(${JSON.stringify(mime)}, ${JSON.stringify(value)} as never);`;

test('main runs the notebooks in order, writes copies and pictures, and ends with the table', async () => {
  const row = { figure: 'test accuracy', reported: '0.97', reproduced: '0.9771', agrees: true };
  const { root, remove, status, stdout, stderr } = await runMain(
    {
      '1-first.ipynb': notebookOf('# First', 'console.log(process.env.DIGITS_DATASET, process.env.DIGITS_THREADS)'),
      '2-second.ipynb': notebookOf(
        show('application/vnd.plotly.v1+json', { data: [], layout: { title: { text: 'Loss' } } }),
        show('application/vnd.digits.report+json', [row]),
      ),
    },
    {},
    { timeout: 600, quick: true, workers: 2 },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^1-first\.ipynb {3}cell 2 of 2 {3}\d+\.\d s$/m);
  expect(stdout).toMatch(/figure .*reported .*reproduced .*\n-.*\ntest accuracy +0\.97 +0\.9771 +yes\n/);
  expect(stdout).toContain(`Executed notebooks: ${path.join(root, 'output', 'notebooks')}\n`);
  expect(stdout).toContain('Data set: quick\n');
  expect(stdout).toContain('\nBackend of TensorFlow.js: WebAssembly of the tests\n');

  // Two kernels share the cores; from eight for each on, the engine takes what it thinks right.
  const share = Math.max(1, Math.floor(availableParallelism() / 2));
  const threads = share < 8 ? String(share) : 'undefined';
  const copies = path.join(root, 'output', 'notebooks');
  expect(readNotebook(path.join(copies, '1-first.ipynb')).cells[1]).toMatchObject({
    outputs: [{ text: `quick ${threads}\n` }],
  });
  const pictures = path.join(root, 'output', 'pictures');
  expect(readdirSync(pictures)).toEqual(['2-second-1-loss.png']);
  expect(new Uint8Array(readFileSync(path.join(pictures, '2-second-1-loss.png')))).toEqual(png);
  expect(readFileSync(path.join(copies, '2-second.ipynb'), 'utf8')).toContain('"image/png": "AQID"');
  remove();
});

test('main stops at the first cell that fails, shows it, and keeps the copy up to there', async () => {
  const { root, remove, status, stdout, stderr } = await runMain(
    {
      '1-bad.ipynb': notebookOf('console.log("before")', 'const one = 1;\nthrow new Error("on purpose");'),
      '2-never.ipynb': notebookOf('1'),
    },
    {},
    { timeout: 600, workers: 1 },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('1-bad.ipynb, cell 2 failed:\n\n    const one = 1;\n    throw new Error("on purpose");\n\n');
  expect(stderr).toContain('Error: on purpose');
  expect(stdout).toContain('failed');
  expect(stdout).not.toContain('2-never');
  const copies = path.join(root, 'output', 'notebooks');
  expect(readdirSync(copies)).toEqual(['1-bad.ipynb']);
  expect(readNotebook(path.join(copies, '1-bad.ipynb')).cells[0]).toMatchObject({ outputs: [{ text: 'before\n' }] });
  remove();
});

test('main says what is wrong with a notebook that it cannot read, and how to convert it, and runs the others', async () => {
  const { root, status, stdout, stderr, remove } = await runMain(
    { '1-a.ipynb': notebookOf('1'), '3-b.ipynb': notebookOf('console.log("not hidden")') },
    { '2-old.ipynb': '{ "nbformat": 3, "nbformat_minor": 0 }' },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^\n2-old\.ipynb: expected notebook format 4, found 3\.0: .*jupyter nbconvert .*--inplace 2-old\.ipynb\n/,
  );
  for (const name of ['1-a', '3-b']) expect(stdout).toMatch(new RegExp(`^${name}\\.ipynb {3}done `, 'm'));
  expect(readdirSync(path.join(root, 'output', 'notebooks'))).toEqual(['1-a.ipynb', '3-b.ipynb']);
  remove();
});

describe('a runner that is ended from outside', () => {
  /** Starts the runner on a cell that never ends, ends the runner, and waits until both are gone. */
  async function endBy(signal: NodeJS.Signals) {
    const { root, remove } = projectOf({
      '1-busy.ipynb': notebookOf('require("node:fs").writeFileSync("pid", String(process.pid)); while (true);'),
    });
    const runner = spawn(process.execPath, [path.join(__dirname, 'runner-process.cjs'), root], { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => runner.once('exit', resolve));
    const file = path.join(root, 'notebooks', 'pid');
    expect(await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '', 30)).toBe(true);
    const kernel = Number(readFileSync(file, 'utf8'));
    expect(isAlive(kernel)).toBe(true);
    runner.kill(signal);
    const status = await ended;
    const gone = await until(() => !isAlive(kernel), 10);
    remove();
    return { status, gone };
  }

  test('by Ctrl-C ends its busy kernel, and itself with status 130', async () => {
    expect(await endBy('SIGINT')).toEqual({ status: 130, gone: true });
  });

  test('by SIGKILL takes its busy kernel with it', async () => {
    expect(await endBy('SIGKILL')).toEqual({ status: null, gone: true });
  });
});
