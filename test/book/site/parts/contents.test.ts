import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parseChapters } from '../../../../lib/book/site/parts/contents';
import { projectFolder } from '../../../../lib/common/files/folders';
import { listNotebooks } from '../../../../lib/runner/notebook/list-notebooks';

test('parseChapters reads number, title, name, what one learns, minutes and level of a row', () => {
  const readme =
    '| | Notebook |\n|---|---|\n| 3 | [Look at the digits](notebooks/3-look.ipynb) | pixels, `show` | 6 | 1 |\n';
  expect(parseChapters(readme)).toEqual([
    { number: 3, title: 'Look at the digits', name: '3-look', learn: 'pixels, `show`', minutes: 6, level: 1 },
  ]);
});

test('parseChapters finds all notebooks of the README in order', () => {
  const chapters = parseChapters(readFileSync(path.join(projectFolder(), 'README.md'), 'utf8'));
  expect(chapters.map(({ number }) => number)).toEqual(
    listNotebooks(path.join(projectFolder(), 'notebooks')).map((file) => Number.parseInt(path.basename(file), 10)),
  );
});

test('parseChapters refuses a README without a notebook', () => {
  expect(() => parseChapters('# Nothing')).toThrow(/expected rows of notebooks in README.md, found none/);
});
