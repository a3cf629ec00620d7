import { inspect } from 'node-inspect-extracted';

import { createExecutor } from '../../../../lib/book/live/kernel/executor';
import { compiledCell } from '../compiled-cell';

const printed: unknown[] = [];
const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
beforeEach(() => {
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation((value) => printed.push(value));
  jest.spyOn(console, 'error').mockImplementation((value) => printed.push(value));
});
afterEach(() => jest.restoreAllMocks());

test('createExecutor carries variables from cell to cell, and shows the last value', async () => {
  const { run } = createExecutor({ digits: { four: 4 } }, told);
  const first = compiledCell("exports.a = require('digits').four;", { declared: ['a'] });
  const uses = [{ name: 'a', line: 1, column: 1 }];
  expect(await run(first, 1)).toBe(true);
  expect(await run(compiledCell('exports.last = exports.a + 1;', { uses, last: 'last' }), 2)).toBe(true);
  expect(printed).toEqual([5]);
});

test('createExecutor says which names no earlier cell has left, and where, and runs nothing', async () => {
  const { run } = createExecutor({}, told);
  expect(
    await run(compiledCell('exports.last = 1', { uses: [{ name: 'digits', line: 2, column: 5 }], last: 'last' }), 1),
  ).toBe(false);
  expect(printed).toEqual(["2:5 - Cannot find name 'digits'.\nRun the cells above first: one of them declares it."]);
});

test('createExecutor forgets what a cell that fails has declared', async () => {
  const { run } = createExecutor({}, told);
  expect(await run(compiledCell("exports.a = 1; throw new TypeError('no');", { declared: ['a'] }), 1)).toBe(false);
  expect(await run(compiledCell('exports.a', { uses: [{ name: 'a', line: 1, column: 1 }] }), 2)).toBe(false);
  expect(printed[0]).toEqual(new TypeError('no'));
});

test('createExecutor refuses to import what a page has not, and names what it has', async () => {
  const { run } = createExecutor({ digits: {} }, told);
  expect(await run(compiledCell("require('node:fs');"), 1)).toBe(false);
  expect(String(printed[0])).toContain("importing 'node:fs': expected digits, which is all that a page has");
});

test('a cell whose value throws when it is shown has failed, and the next one runs', async () => {
  const { run } = createExecutor({}, told);
  jest.mocked(console.log).mockImplementation((value) => printed.push(inspect(value)));
  const throwing = "exports.last = new Proxy({}, { get: (_, name) => { throw new TypeError('no ' + String(name)); } })";
  expect(await run(compiledCell(throwing, { last: 'last' }), 1)).toBe(false);
  expect(String(printed[0])).toContain('TypeError: no Symbol(nodejs.util.inspect.custom)');
  expect(await run(compiledCell('exports.last = 1', { last: 'last' }), 2)).toBe(true);
  expect(printed[1]).toBe('1');
});

test.each([
  ['a strict proxy', 'throw new Proxy({}, { get: () => { throw 1; }, getPrototypeOf: () => { throw 2; } });'],
  ['a proxy that was revoked', 'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;'],
])('a cell that throws %s has failed, and the next one runs', async (_, code) => {
  const { run } = createExecutor({}, told);
  expect(await run(compiledCell(code), 1)).toBe(false);
  expect(printed).toEqual(['thrown: a value that cannot be shown']);
  expect(await run(compiledCell(''), 2)).toBe(true);
});

test('console.trace shows the words and no frames of the page', async () => {
  const { run } = createExecutor({}, told);
  expect(await run(compiledCell("console.trace('%d of', 3);"), 1)).toBe(true);
  expect(printed).toEqual(['Trace: 3 of']);
});

test('an interrupt ends a cell that waits, and the next one runs', async () => {
  const { run, interrupt } = createExecutor({}, told);
  const waits = run(compiledCell('await new Promise(() => undefined);', { awaits: true }), 1);
  setTimeout(interrupt, 20);
  expect(await waits).toBe(false);
  expect(printed).toEqual(['Interrupted: the cell was stopped.']);
  expect(await run(compiledCell(''), 2)).toBe(true);
});

const LONG = 'x'.repeat(200);
test.each([
  ['no', "Promise { <rejected> 'no' }"],
  [LONG, `Promise {\n  <rejected> '${LONG}'\n}`],
  [['a\nb', LONG], `Promise {\n  <rejected> [\n    'a\\nb',\n    '${LONG}'\n  ]\n}`],
])(
  'createExecutor shows a promise that failed as Node.js does, its failure behind it, and the cell has failed: %p',
  async (reason, node) => {
    jest.spyOn(console, 'error').mockImplementation((...values) => printed.push(...values));
    // Of a promise the executor sees only what the browser tells of it.
    const promise = new Promise(() => undefined);
    Object.assign(globalThis, { given: promise });
    const waiting = [{ kind: 'UnhandledPromiseRejection', reason, promise } as const];
    const { run, uncaught } = createExecutor({}, async () => {
      await told();
      waiting.splice(0).forEach((found) => uncaught(found));
    });
    expect(await run(compiledCell('exports.last = globalThis.given;', { last: 'last' }), 1)).toBe(false);
    expect(printed).toEqual([
      `${node}\nThis is a promise that failed: write await in front to get the value.`,
      'UnhandledPromiseRejection:',
      reason,
    ]);
  },
);

test('a cell fails during which nothing catches an exception, and the next one does not', async () => {
  const { run, uncaught } = createExecutor({}, told);
  const cell = compiledCell(
    "exports.a = 1; await new Promise((resolve) => setTimeout(resolve, 20)); exports.l = 'end';",
    {
      awaits: true,
      declared: ['a'],
      last: 'l',
    },
  );
  const running = run(cell, 1);
  uncaught({ kind: 'UncaughtException', reason: 'late' });
  expect(await running).toBe(false);
  expect(printed).toEqual(['UncaughtException:', 'end']);
  expect(await run(compiledCell('exports.a = 2;', { declared: ['a'] }), 2)).toBe(true);
});
