import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ProcessPool, processPool } from '../../../lib/digits/platform/process-pool';

const SERVE = JSON.stringify(join(__dirname, '..', '..', '..', 'lib', 'digits', 'dist', 'platform', 'process-pool.js'));

interface Sum {
  readonly sum: number;
  readonly process: number;
}

let folder: string;
let pool: ProcessPool<number[], Sum, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool test '));
  const script = join(folder, 'adder.js');
  writeFileSync(
    script,
    `require(${SERVE}).serve(async (numbers, tell) => {
       if (numbers.length === 0) throw new RangeError('nothing to add');
       if (numbers[0] < 0) process.exit(3);
       tell('adding ' + numbers.join(' and '));
       return { sum: numbers.reduce((sum, number) => sum + number, 0), process: process.pid };
     });`,
  );
  pool = processPool(script, 2);
});
afterAll(async () => {
  await pool.end();
  rmSync(folder, { recursive: true });
});

test('processPool has other processes do the work, and hears what they tell', async () => {
  const told: string[] = [];
  const tasks = [[1, 2], [3, 4], [5], [6]];
  const found = await Promise.all(tasks.map((task) => pool.run(task, (notice) => told.push(notice))));
  expect(found.map(({ sum }) => sum)).toEqual([3, 7, 5, 6]);
  const processes = new Set(found.map((result) => result.process));
  expect(processes.size).toBeLessThanOrEqual(2);
  expect(processes.has(process.pid)).toBe(false);
  expect(told.sort()).toEqual(['adding 1 and 2', 'adding 3 and 4', 'adding 5', 'adding 6']);
});

test('processPool passes an error on, and does the next piece of work', async () => {
  await expect(pool.run([], () => undefined)).rejects.toThrow('nothing to add');
  expect((await pool.run([7], () => undefined)).sum).toBe(7);
});

test('processPool says so where a process ends, and has another do the rest', async () => {
  await expect(pool.run([-1], () => undefined)).rejects.toThrow(/terminated unexpectedly/i);
  expect((await pool.run([8], () => undefined)).sum).toBe(8);
});
