import { compileCell } from '../../../../lib/book/live/compiler/compile';

type Converter = Parameters<typeof compileCell>[0];

const CELL = {
  declared: ['a'],
  live: [],
  uses: [],
  own: { maps: ['{"mappings":"AA","sources":["cell.ts"]}'], linesBefore: 1 },
};

const converter = (converted: Partial<ReturnType<Converter['convert']>>): Converter => ({
  convert: () => ({ diagnostics: [], hasToplevelAwait: false, cell: CELL, ...converted }),
  close: () => undefined,
});

test('compileCell hands on what the compiler made, with maps that name no file', () => {
  const made = { output: 'exports.a = 1;', declOutput: 'declare const a: number;', lastExpressionVar: 'tsLastExpr' };
  const { cell } = compileCell(converter(made), '', 'const a = 1;');
  expect(cell).toMatchObject({ code: made.output, last: 'tsLastExpr', declarations: made.declOutput, declared: ['a'] });
  expect(cell?.traced.maps.map((map) => JSON.parse(map) as unknown)).toEqual([
    { version: 3, sources: [''], names: [], mappings: 'AA' },
  ]);
});

test('compileCell counts the lines and columns of a fault from 1', () => {
  const diagnostics = [{ start: { line: 0, character: 6 }, messageText: 'No.' }];
  expect(compileCell(converter({ diagnostics }), '', 'const a: 1 = 2;')).toEqual({
    problems: [{ line: 1, column: 7, message: 'No.' }],
  });
});
