import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { writeWhole } from '../../../lib/common/files';
import { PLOTLY_MIME, REPORT_MIME, type ReportRow } from '../../../lib/common/protocol';
import type { ExecuteOptions } from '../../../lib/runner/kernel/kernel';
import { type Notebook, readNotebook } from '../../../lib/runner/notebook/notebook';
import type { RunConditions } from '../../../lib/runner/run/provenance';
import { NotebookError, runAll } from '../../../lib/runner/run/run';
import { notebookOf, projectOf } from '../helpers';

/** Where the kernels were started, and how much patience each was closed with. */
const mockStarted: unknown[] = [];
const mockClosed: number[] = [];

/** A kernel that does not run the code: a cell is the output that it asks for, or `fail`. */
const mockKernel = {
  pid: process.pid,
  execute: (code: string, { onMessage }: ExecuteOptions) => {
    if (code === 'fail') {
      onMessage({ type: 'stream', content: { name: 'stderr', text: 'Error: on purpose' } });
      return Promise.resolve({ status: 'error', count: 1 });
    }
    onMessage({ type: 'display_data', content: { data: JSON.parse(code) as object, metadata: {} } });
    return Promise.resolve({ status: 'ok', count: 1 });
  },
  settle: () => Promise.resolve(),
  close: (patience: number) => {
    mockClosed.push(patience);
    return Promise.resolve();
  },
};
jest.mock('../../../lib/runner/kernel/kernel', () => ({
  ...jest.requireActual<object>('../../../lib/runner/kernel/kernel'),
  Kernel: {
    start: (folder: string) => {
      mockStarted.push(folder);
      return Promise.resolve(mockKernel);
    },
  },
}));

const png = new Uint8Array([1, 2, 3]);
const draw = () => Promise.resolve({ png, width: 720, height: 420 });
const shown = (mime: string, value: unknown): string => JSON.stringify({ [mime]: value });
const chart = (title: string): string => shown(PLOTLY_MIME, { data: [], layout: { title } });

const conditions: RunConditions = {
  date: '2026-11-26',
  commit: null,
  changed: null,
  node: 'v24.0.0',
  v8: '13.6',
  machine: 'one, 2 cores',
  cores: 2,
  environment: {},
};

let project: ReturnType<typeof projectOf>;
beforeEach(() => {
  project = projectOf({});
  mockStarted.length = 0;
  mockClosed.length = 0;
});
afterEach(() => project.remove());

const copies = () => path.join(project.root, 'output', 'notebooks');
const pictures = () => path.join(project.root, 'output', 'pictures');

/** Runs notebooks in the project's folder of them; what it tells is added to `told`. */
function run(
  notebooks: Readonly<Record<string, Notebook>>,
  { told = [], render = draw, signal = new AbortController().signal, workers = 1 }: Partial<Run> = {},
): Promise<ReportRow[]> {
  const found = Object.entries(notebooks).map(([name, notebook]) => ({
    file: path.join(project.root, 'notebooks', name),
    notebook,
  }));
  const progress = {
    notebookStarted: (name: string, cells: number) => {
      told.push(`${name} of ${cells}`);
      return {
        noted: (what: string) => told.push(what),
        cellStarted: () => undefined,
        cellFinished: () => undefined,
        finished: (how: string) => told.push(how),
      };
    },
  };
  return runAll(
    found,
    { notebooks: copies(), pictures: pictures() },
    { timeout: 1, env: {}, progress, conditions, render, signal, workers },
  );
}

interface Run {
  readonly told: string[];
  readonly render: typeof draw;
  readonly signal: AbortSignal;
  readonly workers: number;
}

test('runAll runs each notebook in a kernel of its own, and gives the lines of the report of all', async () => {
  const row = (figure: string): ReportRow => ({ figure, reported: null, reproduced: '1', agrees: null });
  const told: string[] = [];
  const rows = await run(
    {
      '1-a.ipynb': notebookOf('# A', shown(REPORT_MIME, [row('one')])),
      '2-b.ipynb': notebookOf(shown(REPORT_MIME, [row('two'), row('three')]), chart('Loss')),
    },
    { told },
  );
  expect(rows.map(({ figure }) => figure)).toEqual(['one', 'two', 'three']);
  expect(told).toEqual(['1-a.ipynb of 2', 'done', '2-b.ipynb of 2', 'done']);
  expect(mockStarted).toEqual([path.join(project.root, 'notebooks'), path.join(project.root, 'notebooks')]);
  expect(mockClosed).toEqual([1, 1]);
  expect(readdirSync(copies())).toEqual(['1-a.ipynb', '2-b.ipynb']);
  expect(readFileSync(path.join(copies(), '2-b.ipynb'), 'utf8')).toContain('"image/png": "AQID"');
  expect(readNotebook(path.join(copies(), '2-b.ipynb')).metadata.digits).toEqual({ provenance: conditions });
  expect(new Uint8Array(readFileSync(path.join(pictures(), '2-b-1-loss.png')))).toEqual(png);
});

test('runAll replaces the pictures of an earlier run once it has its own, and leaves those of others', async () => {
  const before = ['1-a-1-old-title.png', '1-a-1.png', '1-a-2.png', '1-a-more-1-title.png', '2-b-1.png'];
  for (const name of before) writeWhole(path.join(pictures(), name), 'old');
  const whileDrawing: string[][] = [];
  const render = () => {
    whileDrawing.push(readdirSync(pictures()).sort());
    return draw();
  };
  await run({ '1-a.ipynb': notebookOf(chart('')) }, { render });
  // One that is stopped meanwhile has lost none.
  expect(whileDrawing).toEqual([before]);
  expect(readdirSync(pictures()).sort()).toEqual(['1-a-1.png', '1-a-more-1-title.png', '2-b-1.png']);
  expect(new Uint8Array(readFileSync(path.join(pictures(), '1-a-1.png')))).toEqual(png);
});

test('runAll ends at the first cell that fails, with the copy up to there and no pictures', async () => {
  writeWhole(path.join(pictures(), '1-a-1-old.png'), 'old');
  const told: string[] = [];
  const ended = run({ '1-a.ipynb': notebookOf(chart('x'), 'fail'), '2-b.ipynb': notebookOf(chart('y')) }, { told });
  await expect(ended).rejects.toThrow(
    new NotebookError('1-a.ipynb', { cell: 2, source: 'fail', message: 'Error: on purpose' }),
  );
  expect(told).toEqual(['1-a.ipynb of 2', 'failed']);
  // The cell failed, not the kernel: that one may end in its own time.
  expect(mockClosed).toEqual([1]);
  expect(readNotebook(path.join(copies(), '1-a.ipynb')).cells[0]).toMatchObject({ executionCount: 1 });
  expect(existsSync(path.join(copies(), '2-b.ipynb'))).toBe(false);
  expect(readdirSync(pictures())).toEqual([]);
});

test('runAll runs several at a time, one after those that it names, and gives the lines in order of the notebooks', async () => {
  const row = (figure: string): string =>
    shown(REPORT_MIME, [{ figure, reported: null, reproduced: '1', agrees: null } satisfies ReportRow]);
  const told: string[] = [];
  const late = { ...notebookOf(row('one')), metadata: { digits: { after: ['3-c.ipynb'] } } };
  const rows = await run(
    { '1-a.ipynb': late, '2-b.ipynb': notebookOf(row('two'), '{}'), '3-c.ipynb': notebookOf(row('three')) },
    { told, workers: 3 },
  );
  expect(told.slice(0, 2)).toEqual(['2-b.ipynb of 2', '3-c.ipynb of 1']);
  expect(told.indexOf('1-a.ipynb of 1')).toBeGreaterThan(told.indexOf('done'));
  expect(rows.map(({ figure }) => figure)).toEqual(['one', 'two', 'three']);
});

test('runAll stops the notebooks beside one whose cell fails, and throws what failed', async () => {
  const told: string[] = [];
  const others = Object.fromEntries(
    ['2-b.ipynb', '3-c.ipynb'].map((name) => [name, notebookOf(...Array<string>(50).fill('{}'))]),
  );
  const ended = run({ '1-a.ipynb': notebookOf('fail'), ...others }, { told, workers: 2 });
  await expect(ended).rejects.toThrow('1-a.ipynb, cell 1 failed');
  expect(told).toEqual(['1-a.ipynb of 1', '2-b.ipynb of 50', 'failed', 'stopped']);
});

test('runAll begins nothing where metadata name no notebooks, or notebooks wait for each other', async () => {
  const after = (value: unknown) => ({ ...notebookOf('{}'), metadata: { digits: { after: value } } });
  await expect(run({ '1-a.ipynb': notebookOf('{}'), '2-b.ipynb': after('1-a.ipynb') })).rejects.toThrow(
    '2-b.ipynb: reading digits.after',
  );
  await expect(run({ '1-a.ipynb': after(['2-b.ipynb']), '2-b.ipynb': after(['1-a.ipynb']) })).rejects.toThrow(
    '1-a.ipynb, 2-b.ipynb wait for each other',
  );
  expect(mockStarted).toEqual([]);
});

test('runAll notes a chart that cannot be drawn, and goes on', async () => {
  const told: string[] = [];
  await run({ '1-a.ipynb': notebookOf(chart('x')) }, { told, render: () => Promise.reject(new Error('no width')) });
  expect(told).toEqual(['1-a.ipynb of 1', 'chart 1, in cell 1, has no picture: no width', 'done']);
});

test('runAll that is stopped while it draws ends with the reason, and keeps the copy without pictures', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const render = () => {
    stop.abort(new Error('stopped by the reader'));
    return draw();
  };
  await expect(run({ '1-a.ipynb': notebookOf(chart('x')) }, { told, render, signal: stop.signal })).rejects.toThrow(
    'stopped by the reader',
  );
  expect(told).toEqual(['1-a.ipynb of 1', 'stopped']);
  expect(readFileSync(path.join(copies(), '1-a.ipynb'), 'utf8')).not.toContain('image/png');
  expect(existsSync(pictures())).toBe(false);
});

test('NotebookError shows the cell and its code, or says that what failed came after the last', () => {
  expect(new NotebookError('a.ipynb', { cell: 3, source: 'one\ntwo\n', message: 'Error: x' }).message).toBe(
    'a.ipynb, cell 3 failed:\n\n    one\n    two\n\nError: x',
  );
  expect(new NotebookError('a.ipynb', { message: 'Error: x' }).message).toBe(
    'a.ipynb failed after its last cell, in what a cell began and did not await:\n\nError: x',
  );
});
