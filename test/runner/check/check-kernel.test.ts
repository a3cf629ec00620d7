/** @system starts the kernel's compiler */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../../lib/common/files/folders';
import { startKernelCheck } from '../../../lib/runner/check/check-kernel';
import { checkTypes, notebookOptions } from '../../../lib/runner/check/check-types';
import { Kernel } from '../../../lib/runner/kernel/kernel';
import { notebookOf, projectOf } from '../helpers';

// Compiles as the kernel does, and runs one, which takes some seconds to start each.
jest.setTimeout(120_000);

/** Snippets, and whether the kernel runs them. */
const SNIPPETS: readonly (readonly [what: string, source: string, runs: boolean])[] = [
  ['ES2023', '[3, 1].toSorted().findLast((v) => v > 1);', true],
  ['ES2023 of typed arrays', 'new Uint8Array(2).with(0, 1).toReversed().findLastIndex((v) => v > 0);', true],
  ['JSON', "import table from './table.json';\ntable.a;", true],
  ['JSON above', "import above from '../above.json';\nabove.a;", true],
  ['for await alone', 'for await (const v of [1]) v;', true],
  ['await before a bracket', 'await (async () => 1)();', true],
  ['satisfies', 'const range = [0, 1] satisfies [number, number];', true],
  ['accessor', 'class Box { accessor size = 1; }', true],
  ['for await in a function', 'const later = async () => { for await (const v of [1]) v; };', true],
  ['const type parameters', 'const same = <const T>(v: T) => v;', true],
  ['using', 'using file = { [Symbol.dispose]() {} };', false],
  ['attributes of imports', "import typed from './table.json' with { type: 'json' };", false],
  ['a name that is exported', 'export const shared = 1;', false],
  ['a private member of a class without a name', 'const Box = class { private size = 1; };', false],
  ['the advice on it', 'const Box = class { #size = 1; size() { return this.#size; } }; new Box().size();', true],
  ['the name exports', 'const exports = 3;', false],
  ['the name require', 'function require() {}', false],
  ['the name Object', 'const Object = 1;', false],
  ['the name Object of a type', 'interface Object { own: 1 }', true],
  ['the name exports in a function', 'const same = (exports: number) => exports;', true],
  ['a module above', "import { one } from '../above';\none;", false],
];

test('the check of the notebooks refuses what the kernel refuses, and nothing else', async () => {
  const { root, remove } = projectOf({});
  writeFileSync(path.join(root, 'table.json'), '{ "a": 1 }');
  writeFileSync(path.join(root, '..', 'above.json'), '{ "a": 1 }');
  writeFileSync(path.join(root, '..', 'above.ts'), 'export const one = 1;');
  const kernel = await Kernel.start(root);
  const ran: (readonly [string, boolean])[] = [];
  for (const [what, source] of SNIPPETS) {
    const { status } = await kernel.execute(source, { timeout: 60, onMessage: () => undefined });
    ran.push([what, status === 'ok']);
    // For 200 ms after an error tslab answers every request with `abort`.
    if (status !== 'ok') await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await kernel.close();

  const files = SNIPPETS.map(([what, source]) => ({
    file: path.join(root, `${what}.ipynb`),
    notebook: notebookOf(source),
  }));
  const { problems } = await startKernelCheck(files, root);
  const options = notebookOptions(path.join(projectFolder(), 'tsconfig.json'));
  const refused = [...checkTypes(files, options), ...(await problems)];
  const checked = files.map(({ file }, i) => [SNIPPETS[i]?.[0], !refused.some((problem) => problem.file === file)]);
  remove();
  const expected = SNIPPETS.map(([what, , runs]) => [what, runs]);
  expect(ran).toEqual(expected);
  expect(checked).toEqual(expected);
});

test('a notebook is compiled cell by cell, up to the first cell that the kernel refuses', async () => {
  const { root, remove } = projectOf({});
  const notebook = notebookOf('# A', 'const n = 1;', '({ n });\nusing x = null;', 'n.nothing;');
  const { problems } = await startKernelCheck([{ file: 'a.ipynb', notebook }], root);
  const found = await problems;
  remove();
  expect(found[0]).toMatchObject({ file: 'a.ipynb', cell: 3, line: 2 });
  expect(found[0]?.message).toMatch(/^the kernel refuses it: /);
  expect(new Set(found.map(({ cell }) => cell))).toEqual(new Set([3]));
});

test.each([
  ['raises-exception', "const parsed: number = JSON.parse('{');"],
  ['raises-exception', 'const parsed: string = 3;'],
  ['skip-execution', '%time 1 + 1'],
  ['skip-execution', 'const parsed = 3;'],
])('both checks find nothing in a cell of the tag %s, and none of its names after it: %s', async (tag, source) => {
  const { root, remove } = projectOf({});
  const { cells, ...rest } = notebookOf(source, 'parsed;');
  const notebook = {
    ...rest,
    cells: cells.map((cell, i) => (i === 0 ? { ...cell, metadata: { tags: [tag] } } : cell)),
  };
  const files = [{ file: path.join(root, 'a.ipynb'), notebook }];
  const { problems } = await startKernelCheck(files, root);
  const found = [
    ...checkTypes(files, notebookOptions(path.join(projectFolder(), 'tsconfig.json'))),
    ...(await problems),
  ];
  remove();
  expect(found.map(({ cell, message }) => `${cell} ${message}`)).toEqual([
    "2 Cannot find name 'parsed'.",
    "2 the kernel refuses it: Cannot find name 'parsed'.",
  ]);
});

test('a compiler that cannot be started is reported', async () => {
  const { problems } = await startKernelCheck([{ file: 'a.ipynb', notebook: notebookOf('1') }], '/no such folder');
  await expect(problems).rejects.toThrow('ENOENT');
});

test('checkTypes passes what only the kernel refuses, which is why both are asked', () => {
  const file = path.join(projectFolder(), 'notebooks', 'kernel-test.ipynb');
  const options = notebookOptions(path.join(projectFolder(), 'tsconfig.json'));
  expect(checkTypes([{ file, notebook: notebookOf('export const shared = 1;') }], options)).toEqual([]);
});
