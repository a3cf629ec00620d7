import { createExecutor } from '../../../../lib/book/live/kernel/executor';
import { compiledCell } from '../compiled-cell';

const printed: unknown[] = [];
beforeEach(() => {
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation((value) => printed.push(value));
  jest.spyOn(console, 'error').mockImplementation((value) => printed.push(value));
});
afterEach(() => jest.restoreAllMocks());

test('createExecutor carries variables from cell to cell, and shows the last value', async () => {
  const { run } = createExecutor({ digits: { four: 4 } });
  const first = compiledCell("exports.a = require('digits').four;", { declared: ['a'] });
  const uses = [{ name: 'a', line: 1, column: 1 }];
  expect(await run(first, 1)).toBe(true);
  expect(await run(compiledCell('exports.last = exports.a + 1;', { uses, last: 'last' }), 2)).toBe(true);
  expect(printed).toEqual([5]);
});

test('createExecutor says which names no earlier cell has left, and where, and runs nothing', async () => {
  const { run } = createExecutor({});
  expect(
    await run(compiledCell('exports.last = 1', { uses: [{ name: 'digits', line: 2, column: 5 }], last: 'last' }), 1),
  ).toBe(false);
  expect(printed).toEqual(["2:5 - Cannot find name 'digits'.\nRun the cells above first: one of them declares it."]);
});

test('createExecutor forgets what a cell that fails has declared', async () => {
  const { run } = createExecutor({});
  expect(await run(compiledCell("exports.a = 1; throw new TypeError('no');", { declared: ['a'] }), 1)).toBe(false);
  expect(await run(compiledCell('exports.a', { uses: [{ name: 'a', line: 1, column: 1 }] }), 2)).toBe(false);
  expect(printed[0]).toEqual(new TypeError('no'));
});

test('createExecutor refuses to import what a page has not, and names what it has', async () => {
  const { run } = createExecutor({ digits: {} });
  expect(await run(compiledCell("require('node:fs');"), 1)).toBe(false);
  expect(String(printed[0])).toContain("importing 'node:fs': expected digits, which is all that a page has");
});

test('console.trace shows the words and no frames of the page', async () => {
  const { run } = createExecutor({});
  expect(await run(compiledCell("console.trace('%d of', 3);"), 1)).toBe(true);
  expect(printed).toEqual(['Trace: 3 of']);
});

test('an interrupt ends a cell that waits, and the next one runs', async () => {
  const { run, interrupt } = createExecutor({});
  const waits = run(compiledCell('await new Promise(() => undefined);', { awaits: true }), 1);
  setTimeout(interrupt, 20);
  expect(await waits).toBe(false);
  expect(printed).toEqual(['Interrupted: the cell was stopped.']);
  expect(await run(compiledCell(''), 2)).toBe(true);
});
