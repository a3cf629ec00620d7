import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { prepareBook } from '../../../tools/book/prepare.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('prepareBook works with the lowest priority, and ends when it has ended', async () => {
  const [script, noted] = [path.join(folder, 'script.mjs'), path.join(folder, 'noted')];
  // Its priority is set when it has started.
  writeFileSync(
    script,
    `import { writeFileSync } from 'node:fs'; import { getPriority } from 'node:os';
     setTimeout(() => writeFileSync(${JSON.stringify(noted)}, String(getPriority())), 300);`,
  );
  await prepareBook(script);
  expect(readFileSync(noted, 'utf8')).toBe(String(os.constants.priority.PRIORITY_LOW));
});

test('prepareBook says nothing where it fails: the book is then made without it', async () => {
  await expect(prepareBook(path.join(folder, 'gone.mjs'))).resolves.toBeUndefined();
  expect(existsSync(path.join(folder, 'gone.mjs'))).toBe(false);
});
