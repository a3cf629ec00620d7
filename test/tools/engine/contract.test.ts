/** @system compiles the kernels */
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { project, type Project } from '../project';

const ROOT = path.join(__dirname, '..', '..', '..');
const MADE = ['kernels.ts', 'records.ts'];
const RECORDS = 'lib/engine/assembly/records.ts';

let small: Project;

beforeEach(() => {
  small = project();
  for (const name of ['lib/engine/assembly', '.prettierrc.json']) {
    cpSync(path.join(ROOT, name), path.join(small.root, name), { recursive: true });
  }
  small.write('tools/make.mjs', "import { makeContract } from './engine/contract.mjs'; await makeContract();");
  for (const name of ['typescript', 'prettier']) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(small.root, 'node_modules', name));
  }
});
afterEach(() => small.remove());

const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');
const contract = (root: string): string[] => MADE.map((name) => read(root, `lib/engine/contract/${name}`));

test("the contract that is kept with the sources is what is made of them: 'npm run build' makes it anew", async () => {
  expect(await small.run('make.mjs')).toMatchObject({ status: 0, stderr: '' });
  expect(contract(small.root)).toEqual(contract(ROOT));
  // Nothing to do: a new date would have all be compiled anew.
  expect(await small.run('make.mjs')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a field that moves in its record, and a parameter that is added, do so on the other side too', async () => {
  small.write(RECORDS, read(small.root, RECORDS).replace('  inputs: u32;', '  weight: f32;\n  inputs: u32;'));
  const passage = 'lib/engine/assembly/image/passage.ts';
  small.write(passage, read(small.root, passage).replace('clear(address: usize,', 'clear(address: usize, value: f32,'));
  expect((await small.run('make.mjs')).status).toBe(0);
  const [kernels, fields] = contract(small.root);
  expect(fields).toContain("  weight: { at: 0, type: 'f32' },\n");
  expect(fields).toContain("  inputs: { at: 4, type: 'u32' },\n");
  expect(kernels).toContain('readonly clear: (address: number, value: number, bytes: number) => void;');
  expect(kernels).toContain('  clear: 3,\n');
});

test('a field that is no 32-bit number is refused by its name', async () => {
  small.write(RECORDS, read(small.root, RECORDS).replace('  units: u32;', '  units: u64;'));
  const { status, stderr } = await small.run('make.mjs');
  expect(status).not.toBe(0);
  expect(stderr).toContain('units: u64;: expected a field of u32, usize or f32');
});
