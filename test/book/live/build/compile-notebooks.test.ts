/** @system compiles notebooks */
import { compileNotebooks } from '../../../../lib/book/live/build/compile-notebooks';

const CELLS = [
  { id: 'a', source: "import { seededRandom } from 'digits';\nlet count = 1;\nconst more = () => count++;" },
  { id: 'b', source: 'const twice: number = count * 2;\nawait Promise.resolve();\nseededRandom(twice).uniform()' },
];

test('compileNotebooks gives what a page runs: code, names, what earlier cells must have left, and the last value', () => {
  const [compiled] = compileNotebooks([{ name: 'one', cells: CELLS }]);
  expect(compiled?.get('a')).toMatchObject({
    awaits: false,
    declared: ['seededRandom', 'count', 'more'],
    live: ['count'],
    uses: [],
  });
  expect(compiled?.get('b')).toMatchObject({
    awaits: true,
    declared: ['twice'],
    last: 'tsLastExpr',
    uses: [
      { name: 'count', line: 1, column: 23 },
      { name: 'seededRandom', line: 3, column: 1 },
    ],
  });
  expect(compiled?.get('b')?.declarations).toContain('declare const twice: number');
}, 60_000);

test('compileNotebooks says where a cell is wrong', () => {
  const cells = [{ id: 'wrong', source: "const a: number = 'text';" }];
  expect(() => compileNotebooks([{ name: 'one', cells }])).toThrow(
    "found in one, cell wrong: 1:7 Type 'string' is not assignable to type 'number'.",
  );
}, 60_000);
