import path from 'node:path';

import { writeWhole } from '../../../lib/common/files';
import { listNotebooks, readNotebooks } from '../../../lib/runner/notebook/list-notebooks';
import { notebookOf, projectOf } from '../helpers';

const notebook = notebookOf('1');
const project = projectOf({ '10-end.ipynb': notebook, '2-split.ipynb': notebook, '1-import.ipynb': notebook });
const folder = path.join(project.root, 'notebooks');
writeWhole(path.join(folder, 'notes.md'), '');
afterAll(project.remove);

const names = (only?: readonly number[]) => listNotebooks(folder, only).map((file) => path.relative(folder, file));

test('listNotebooks orders by number', () => {
  expect(names()).toEqual(['1-import.ipynb', '2-split.ipynb', '10-end.ipynb']);
});

test('listNotebooks gives only the chosen ones, in their own order', () => {
  expect(names([10, 1])).toEqual(['1-import.ipynb', '10-end.ipynb']);
});

test('listNotebooks refuses a number that names none', () => {
  expect(() => names([1, 3])).toThrow(RangeError);
  expect(() => names([1, 3])).toThrow(/1-import\.ipynb, 2-split\.ipynb, 10-end\.ipynb.* found 3/);
});

test('listNotebooks refuses a folder without notebooks', () => {
  expect(() => listNotebooks(project.root)).toThrow(/found none in .*a project/);
});

test('readNotebooks reads the others when one cannot be read, and says why for each', () => {
  const broken = path.join(folder, '3-broken.ipynb');
  const missing = path.join(folder, '4-missing.ipynb');
  writeWhole(broken, '{');
  const good = path.join(folder, '1-import.ipynb');
  const { notebooks, unreadable } = readNotebooks([broken, good, missing]);
  expect(notebooks).toEqual([{ file: good, notebook }]);
  expect(unreadable).toEqual([
    expect.stringMatching(/^3-broken\.ipynb: expected JSON: [^\n]*$/),
    expect.stringMatching(/^4-missing\.ipynb: .*ENOENT: [^\n]*$/),
  ]);
});
