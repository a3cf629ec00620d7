/// <reference lib="dom" />
import { packedText } from '../../../../lib/book/live/build/embed';
import { loadEditor, loadPart } from '../../../../lib/book/live/page/parts';
import { openPage, soon } from './helpers';

/** Lets the browser load the script that the page has asked for, or fail to. */
async function answer(load: 'onload' | 'onerror'): Promise<string> {
  await soon(1);
  const script = document.querySelector('script');
  (script?.[load] as (() => void) | null | undefined)?.call(script);
  return script?.src ?? '';
}

test('loadPart loads a script of the book once, beside the page', async () => {
  openPage('');
  const parts = Promise.all([loadPart('quick'), loadPart('quick')]);
  globalThis.digitsParts = { quick: ['packed'] };
  expect(await answer('onload')).toMatch(/\.\.\/assets\/live\/quick\.js$/);
  expect(await parts).toEqual([['packed'], ['packed']]);
  expect(document.querySelector('script')).toBeNull();
});

test('loadPart says which file is not there, and tries anew', async () => {
  openPage('');
  const missing = loadPart('mnist');
  const settled = expect(missing).rejects.toThrow(/expected the file .*mnist\.js beside this page, found none/);
  await answer('onerror');
  await settled;
  const again = loadPart('mnist');
  globalThis.digitsParts = { mnist: { a: 'b' } };
  document.querySelectorAll('script').forEach((script) => void script.onload?.call(script, {} as never));
  await soon(1);
  expect(await again).toEqual({ a: 'b' });
});

test('loadEditor runs the script of the editor once, which it finds packed', async () => {
  openPage('');
  globalThis.digitsEditor = undefined;
  globalThis.digitsParts = { editor: packedText('globalThis.digitsEditor = { createEditor: () => 3 };') };
  const loaded = loadEditor();
  await answer('onload');
  const editor = await loaded;
  expect((editor.createEditor as () => unknown)()).toBe(3);
  expect(await loadEditor()).toBe(editor);
});
