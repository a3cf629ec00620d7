/** @system runs a kernel, and compiles notebooks */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { compileNotebooks } from '../../../lib/book/live/build/compile-notebooks';
import { main } from '../../../lib/runner/main';
import { clearCompiled, compiledBefore } from '../../../tools/book/compiled.mjs';
import { notebookOf, projectOf, Written } from '../../runner/helpers';

let folder: string;
beforeEach(() => (folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'digits-test-')), 'compiled')));
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

const CELLS = [
  { id: 'a', source: 'let count = 1;\nconst next = () => count++;\nconst { length: n } = [1, 2];' },
  { id: 'b', source: '// Nothing but a comment.' },
  { id: 'c', source: 'const both = { count, n };\nfor await (const one of [1]) next();\nboth.n + count' },
  {
    id: 'd',
    source: 'class Twice<T> {\n  constructor(readonly value: T) {}\n}\nawait Promise.resolve(new Twice(both))',
  },
];

const converted = { output: 'exports.a = 1;', declOutput: 'declare const a = 1;', hasToplevelAwait: false };
const survey = { declared: ['a'], live: [], uses: [], own: { maps: [null], linesBefore: 1 } };
const line = (source: string) => `${JSON.stringify({ source, converted: { ...converted, cell: survey } })}\n`;
const [first, second] = [
  { id: 'a', source: 'const a = 1;' },
  { id: 'b', source: 'a' },
] as const;

/** Leaves the lines as a kernel would. */
function leave(...lines: readonly string[]): void {
  clearCompiled('1', folder);
  for (const text of lines) appendFileSync(path.join(folder, 'one.jsonl'), text);
}

test('compiledBefore gives, of a run of a notebook, what compileNotebooks makes of it', async () => {
  const { root, remove } = projectOf({ 'one.ipynb': notebookOf(...CELLS.map(({ source }) => source)) });
  clearCompiled('1', folder);
  const backend = () => Promise.resolve('none');
  const status = await main({ timeout: 60, compiled: folder }, root, { stdout: new Written(), backend });
  remove();
  expect(status).toBe(0);
  const [compiled] = await compileNotebooks([{ name: 'one', cells: CELLS }]);
  expect(compiledBefore('one', CELLS, '1', folder)).toEqual([...(compiled ?? [])]);
}, 60_000);

test('compiledBefore takes the cells in their order, whatever follows them', () => {
  leave(line(first.source), line(second.source), line("the runner's own"));
  const before = compiledBefore('one', [first, second], '1', folder);
  expect(before?.map(([id, { code }]) => [id, code])).toEqual([
    ['a', converted.output],
    ['b', converted.output],
  ]);
});

test.each([
  ['another version compiled them', () => undefined, '2'],
  ['a cell has changed', () => leave(line(first.source), line('b')), '1'],
  ['a cell is missing', () => leave(line(first.source)), '1'],
  ['they came in another order', () => leave(line(second.source), line(first.source)), '1'],
  ['a line is torn', () => leave(line(first.source), line(second.source).slice(0, -9)), '1'],
  ['nothing says what compiled them', () => rmSync(path.join(folder, 'version.txt')), '1'],
  ['nothing has run', () => rmSync(folder, { recursive: true }), '1'],
])('compiledBefore gives nothing where %s', (_, spoil, version) => {
  leave(line(first.source), line(second.source));
  spoil();
  expect(compiledBefore('one', [first, second], version, folder)).toBeUndefined();
});

test('clearCompiled takes away what an earlier run has left', () => {
  leave(line(first.source));
  writeFileSync(path.join(folder, 'two.jsonl'), line(first.source));
  clearCompiled('1', folder);
  expect(compiledBefore('two', [first], '1', folder)).toBeUndefined();
});
