import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { findFirefox, startFirefox } from '../../../tools/book/firefox.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that speaks as Firefox does, as far as the check drives it; it notes how it was started. */
const FIREFOX = `#!${process.execPath}
const { WebSocketServer } = require(${JSON.stringify(require.resolve('ws'))});
require('node:fs').writeFileSync(process.env.NOTED, JSON.stringify({ args: process.argv.slice(2), env: process.env }));
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () =>
  console.error('WebDriver BiDi listening on ws://127.0.0.1:' + server.address().port));
server.on('connection', (socket) => socket.on('message', (text) => {
  const { id, method, params } = JSON.parse(text);
  const answer = (rest) => socket.send(JSON.stringify({ id, ...rest }));
  if (method === 'browsingContext.getTree') return answer({ result: { contexts: [{ context: 'tab-1' }] } });
  if (method === 'browsingContext.navigate') {
    if (params.url === 'about:gone') return answer({ error: 'unknown error', message: 'no such page' });
    for (const level of ['error', 'info'])
      socket.send(JSON.stringify({ method: 'log.entryAdded', params: { level, text: level + ' at ' + params.url } }));
    return answer({ result: {} });
  }
  if (method !== 'script.evaluate') return answer({ result: {} });
  if (params.expression === 'never') return;
  if (params.expression === 'end') process.exit(0);
  try { answer({ result: { result: { value: (0, eval)(params.expression) } } }); }
  catch (error) { answer({ result: { exceptionDetails: { text: String(error) } } }); }
}));
`;

async function started(program = FIREFOX) {
  const file = path.join(folder, 'firefox');
  writeFileSync(file, program);
  chmodSync(file, 0o755);
  process.env.NOTED = path.join(folder, 'noted.json');
  return startFirefox(file);
}

test('startFirefox opens pages, evaluates in them and waits, and hears of errors alone', async () => {
  const { tab, errors, close } = await started();
  try {
    await tab.open('file:///a.html');
    expect(await tab.evaluate('6 * 7')).toBe(42);
    await tab.evaluate('globalThis.looks = 0');
    await tab.waitFor('++looks === 3', 5);
    expect(await tab.evaluate('looks')).toBe(3);
    expect(errors).toEqual(['error at file:///a.html']);
    await expect(tab.waitFor('false', 0.2)).rejects.toThrow(
      'Firefox, file:///a.html: expected it to be so that false within 0.2 s, found a page that ',
    );
    await expect(tab.evaluate('nothing.at.all')).rejects.toThrow('in the page: ReferenceError: nothing is not defined');
    await expect(tab.open('about:gone')).rejects.toThrow('driving Firefox: unknown error: no such page');
  } finally {
    await close();
  }
});

test('startFirefox waits for no answer without end, nor for one of a Firefox that has ended', async () => {
  const { tab, close } = await started();
  try {
    await tab.open('file:///a.html');
    await expect(tab.evaluate('never', { what: 'the cells to end', seconds: 0.2 })).rejects.toThrow(
      'Firefox, file:///a.html: expected the cells to end within 0.2 s, found a page that ',
    );
    await expect(tab.evaluate('end')).rejects.toThrow('driving Firefox: it has ended');
    await expect(tab.evaluate('6 * 7')).rejects.toThrow('driving Firefox: it has ended');
  } finally {
    await close();
  }
});

test('startFirefox keeps glibc off the widest registers, and takes its profile away again', async () => {
  const { close } = await started();
  const { args, env } = JSON.parse(readFileSync(path.join(folder, 'noted.json'), 'utf8')) as {
    args: string[];
    env: Record<string, string>;
  };
  const profile = args[args.indexOf('--profile') + 1] ?? '';
  expect([args.includes('--headless'), existsSync(profile)]).toEqual([true, true]);
  expect(env.GLIBC_TUNABLES).toMatch(/-AVX512F/);
  await close();
  expect(existsSync(profile)).toBe(false);
});

test('startFirefox says what a Firefox said that ended', async () => {
  await expect(started(`#!${process.execPath}\nconsole.error('no display'); process.exit(1);`)).rejects.toThrow(
    /starting Firefox: it has ended: no display/,
  );
});

test('findFirefox takes the one that DIGITS_FIREFOX names, if it is there', () => {
  const before = process.env.DIGITS_FIREFOX;
  try {
    process.env.DIGITS_FIREFOX = __filename;
    expect(findFirefox()).toBe(__filename);
    process.env.DIGITS_FIREFOX = path.join(folder, 'none');
    expect(findFirefox()).not.toBe(path.join(folder, 'none'));
  } finally {
    if (before === undefined) delete process.env.DIGITS_FIREFOX;
    else process.env.DIGITS_FIREFOX = before;
  }
});
