import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { hashOfAll, kept } from '../../../tools/book/kept.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

interface Source {
  readonly name: string;
  readonly text: string;
}

/** Keeps the lengths of texts; `asked` are those that were made. */
async function lengths(sources: readonly Source[]) {
  const asked: string[] = [];
  const made = await kept('lengths', sources, {
    folder,
    name: ({ name }: Source) => name,
    key: ({ text }: Source) => text,
    make: (missing: readonly Source[]) => {
      asked.push(...missing.map(({ name }) => name));
      return missing.map(({ text }) => text.length);
    },
  });
  return { made, asked };
}
const [a, b, c] = [
  { name: 'a', text: 'x' },
  { name: 'b', text: 'xx' },
  { name: 'c', text: 'xxx' },
] as const;

test('kept makes what is missing or has changed, all at once, and gives all in their order', async () => {
  expect(await lengths([a, c])).toEqual({ made: [1, 3], asked: ['a', 'c'] });
  expect(await lengths([a, b, c])).toEqual({ made: [1, 2, 3], asked: ['b'] });
  expect(await lengths([a, { name: 'b', text: 'xxxx' }, c])).toEqual({ made: [1, 4, 3], asked: ['b'] });
  expect((await lengths([c, a])).asked).toEqual([]);
});

test('kept makes anew what is damaged', async () => {
  await lengths([a]);
  writeFileSync(path.join(folder, 'lengths', 'a.json'), '{"key": "x", "ma');
  expect(await lengths([a])).toEqual({ made: [1], asked: ['a'] });
});

test('hashOfAll tells contents and names of files apart', () => {
  expect(hashOfAll(['README.md'])).toBe(hashOfAll(['README.md']));
  expect(hashOfAll(['README.md'])).not.toBe(hashOfAll(['environment.md']));
  expect(hashOfAll(['tools/book'])).not.toBe(hashOfAll(['tools/book/kept.mjs']));
});
