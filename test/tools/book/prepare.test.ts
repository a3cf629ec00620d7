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
  await prepareBook(new AbortController().signal, script);
  expect(readFileSync(noted, 'utf8')).toBe(String(os.constants.priority.PRIORITY_LOW));
});

test('prepareBook says nothing where it fails: the book is then made without it', async () => {
  await expect(prepareBook(new AbortController().signal, path.join(folder, 'gone.mjs'))).resolves.toBeUndefined();
  expect(existsSync(path.join(folder, 'gone.mjs'))).toBe(false);
});

test('prepareBook ends its process at once when it is told to', async () => {
  const script = path.join(folder, 'script.mjs');
  writeFileSync(script, 'setTimeout(() => undefined, 600_000);');
  const end = new AbortController();
  const prepared = prepareBook(end.signal, script);
  end.abort();
  await expect(prepared).resolves.toBeUndefined();
});
