/// <reference lib="dom" />
import type { Page } from 'playwright-core';

import { bundle } from '../../../../lib/book/live/build/bundle';
import { openOutputs, testInChromium } from '../../../widgets/chromium';

/** A page with an editor between two buttons, in which `told` says what the editor has told. */
async function openEditor(): Promise<Page> {
  const page = await openOutputs(['<button id="before">before</button><div id="place"></div><button id="after">after']);
  await page.addScriptTag({ content: await bundle('page', 'editor.js') });
  await page.evaluate(() => {
    const told: string[] = [];
    const place = document.getElementById('place');
    const editor =
      place &&
      globalThis.digitsEditor?.createEditor(place, 'a', 'cell', {
        changed: (source) => told.push(source),
        run: () => told.push('run'),
        runAndGoOn: () => told.push('on'),
        leave: () => told.push('left'),
      });
    Object.assign(globalThis, { told, editor });
  });
  return page;
}

const told = (page: Page): Promise<unknown> => page.evaluate('told');
const focused = (page: Page): Promise<unknown> => page.evaluate(() => document.activeElement?.closest('[id]')?.id);

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

testInChromium('createEditor lets Tab pass both ways, where the reader does nothing in it', async () => {
  const page = await openEditor();
  await page.focus('#before');
  await press(page, 'Tab');
  expect(await focused(page)).toBe('place');
  await press(page, 'Tab');
  expect(await focused(page)).toBe('after');
  await press(page, 'Shift+Tab', 'Shift+Tab');
  expect([await focused(page), await told(page)]).toEqual(['before', []]);
});

testInChromium.each<[string, (page: Page) => Promise<unknown>]>([
  ['typed', (page) => page.keyboard.type('b')],
  ['clicked', (page) => page.click('.cm-content')],
  ['opened it', (page) => page.evaluate('editor.focus()')],
])('createEditor indents by Tab once the reader has %s, until Escape', async (_, enter) => {
  const page = await openEditor();
  await page.focus('#before');
  await press(page, 'Tab');
  await enter(page);
  await press(page, 'Tab');
  expect([await focused(page), ((await told(page)) as string[]).at(-1)]).toEqual([
    'place',
    expect.stringMatching(/^ {2}b?a$/),
  ]);
  await press(page, 'Escape', 'Tab');
  expect([await focused(page), ((await told(page)) as string[]).at(-1)]).toEqual(['after', 'left']);
});

testInChromium('createEditor tells what is typed, and which keys run the cell', async () => {
  const page = await openEditor();
  await page.evaluate('editor.focus()');
  await press(page, 'b', 'Shift+Enter', 'Control+Enter');
  expect(await told(page)).toEqual(['ba', 'on', 'run']);
});

testInChromium('createEditor takes back by a key that another source was set', async () => {
  const page = await openEditor();
  await page.evaluate('editor.focus()');
  await press(page, 'b');
  await page.evaluate("editor.set('the book')");
  await press(page, 'Control+z');
  expect(await told(page)).toEqual(['ba', 'the book', 'ba']);
});
