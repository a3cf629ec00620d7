/** @system starts saves and kills them */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { readStored } from '../../lib/digits/platform/model-files/read';
import { type WritableModel, writeModel } from '../../lib/digits/platform/model-files/write';
import { seededRandom } from '../../lib/digits/random/random';
import { cases, PATIENCE, reporter, WHOLE } from './cases';

const { numbered } = jest.requireActual<{ readonly numbered: (number: number) => WritableModel }>(
  './numbered-model.cjs',
);
const random = seededRandom(22);
const parent = mkdtempSync(join(tmpdir(), 'saves fuzz '));
afterAll(() => rmSync(parent, { recursive: true }));

function newFolder(): string {
  const folder = mkdtempSync(join(parent, 'folder '));
  writeModel(folder, numbered(1));
  writeFileSync(join(folder, 'NOTES.md'), 'mine');
  return folder;
}

function saving(folder: string, how: string): ChildProcess {
  return fork(join(__dirname, 'save-process.cjs'), [folder, how], { execArgv: [] });
}

/** The number of the model in a folder, once it is known that its layers and all its weights are of that one. */
function numberIn(folder: string): number {
  const { topology, bytes } = readStored(folder);
  const weights = new Float32Array(bytes);
  const [number = NaN] = weights;
  expect([topology.config, weights.every((weight) => weight === number)]).toEqual([
    { name: `model ${number}`, layers: [] },
    true,
  ]);
  return number;
}

/** The next save finds nothing in its way, and leaves no litter of killed ones. */
function expectTidy(folder: string): void {
  writeModel(folder, numbered(3));
  expect(numberIn(folder)).toBe(3);
  expect(
    readdirSync(folder)
      .filter((name) => !/^weights(-[0-9a-f]{16})?\.bin$/.test(name))
      .sort(),
  ).toEqual(['NOTES.md', 'model.json']);
  expect(readdirSync(folder)).toHaveLength(3);
}

test(
  'a save that is killed at any moment leaves a whole model',
  async () => {
    const total = cases(4, 200);
    const report = reporter('kills of a save', total);
    const folder = newFolder();
    for (let done = 1; done <= total; done++) {
      const child = saving(folder, 'endless');
      await once(child, 'message');
      await pause(random.below(40));
      child.kill('SIGKILL');
      await once(child, 'exit');
      numberIn(folder);
      if (done % 4 === 0) expectTidy(folder);
      report(done);
    }
  },
  PATIENCE,
);

test(
  'a save that is killed after any of its calls leaves a whole model',
  async () => {
    const seen = { old: 0, new: 0 };
    let signal: unknown = 'SIGKILL';
    // All calls by npm run fuzz; here some of them, as another test goes through all without a process for each.
    for (let calls = 1; signal === 'SIGKILL'; calls += WHOLE ? 1 : 9) {
      const folder = newFolder();
      [, signal] = (await once(saving(folder, String(calls)), 'exit')) as [unknown, unknown];
      seen[numberIn(folder) === 1 ? 'old' : 'new']++;
      expectTidy(folder);
    }
    expect(seen.old).toBeGreaterThan(1);
    expect(seen.new).toBeGreaterThan(1);
  },
  PATIENCE,
);

test(
  'two processes that save and one that loads never meet an error or parts of two models',
  async () => {
    const folder = newFolder();
    const children = [saving(folder, 'endless'), saving(folder, 'endless')];
    await Promise.all(children.map((child) => once(child, 'message')));
    const numbers = new Set<number>();
    for (let loads = cases(100, 10_000); loads > 0; loads--) {
      numbers.add(numberIn(folder));
      await pause(0);
    }
    expect(numbers.size).toBeGreaterThan(3);
    for (const child of children) {
      // One that had met an error would have ended by itself.
      expect(child.exitCode).toBeNull();
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expectTidy(folder);
  },
  PATIENCE,
);
