// Where the study of a test file keeps its results, empty before each test, and what it says.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const folder = mkdtempSync(join(tmpdir(), 'study test '));
export const file = join(folder, 'docs', 'comparison.jsonl');
export const lines: string[] = [];
export const log = (line: string): number => lines.push(line);

beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  lines.length = 0;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
