/** @system compiles notebooks */
import { compileNotebooks } from '../../../../lib/book/live/build/compile-notebooks';

const CELLS = [
  { id: 'a', source: "import { seededRandom } from 'digits';\nlet count = 1;\nconst more = () => count++;" },
  { id: 'b', source: 'const twice: number = count * 2;\nawait Promise.resolve();\nseededRandom(twice).uniform()' },
];

test('compileNotebooks gives what a page runs: code, names, what earlier cells must have left, and the last value', async () => {
  const [compiled] = await compileNotebooks([{ name: 'one', cells: CELLS }]);
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

test('compileNotebooks says where a cell is wrong', async () => {
  const cells = [{ id: 'wrong', source: "const a: number = 'text';" }];
  await expect(compileNotebooks([{ name: 'one', cells }])).rejects.toThrow(
    "found in one, cell wrong: 1:7 Type 'string' is not assignable to type 'number'.",
  );
}, 60_000);

test('compileNotebooks gives each notebook its own cells, however many processes share them', async () => {
  const notebooks = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
    name,
    cells: [{ id: name, source: `const ${name} = 1;` }],
  }));
  const compiled = await compileNotebooks(notebooks);
  expect(compiled.map((cells) => [...cells].map(([id, { declared }]) => [id, declared]))).toEqual(
    notebooks.map(({ name }) => [[name, [name]]]),
  );
}, 60_000);
