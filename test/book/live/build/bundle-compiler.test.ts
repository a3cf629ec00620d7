/** @system bundles the page's compiler */
import { typeFiles, withoutComments } from '../../../../lib/book/live/build/bundle-compiler';
import { projectFolder } from '../../../../lib/common/files/folders';

test('typeFiles has the types of all that a cell can import, and of Node.js, and says nothing of this machine', async () => {
  const { texts, links, compiler, folder } = await typeFiles();
  const names = Object.keys(texts);
  for (const wanted of [
    '/book/lib/digits/dist/index.d.ts',
    '@types/node/',
    'tfjs-layers/dist/index.d.ts',
    'lib.es2023.d.ts',
  ]) {
    expect(names.filter((name) => name.endsWith(wanted) || name.includes(wanted)).length).toBeGreaterThan(0);
  }
  expect(links).toContainEqual(['/book/node_modules/digits', '/book/lib/digits']);
  expect([folder, compiler.startsWith('/book/')]).toEqual(['/book/notebooks', true]);
  expect(names.filter((name) => name.includes(projectFolder()))).toEqual([]);
}, 60_000);

test('withoutComments leaves out blocks of comments alone, and not what looks like one in a text', () => {
  const text =
    '/** Doc. */\n/// <reference types="node" />\ntype Any = "*/*"; /* in */ type Two = `/*${string}*/`; // line\n';
  expect(withoutComments(text)).toBe(
    '\n/// <reference types="node" />\ntype Any = "*/*";  type Two = `/*${string}*/`; // line\n',
  );
});
