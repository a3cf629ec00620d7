import { setTypes, system } from '../../../../lib/book/live/twins/types';

beforeAll(() => {
  setTypes({
    texts: { '/book/lib/digits/index.d.ts': 'export {};', '/book/node_modules/a/b/package.json': '{}' },
    links: [['/book/node_modules/digits', '/book/lib/digits']],
    compiler: '/book/node_modules/ts/typescript.js',
    folder: '/book/notebooks',
  });
});

test('system reads a file by its path, and by a link to it', () => {
  expect(system.readFile('/book/node_modules/digits/index.d.ts')).toBe('export {};');
  expect(system.realpath('/book/node_modules/digits/index.d.ts')).toBe('/book/lib/digits/index.d.ts');
  expect([system.fileExists('/book/lib/digits/index.d.ts'), system.fileExists('/book/lib/digits/other.d.ts')]).toEqual([
    true,
    false,
  ]);
});

test('system knows folders, also those above files, and what they hold', () => {
  const there = ['/book', '/book/lib/digits', '/book/node_modules/digits', '/book/node_modules/a/b', '/other'];
  expect(there.map(system.directoryExists)).toEqual([true, true, true, true, false]);
  expect(system.getDirectories('/book/node_modules').sort()).toEqual(['a', 'digits']);
});
