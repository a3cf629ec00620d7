import path from 'node:path';

import * as ts from 'typescript';

import { projectFolder } from '../../../../lib/common/files/folders';
import { createTypeReader } from '../../../../lib/book/site/parts/hovers';

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

test('createTypeReader tells type and purpose of a name that an earlier cell defined, at its place in the cell', () => {
  const reader = createTypeReader(OPTIONS, projectFolder());
  const { cells: found, texts } = reader.read(path.join(projectFolder(), 'made-up.ipynb'), cells);
  expect(found.b).toEqual([[0, 4, expect.any(Number)]]);
  expect(texts[found.b?.[0]?.[2] ?? -1]).toBe('const next: (x: number) => number\n\nAdds one.');
  const places = found.a?.map(([start, length]) => cells[0]?.source.slice(start, start + length));
  expect(places).toEqual(['next', 'x', 'x']);
});

test('createTypeReader keeps each text once', () => {
  const { texts } = createTypeReader(OPTIONS, projectFolder()).read(path.join(projectFolder(), 'other.ipynb'), cells);
  expect(new Set(texts).size).toBe(texts.length);
});
