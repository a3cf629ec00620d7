import { lintNotebook } from '../../../lib/runner/check/lint-notebook';
import type { Notebook } from '../../../lib/runner/notebook/notebook';
import { notebookOf } from '../helpers';

const good = notebookOf('# Title', 'const a = 1;', '## Summary\n\nNext: [Split](2-split.ipynb)');

test('lintNotebook finds nothing in a good notebook', () => {
  expect(lintNotebook(good, { next: '2-split.ipynb' })).toEqual([]);
  expect(lintNotebook(good)).toEqual([]);
});

test.each<[string, Notebook, string[]]>([
  [
    'another kernel',
    { ...good, metadata: { kernelspec: { name: 'python3' } } },
    ['expected the kernel tslab, found python3'],
  ],
  ['no kernel', { ...good, metadata: {} }, ['expected the kernel tslab, found undefined']],
  ['no title', notebookOf('const a = 1;', '## Summary'), ['expected a title (# ...) in the first cell']],
  ['no Summary', notebookOf('# Title', 'const a = 1;'), ['expected a heading Summary (## Summary)']],
  [
    'a line too long',
    notebookOf('# Title', `const a = 1;\nconst b = '${'x'.repeat(90)}';`, '## Summary'),
    ['cell 2: expected lines of at most 100 characters, line 2 is longer'],
  ],
  ['an empty cell', notebookOf('# Title', '  ', '## Summary'), ['cell 2: is empty']],
])('lintNotebook reports %s', (_, notebook, problems) => {
  expect(lintNotebook(notebook)).toEqual(problems);
});

test('lintNotebook reports a link to the next notebook that is missing or stands before the Summary', () => {
  const early = notebookOf('# Title\n\n[next](2-split.ipynb)', '## Summary');
  const problem = 'expected a link to 2-split.ipynb at or after the Summary';
  expect(lintNotebook(early, { next: '2-split.ipynb' })).toEqual([problem]);
  expect(lintNotebook(good, { next: '3-visualize.ipynb' })).toEqual([problem.replace('2-split', '3-visualize')]);
});

test('lintNotebook reports outputs, execution counts and repeated ids', () => {
  const cells = good.cells.map((cell) =>
    cell.type === 'code' ? { ...cell, id: 'cell-1', executionCount: 3, outputs: [{}, {}] } : cell,
  );
  expect(lintNotebook({ ...good, cells })).toEqual([
    'cell 2: the id cell-1 belongs to an earlier cell',
    'cell 2: expected no outputs, found 2',
    'cell 2: expected execution_count null, found 3',
  ]);
});

test('lintNotebook reports a notebook to run after that does not stand before it, and what is no list of names', () => {
  const after = (value: unknown) => ({ ...good, metadata: { ...good.metadata, digits: { after: value } } });
  expect(lintNotebook(after(['1-a.ipynb']), { earlier: ['1-a.ipynb'] })).toEqual([]);
  expect(lintNotebook(after(['1-a.ipynb', '3-c.ipynb']), { earlier: ['1-a.ipynb'] })).toEqual([
    'expected digits.after of its metadata to name notebooks before it, found 3-c.ipynb',
  ]);
  expect(lintNotebook(after('1-a.ipynb'))).toEqual([
    'the notebook: reading digits.after of its metadata: expected a list of file names, found "1-a.ipynb"',
  ]);
});
