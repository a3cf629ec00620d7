import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { unzipSync } from 'fflate';

import { addressesIn, checkLinks } from '../../tools/book/check-links.mjs';
import { createServer, fileOf } from '../../tools/book/serve.mjs';
import { bookStyle } from '../../tools/book/style.mjs';
import { zipFolder } from '../../tools/book/zip.mjs';
import { BOOK_COMMAND } from '../../tools/book.mjs';
import { parseOptions } from '../../tools/command/options.mjs';

let folder: string;
const write = (name: string, text: string): void => {
  const file = path.join(folder, 'book', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const book = () => path.join(folder, 'book');

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
  write('index.html', '<a href="pages/a.html#one">a</a><a href="https://example.org/x">out</a>');
  write('pages/a.html', '<h2 id="one">One</h2><a href="../index.html">back</a><img src="a.svg">');
  write('pages/a.svg', '<svg/>');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('book has its defaults for no arguments, and refuses what is no port', () => {
  const { values } = parseOptions([], BOOK_COMMAND.options);
  expect(values).toEqual({
    run: false,
    quick: false,
    check: false,
    measure: false,
    zip: false,
    serve: false,
    port: 8000,
  });
  for (const port of ['0', '70000', 'a']) {
    expect(() => parseOptions(['--port', port], BOOK_COMMAND.options)).toThrow(/--port: expected a port.*found/);
  }
  // Of a book that is not served, or not run anew.
  for (const args of [
    ['--port', '8001'],
    ['--quick', '--check'],
  ]) {
    expect(() => parseOptions(args, BOOK_COMMAND.options)).toThrow(/expected --(serve|run) beside it, found none/);
  }
});

test('checkLinks finds nothing in a book whose links hold', () => {
  expect(checkLinks(book())).toEqual([]);
});

test('checkLinks names links to no file and to no place', () => {
  write('pages/b.html', '<a href="gone.html">gone</a><a href="a.html#two">two</a><a href="#here">here</a>');
  expect(checkLinks(book())).toEqual([
    'pages/b.html: gone.html leads to no file',
    'pages/b.html: a.html#two leads to no place of that name',
    'pages/b.html: #here leads to no place of that name',
  ]);
});

test('addressesIn leaves out what only stands in the text of a script', () => {
  expect(addressesIn('<script src="a.js"></script><script>x = \' href="b"\'</script><a href="c?d&amp;e">')).toEqual([
    'a.js',
    'c?d&e',
  ]);
});

test('zipFolder puts the files into one, the same bytes each time', () => {
  const file = path.join(folder, 'book.zip');
  const first = readFileSync(zipFolder(book(), file));
  expect(readFileSync(zipFolder(book(), file)).equals(first)).toBe(true);
  const entries = unzipSync(new Uint8Array(first));
  expect(Object.keys(entries)).toEqual(['book/index.html', 'book/pages/a.html', 'book/pages/a.svg']);
  expect(Buffer.from(entries['book/pages/a.svg'] ?? []).toString()).toBe('<svg/>');
});

test('fileOf finds files, the index of a folder, and nothing outside', () => {
  expect(fileOf(book(), '/pages/a.html?x=1')).toBe(path.join(book(), 'pages', 'a.html'));
  expect(fileOf(book(), '/')).toBe(path.join(book(), 'index.html'));
  writeFileSync(path.join(folder, 'secret.txt'), '');
  for (const address of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/none', '/%']) {
    expect(fileOf(book(), address)).toBeUndefined();
  }
});

test('createServer gives the two headers by which a page may use all cores', async () => {
  const server = createServer(book());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const found = await fetch(`http://127.0.0.1:${port}/pages/a.svg`);
  const missing = await fetch(`http://127.0.0.1:${port}/none`);
  expect([found.status, await found.text(), missing.status]).toEqual([200, '<svg/>', 404]);
  for (const { headers } of [found, missing]) {
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  }
  expect(found.headers.get('content-type')).toBe('image/svg+xml');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('bookStyle has the dark theme where it is chosen and where the system has it, never on paper, and what is added', async () => {
  const style = await bookStyle('.k1 { --shiki-light: #012345; }');
  const rule = (selector: string, media: string) =>
    expect(style.replaceAll(/\s/g, '')).toContain(`@media${media}{${selector}{color-scheme:dark;--page:#17181b`);
  rule(':root[data-theme=dark]', 'screen');
  rule(':root:not([data-theme])', 'screenand(prefers-color-scheme:dark)');
  expect(style).toContain('.k1{--shiki-light: #012345}');
  expect(style).not.toContain('.dark');
});
