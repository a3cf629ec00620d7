import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cardFile, filesOf, folderOf, hashList } from '../../../lib/digits/shipped/files';
import { SHIPPED } from '../../../lib/digits/shipped/models';

const model = { name: 'mine', study: 'comparison', recipe: 'ANN', use: '' } as const;
/** SHA-256 of "abc", the example of FIPS 180-4. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'files test '));
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'weights.bin'), 'abc');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('filesOf has the size and the SHA-256 of each file that is there', () => {
  expect(filesOf(model, folder)).toEqual([{ name: 'weights.bin', bytes: 3, sha256: ABC }]);
});

test('hashList is what sha256sum --check reads in docs/models', () => {
  expect(hashList([model], folder)).toBe(`${ABC}  mine/weights.bin\n`);
});

test('folderOf and cardFile lie side by side', () => {
  expect([folderOf(model, 'x'), cardFile(model, 'x')]).toEqual([join('x', 'mine'), join('x', 'mine.md')]);
});

test('the shipped networks take less than 4 MB in all', () => {
  const bytes = SHIPPED.flatMap((shipped) => filesOf(shipped)).reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThan(4e6);
  expect(bytes).toBeGreaterThan(1e6);
});
