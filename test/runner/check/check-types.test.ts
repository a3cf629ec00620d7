import path from 'node:path';

import { projectFolder } from '../../../lib/common/files/folders';
import { asModule, checkTypes, notebookOptions } from '../../../lib/runner/check/check-types';
import type { Notebook } from '../../../lib/runner/notebook/notebook';
import { notebookOf } from '../helpers';

const options = notebookOptions(path.join(projectFolder(), 'tsconfig.json'));
/** A file in the project's notebooks, from whose folder imports are resolved; it need not exist. */
const fileOf = (name: string) => path.join(projectFolder(), 'notebooks', name);

/** What is wrong with each notebook, as `cell:line message`. */
function problems(...notebooks: Notebook[]): string[][] {
  const files = notebooks.map((notebook, i) => ({ file: fileOf(`check-test-${i}.ipynb`), notebook }));
  const found = checkTypes(files, options);
  return files.map(({ file }) =>
    found.filter((problem) => problem.file === file).map(({ cell, line, message }) => `${cell}:${line} ${message}`),
  );
}

test('asModule knows the cell and the line that each of its lines comes from', () => {
  const { text, origins } = asModule(notebookOf('# Title', 'a\r\nb', 'c'));
  expect(text).toBe('a\nb\n;\nc\n;\nexport {};');
  expect(origins.map(({ cell, line }) => `${cell}:${line}`)).toEqual(['2:1', '2:2', '2:2', '3:1', '3:1']);
});

test('asModule leaves out the cells that a run skips, or of which it knows that they fail', () => {
  const { cells, ...rest } = notebookOf('a', 'b', 'c', 'd');
  const tags = [['raises-exception'], ['skip-execution'], [], ['other']];
  const { text, origins } = asModule({
    ...rest,
    cells: cells.map((cell, i) => ({ ...cell, metadata: { tags: tags[i] } })),
  });
  expect(text).toBe('c\n;\nd\n;\nexport {};');
  expect(origins.map(({ cell }) => cell)).toEqual([3, 3, 4, 4]);
});

test('checkTypes accepts what a notebook may do and the strict project may not', () => {
  const notebook = notebookOf(
    '# Title',
    'const unused = 1;\nconst list = [1, 2]',
    '[list.length].map(String)',
    'const later = await Promise.resolve(list);\nlater.length',
    'import { readFileSync } from "node:fs";\nimport { display } from "tslab";',
  );
  expect(problems(notebook)).toEqual([[]]);
});

test('checkTypes reports each problem with its notebook, cell and line', () => {
  const first = notebookOf('# Title', 'const a: number = 1;', '\nconst b: string = a;\nb.missing;');
  const second = notebookOf('const list = [1];\nlist[0].toFixed();');
  expect(problems(first, second)).toEqual([
    [
      "3:2 Type 'number' is not assignable to type 'string'.",
      "3:3 Property 'missing' does not exist on type 'string'.",
    ],
    ["1:2 Object is possibly 'undefined'."],
  ]);
});

test('checkTypes reports a syntax error, and a name that two cells declare', () => {
  const [syntax, twice] = problems(notebookOf('const = 1;'), notebookOf('const a = 1;', 'const a = 2;'));
  expect(syntax?.[0]).toBe('1:1 Variable declaration expected.');
  expect(twice).toEqual([
    "1:1 Cannot redeclare block-scoped variable 'a'.",
    "2:1 Cannot redeclare block-scoped variable 'a'.",
  ]);
});

test('checkTypes says so when it cannot check at all', () => {
  const files = [{ file: fileOf('a.ipynb'), notebook: notebookOf('1') }];
  expect(() => checkTypes(files, { ...options, types: ['no-such-types'] })).toThrow(/checking .* 'no-such-types'/);
});

test('notebookOptions keeps the strictness of the project', () => {
  expect(options).toMatchObject({ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true });
});

test('notebookOptions refuses a file that is missing or invalid', () => {
  expect(() => notebookOptions(fileOf('tsconfig.json'))).toThrow(SyntaxError);
  expect(() => notebookOptions(path.join(projectFolder(), 'eslint.config.mjs'))).toThrow(
    /reading .*eslint\.config\.mjs/,
  );
});
