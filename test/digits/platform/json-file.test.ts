import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readJson, readJsonLines } from '../../../lib/digits/platform/json-file';

const folder = mkdtempSync(join(tmpdir(), 'json test '));
const file = join(folder, 'file.json');
afterAll(() => rmSync(folder, { recursive: true }));

test('readJson gives what the file holds', () => {
  writeFileSync(file, '{ "a": [1] }');
  expect(readJson('reading', file, 'write it')).toEqual({ a: [1] });
});

test('readJson and readJsonLines pass over a mark of the byte order', () => {
  writeFileSync(file, '\uFEFF{ "a": [1] }\n');
  expect(readJson('reading', file, 'write it')).toEqual({ a: [1] });
  expect(readJsonLines('reading', file, 'write it')).toEqual([{ a: [1] }]);
});

test.each([
  ['', 'an empty file'],
  ['{ "a": [1', 'text that is none or ends too soon, of 9 characters'],
])('readJson says that %p is not JSON, and the cure', (text, found) => {
  writeFileSync(file, text);
  const read = (): unknown => readJson('reading', file, 'write it');
  expect(read).toThrow(SyntaxError);
  expect(read).toThrow(`reading: expected JSON in ${file}, found ${found}: write it`);
});

test('readJson names what cannot be read', () => {
  expect(() => readJson('reading', folder, 'write it')).toThrow(`reading: cannot read ${folder}: EISDIR`);
});
