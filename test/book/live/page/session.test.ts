import { Session } from '../../../../lib/book/live/page/session';
import type { Compilation, CompiledCell } from '../../../../lib/book/live/protocol';

const cell = (name: string, declarations: string): CompiledCell => ({
  code: name,
  awaits: false,
  declared: [name],
  live: [],
  uses: [],
  traced: { maps: [], linesBefore: 1 },
  declarations,
});

/** Three cells as a book has them, and a compiler that notes what it is asked. */
function trial(): { cells: CompiledCell[]; session: Session; asked: [string, string][] } {
  const cells = [cell('a', 'A'), cell('b', 'AB'), cell('c', 'ABC')];
  const asked: [string, string][] = [];
  const compile = (declarations: string, source: string): Promise<Compilation> => {
    asked.push([declarations, source]);
    if (source === 'wrong') return Promise.resolve({ problems: [{ line: 1, column: 2, message: 'No.' }] });
    return Promise.resolve({ cell: cell(source, `${declarations}+${source}`) });
  };
  return { cells, session: new Session(cells, compile), asked };
}

async function run(session: Session, compiled: CompiledCell | undefined, source?: string): Promise<unknown> {
  if (!compiled) throw new Error('no such cell');
  const runnable = { source: source ?? compiled.code, compiled, edited: source !== undefined };
  const prepared = await session.prepare(runnable);
  if ('cell' in prepared) session.succeeded(runnable, prepared.cell);
  return 'cell' in prepared ? prepared.cell.code : prepared.problems;
}

test("Session runs a notebook's own cells in order without a compiler", async () => {
  const { cells, session, asked } = trial();
  for (const each of cells) await run(session, each);
  expect(asked).toEqual([]);
});

test('Session compiles an edited cell after those that ran, and later cells after it', async () => {
  const { cells, session, asked } = trial();
  await run(session, cells[0]);
  expect(await run(session, cells[1], 'mine')).toBe('mine');
  await run(session, cells[2]);
  expect(asked).toEqual([
    ['A', 'mine'],
    ['A+mine', 'c'],
  ]);
});

test('Session lets the compiler read again what ran in another order, once it is wanted', async () => {
  const { cells, session, asked } = trial();
  await run(session, cells[1]);
  await run(session, cells[0]);
  expect(asked).toEqual([]);
  await run(session, cells[2], 'mine');
  expect(asked).toEqual([
    ['', 'b'],
    ['+b', 'a'],
    ['+b+a', 'mine'],
  ]);
});

test('Session hands on what the compiler finds wrong, and forgets all at a restart', async () => {
  const { cells, session, asked } = trial();
  await run(session, cells[0]);
  expect(await run(session, cells[1], 'wrong')).toEqual([{ line: 1, column: 2, message: 'No.' }]);
  session.restart();
  await run(session, cells[0], 'anew');
  expect(asked.at(-1)).toEqual(['', 'anew']);
});

test('Session that began anew while the compiler read what ran begins with nothing', async () => {
  const { cells, session, asked } = trial();
  await run(session, cells[1]);
  await run(session, cells[0]);
  const [, , third] = cells;
  if (!third) throw new Error('no such cell');
  const given = session.prepare({ source: 'late', compiled: third, edited: true });
  session.restart();
  await given;
  asked.length = 0;
  await run(session, third, 'mine');
  expect(asked).toEqual([['', 'mine']]);
});
