import path from 'node:path';

import * as ts from 'typescript';

import { projectFolder } from '../../../../lib/common/files/folders';
import { readHovers } from '../../../../lib/book/site/parts/hovers';

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ES2022,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  types: [],
};
const cells = [
  { id: 'a', source: '/** Adds one. */\nconst next = (x: number) => x + 1;' },
  { id: 'b', source: 'next(2)' },
];

const inFile = (name: string) => ({ file: path.join(projectFolder(), name), cells });

test('readHovers tells type and purpose of a name that an earlier cell defined, at its place in the cell', () => {
  const [found] = readHovers([inFile('made-up.ipynb')], OPTIONS, projectFolder());
  expect(found?.cells.b).toEqual([[0, 4, expect.any(Number)]]);
  expect(found?.texts[found.cells.b?.[0]?.[2] ?? -1]).toBe('const next: (x: number) => number\n\nAdds one.');
  const places = found?.cells.a?.map(([start, length]) => cells[0]?.source.slice(start, start + length));
  expect(places).toEqual(['next', 'x', 'x']);
});

test('readHovers keeps each text once, and notebooks apart', () => {
  const other = { ...inFile('other.ipynb'), cells: [{ id: 'c', source: 'const next = 5;' }] };
  const [first, second] = readHovers([inFile('made-up.ipynb'), other], OPTIONS, projectFolder());
  expect(new Set(first?.texts).size).toBe(first?.texts.length);
  expect(second?.texts).toEqual(['const next: 5']);
});
