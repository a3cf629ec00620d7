import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { refreshCopy } from '../../tools/lab/working-copy.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
  mkdirSync(path.join(root, 'lessons'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A notebook of one cell, as Jupyter lays it out, and as another program may. */
const notebook = (source: string, outputs: unknown[] = [], cell: object = {}, metadata: object = {}): string =>
  JSON.stringify(
    {
      cells: [{ cell_type: 'code', id: 'a', metadata: {}, source: [source], outputs, ...cell }],
      metadata,
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  );
const laidOutOtherwise = (source: string): string =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'typescript' } },
    cells: [{ cell_type: 'code', id: 'b', metadata: {}, execution_count: null, outputs: [], source }],
  });

const lesson = (text: string, name = '1-a.ipynb'): void => writeFileSync(path.join(root, 'lessons', name), text);
const mine = (text: string, name = '1-a.ipynb'): void => writeFileSync(path.join(root, 'my', name), text);
const read = (name = '1-a.ipynb'): string => readFileSync(path.join(root, 'my', name), 'utf8');
const files = (): string[] =>
  readdirSync(path.join(root, 'my'))
    .filter((name) => !name.startsWith('.'))
    .sort();
const refresh = (): string[] => refreshCopy(path.join(root, 'lessons'), path.join(root, 'my'));

test('refreshCopy copies every lesson, and brings back what was deleted', () => {
  lesson(notebook('1'));
  lesson(notebook('2'), '2-b.ipynb');
  expect(refresh()).toEqual([]);
  expect(files()).toEqual(['1-a.ipynb', '2-b.ipynb']);
  rmSync(path.join(root, 'my', '1-a.ipynb'));
  expect(refresh()).toEqual([]);
  expect(read()).toBe(notebook('1'));
});

test('refreshCopy gives the newer lesson where the reader has changed nothing, whatever JupyterLab saved on its own', () => {
  lesson(notebook('1'));
  refresh();
  mine(laidOutOtherwise('1'));
  lesson(notebook('2'));
  expect(refresh()).toEqual([]);
  expect(read()).toBe(notebook('2'));
  expect(files()).toEqual(['1-a.ipynb']);
});

test.each([
  ['of a cell that was run', { execution: { 'iopub.execute_input': '2026-01-01T00:00:00Z' }, ExecuteTime: {} }, {}],
  ['of outputs that were folded', { collapsed: true, scrolled: true, jupyter: { outputs_hidden: true } }, {}],
  ['of properties that were shown', { editable: true, tags: [], slideshow: { slide_type: '' } }, {}],
  ['of VS Code', { vscode: { languageId: 'typescript' } }, { orig_nbformat: 4 }],
  ['of the kernel', {}, { kernelspec: { name: 'tslab' }, language_info: { name: 'typescript' }, widgets: { a: 1 } }],
])('refreshCopy takes no metadata for a change that programs write on their own: %s', (_, cell, metadata) => {
  lesson(notebook('1'));
  refresh();
  mine(notebook('1', [], { metadata: cell }, metadata));
  lesson(notebook('2'));
  expect(refresh()).toEqual([]);
  expect(read()).toBe(notebook('2'));
});

test('refreshCopy knows metadata of a lesson again in whatever order they are saved', () => {
  lesson(notebook('1', [], {}, { digits: { after: ['0.ipynb'], also: [{ a: 1, b: 2 }] } }));
  refresh();
  mine(notebook('1', [], {}, { digits: { also: [{ b: 2, a: 1 }], after: ['0.ipynb'] } }));
  lesson(notebook('2'));
  expect(refresh()).toEqual([]);
  expect(read()).toBe(notebook('2'));
});

test.each([
  ['changed', notebook('mine')],
  ['run and saved', notebook('1', [{ output_type: 'stream', name: 'stdout', text: '1' }])],
  ['run without outputs', notebook('1', [], { execution_count: 1 })],
  ['tagged', notebook('1', [], { metadata: { tags: ['skip-execution'] } })],
  ['made into slides', notebook('1', [], { metadata: { slideshow: { slide_type: 'slide' } } })],
  ['locked', notebook('1', [], { metadata: { editable: false } })],
  ['folded the code of', notebook('1', [], { metadata: { jupyter: { source_hidden: true } } })],
  ['written notes into', notebook('1', [], {}, { authors: [{ name: 'A. Reader' }], notes: 'mine' })],
  ['emptied', ''],
  ['torn', notebook('1').slice(0, 40)],
])(
  'refreshCopy never overwrites a notebook that the reader has %s, and puts a newer lesson beside it once',
  (_, text) => {
    lesson(notebook('1'));
    refresh();
    mine(text);
    expect(refresh()).toEqual([]);
    expect(files()).toEqual(['1-a.ipynb']);
    lesson(notebook('2'));
    expect(refresh()).toEqual(['1-a.ipynb has a newer lesson: yours stays as it is, the new one is 1-a-new.ipynb.']);
    expect([read(), read('1-a-new.ipynb')]).toEqual([text, notebook('2')]);
    rmSync(path.join(root, 'my', '1-a-new.ipynb'));
    expect(refresh()).toEqual([]);
    expect([files(), read()]).toEqual([['1-a.ipynb'], text]);
  },
);

test('refreshCopy keeps a changed newer lesson too, and takes the next name', () => {
  lesson(notebook('1'));
  refresh();
  mine(notebook('mine'));
  lesson(notebook('2'));
  refresh();
  mine(notebook('mine as well'), '1-a-new.ipynb');
  lesson(notebook('3'));
  expect(refresh()).toEqual(['1-a.ipynb has a newer lesson: yours stays as it is, the new one is 1-a-new-2.ipynb.']);
  expect(files().map(read)).toEqual([notebook('3'), notebook('mine as well'), notebook('mine')]);
  // A newer lesson that nobody has changed makes room for the next.
  lesson(notebook('4'));
  refresh();
  expect(files().map(read)).toEqual([notebook('4'), notebook('mine as well'), notebook('mine')]);
});

test.each(['', '{"files":', 'null', '[]'])('refreshCopy without its record (%p) loses nothing', (record) => {
  lesson(notebook('1'));
  refresh();
  mine(notebook('mine'));
  mine(record, '.copied.json');
  lesson(notebook('2'));
  refresh();
  expect(files().map(read)).toEqual([notebook('2'), notebook('mine')]);
});
