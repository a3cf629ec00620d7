import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { formatNotebook, parseNotebook, readNotebook } from '../../../lib/runner/notebook/notebook';
import { notebookOf, projectOf } from '../helpers';

/** A small notebook as Jupyter writes it, with some of its parts replaced. */
function file(changes: object = {}, cell: object = {}): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      {
        cell_type: 'code',
        id: 'a',
        metadata: {},
        source: ['let x;\n', 'x'],
        outputs: [],
        execution_count: null,
        ...cell,
      },
      { cell_type: 'markdown', id: 'b', metadata: {}, source: '# Title' },
    ],
    ...changes,
  });
}

test('parseNotebook joins the lines of a source', () => {
  const { cells } = parseNotebook(file(), 'n');
  expect(cells).toEqual([
    { type: 'code', id: 'a', metadata: {}, source: 'let x;\nx', outputs: [], executionCount: null },
    { type: 'markdown', id: 'b', metadata: {}, source: '# Title' },
  ]);
});

test.each([
  ['text that is not JSON', '{', /^n: expected JSON/],
  ['a list', '[]', /^n: expected a notebook, an object/],
  ['format 3', file({ nbformat: 3 }), /^n: expected notebook format 4, found 3\.5: .* run jupyter nbconvert .* n$/],
  ['a later format', file({ nbformat: 5 }), /found 5\.5/],
  ['no format', file({ nbformat: undefined }), /found none/],
  ['no metadata', file({ metadata: null }), /^n: expected metadata/],
  ['no cells', file({ cells: {} }), /^n: expected cells, a list/],
  ['a cell that is no object', file({ cells: [1] }), /^n, cell 1: expected an object/],
  ['an unknown type of cell', file({}, { cell_type: 'heading' }), /cell 1: expected cell_type .* found heading/],
  ['a cell whose metadata are a list', file({}, { metadata: [] }), /cell 1: expected metadata/],
  ['a source that is a number', file({}, { source: 1 }), /cell 1, source: .* found number/],
  [
    'attachments that are a list',
    file({ cells: [{ cell_type: 'raw', source: '', attachments: [] }] }),
    /cell 1: expected att/,
  ],
  ['a code cell whose outputs are no list', file({}, { outputs: {} }), /cell 1: expected outputs, a list/],
  ['an execution count that is text', file({}, { execution_count: '1' }), /cell 1: expected execution_count/],
])('parseNotebook refuses %s', (_, text, message) => {
  expect(() => parseNotebook(text, 'n')).toThrow(SyntaxError);
  expect(() => parseNotebook(text, 'n')).toThrow(message);
});

test.each([0, 1, 4, undefined])('parseNotebook reads format 4.%s, makes ids, and gives one of 4.5', (minor) => {
  const changes = {
    nbformat_minor: minor,
    cells: [
      { cell_type: 'markdown', source: '# A' },
      { cell_type: 'code', source: '1' },
    ],
  };
  const notebook = parseNotebook(`\uFEFF${file(changes)}`, 'colab.ipynb');
  expect(notebook).toEqual({
    metadata: {},
    minor: 5,
    cells: [
      { type: 'markdown', id: 'cell-1', metadata: {}, source: '# A' },
      { type: 'code', id: 'cell-2', metadata: {}, source: '1', outputs: [], executionCount: null },
    ],
  });
  expect(JSON.parse(formatNotebook(notebook))).toMatchObject({
    nbformat: 4,
    nbformat_minor: 5,
    cells: [{ id: 'cell-1' }, {}],
  });
});

test('parseNotebook makes no id twice', () => {
  const cells = [
    { cell_type: 'code', source: '' },
    { cell_type: 'code', id: 'cell-1', source: '' },
  ];
  expect(parseNotebook(file({ cells }), 'n').cells.map(({ id }) => id)).toEqual(['cell-1-a', 'cell-1']);
});

test('formatNotebook writes what parseNotebook reads, one source line a line', () => {
  const notebook = notebookOf('# Title', 'const a = 1;\n\na');
  const text = formatNotebook(notebook);
  expect(parseNotebook(text, 'n')).toEqual(notebook);
  expect(JSON.parse(text)).toMatchObject({
    cells: [{ source: ['# Title'] }, { source: ['const a = 1;\n', '\n', 'a'] }],
  });
  expect(text).toMatch(/\}\n$/);
});

test.each(['markdown', 'raw'])('formatNotebook keeps the pictures that were pasted into a cell of %s', (type) => {
  const attachments = { 'pasted.png': { 'image/png': 'aGk=' } };
  const text = file({
    cells: [{ cell_type: type, id: 'a', metadata: {}, source: '![](attachment:pasted.png)', attachments }],
  });
  const { cells } = JSON.parse(formatNotebook(parseNotebook(text, 'n'))) as { cells: unknown[] };
  expect(cells).toEqual([
    { cell_type: type, id: 'a', metadata: {}, source: ['![](attachment:pasted.png)'], attachments },
  ]);
});

test('readNotebook names the file in its errors', () => {
  const { root, remove } = projectOf({});
  const target = path.join(root, 'bad.ipynb');
  writeFileSync(target, '{}');
  expect(() => readNotebook(target)).toThrow(/^bad\.ipynb: expected notebook format/);
  remove();
});
