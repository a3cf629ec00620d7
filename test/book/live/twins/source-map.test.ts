import { SourceMap as NodeSourceMap } from 'node:module';

import ts from 'typescript';

import { SourceMap } from '../../../../lib/book/live/twins/source-map';

const SOURCE = `interface Sum { readonly total: number }
const add = (a: number, b: number): Sum => ({
  total: a + b, // both
});

for (const [first, second] of [[1, 2], [3, 4]] as const) console.log(add(first, second).total);
class Late { readonly value = add(1, 2); static make(): Late { return new Late(); } }
`;

test('SourceMap finds the entry that that of Node.js finds, for every place of a compiled text', () => {
  const { outputText, sourceMapText = '' } = ts.transpileModule(SOURCE, {
    compilerOptions: { sourceMap: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const map = JSON.parse(sourceMapText) as ConstructorParameters<typeof NodeSourceMap>[0];
  const [own, node] = [new SourceMap(map), new NodeSourceMap(map)];
  let found = 0;
  outputText.split('\n').forEach((text, line) => {
    for (let column = 0; column < text.length; column++) {
      const { originalLine, originalColumn } = node.findEntry(line, column) as {
        originalLine?: number;
        originalColumn?: number;
      };
      const entry = own.findEntry(line, column);
      expect([entry.originalLine, entry.originalColumn]).toEqual([originalLine, originalColumn]);
      if (originalLine !== undefined) found++;
    }
  });
  expect(found).toBeGreaterThan(100);
});

test('SourceMap has an empty entry before the first mapping', () => {
  expect(new SourceMap({ mappings: '' }).findEntry(3, 4)).toEqual({});
  expect(new SourceMap({ mappings: ';;AACA' }).findEntry(1, 0)).toEqual({});
});
