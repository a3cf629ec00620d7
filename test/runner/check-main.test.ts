import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkNotebooks } from '../../lib/runner/check-main';
import { projectFolder } from '../../lib/workspace/folders';
import { notebookOf, projectOf } from './helpers';

// Two compilers start, one in a process of its own.
jest.setTimeout(60_000);

test('checkNotebooks gives one line for each problem and each notebook that it cannot read, with the path', async () => {
  const { root, remove } = projectOf({
    '1-a.ipynb': notebookOf('# A', 'const a: string = 1;', '## Summary\n\n[B](2-b.ipynb)'),
    '2-b.ipynb': notebookOf('# B', '1'),
  });
  writeFileSync(path.join(root, 'notebooks', '3-broken.ipynb'), '{');
  const project = projectFolder();
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ extends: path.join(project, 'tsconfig.json') }));
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  const lines = await checkNotebooks(root);
  remove();
  expect(lines).toEqual([
    expect.stringContaining(`${path.join('notebooks', '3-broken.ipynb')}: expected JSON: `),
    `${path.join('notebooks', '1-a.ipynb')}, cell 2, line 1: Type 'number' is not assignable to type 'string'.`,
    `${path.join('notebooks', '2-b.ipynb')}: expected a heading Summary (## Summary)`,
    `${path.join('notebooks', '2-b.ipynb')}: expected a link to 3-broken.ipynb at or after the Summary`,
  ]);
});
