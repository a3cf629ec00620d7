/** @system starts the kernel's compiler */
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../lib/common/files/folders';
import { checkNotebooks } from '../../lib/runner/check-notebooks';
import type { Notebook } from '../../lib/runner/notebook/notebook';
import { notebookOf, projectOf } from './helpers';

// Two compilers start, one in a process of its own.
jest.setTimeout(60_000);

/** What checkNotebooks finds in a project of these notebooks, and of files that are none, by their names. */
async function checked(notebooks: Record<string, Notebook>, broken: Record<string, string> = {}): Promise<string[]> {
  const { root, remove } = projectOf(notebooks);
  for (const [name, text] of Object.entries(broken)) writeFileSync(path.join(root, 'notebooks', name), text);
  const project = projectFolder();
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ extends: path.join(project, 'tsconfig.json') }));
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  const lines = await checkNotebooks(root);
  remove();
  return lines;
}

test('checkNotebooks gives one line for each problem and each notebook that it cannot read, with the path', async () => {
  const notebooks = {
    '1-a.ipynb': notebookOf('# A', 'const a: string = 1;', '## Summary\n\n[B](2-b.ipynb)'),
    '2-b.ipynb': notebookOf('# B', '1'),
  };
  const lines = await checked(notebooks, { '3-broken.ipynb': '{' });
  expect(lines).toEqual([
    expect.stringContaining(`${path.join('notebooks', '3-broken.ipynb')}: expected JSON: `),
    `${path.join('notebooks', '1-a.ipynb')}, cell 2, line 1: Type 'number' is not assignable to type 'string'.`,
    `${path.join('notebooks', '2-b.ipynb')}: expected a heading Summary (## Summary)`,
    `${path.join('notebooks', '2-b.ipynb')}: expected a link to 3-broken.ipynb at or after the Summary`,
  ]);
});

test('checkNotebooks says of a notebook that was run and saved what happened, how to keep it and how to undo it', async () => {
  const lesson = notebookOf('# A', '1', '2', '## Summary\n\n[B](2-b.ipynb)');
  // One cell with an output, one that was run and printed nothing.
  const cells = lesson.cells.map((cell, index) =>
    cell.type === 'code'
      ? { ...cell, executionCount: index, outputs: index === 1 ? [{ output_type: 'stream' }] : [] }
      : cell,
  );
  const last = notebookOf('# B', '1', '## Summary');
  expect(await checked({ '1-a.ipynb': { ...lesson, cells }, '2-b.ipynb': last })).toEqual([
    `${path.join('notebooks', '1-a.ipynb')}: was run and saved: 2 of its cells hold outputs or counts`,
    expect.stringContaining('use the copy in my-notebooks/'),
    expect.stringContaining('npm run lab -- --prepare-only'),
    expect.stringMatching(/cp -i notebooks\/1-a\.ipynb my-notebooks\/$/),
    expect.stringMatching(/git checkout -- notebooks\/1-a\.ipynb$/),
  ]);
});
