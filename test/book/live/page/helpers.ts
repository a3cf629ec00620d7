import { JSDOM } from 'jsdom';

/** Names that the page's modules take from the browser. */
const NAMES = ['document', 'HTMLElement', 'HTMLScriptElement', 'KeyboardEvent', 'getComputedStyle'] as const;

/**
 * Makes a page the one that modules see, until the tests of the file have ended.
 *
 * @param body its HTML
 * @returns its document
 */
export function openPage(body: string): Document {
  const { window } = new JSDOM(`<!doctype html><html lang="en" data-root=".."><body>${body}</body></html>`);
  for (const name of NAMES) Reflect.set(globalThis, name, Reflect.get(window, name));
  Reflect.set(globalThis, 'CSS', { escape: (text: string) => text });
  Reflect.set(globalThis, 'requestAnimationFrame', (work: () => void) => setTimeout(work, 0));
  Reflect.set(window.HTMLElement.prototype, 'scrollIntoView', () => undefined);
  Object.defineProperty(window.document, 'hidden', { value: false });
  opened.push(window);
  return window.document;
}

const opened: Window[] = [];
afterAll(() => {
  for (const window of opened) window.close();
  for (const name of [...NAMES, 'CSS', 'requestAnimationFrame']) Reflect.deleteProperty(globalThis, name);
});

/** The HTML of a code cell as the site lays it out. */
export const cellHtml = (id: string, source: string): string =>
  `<section class="cell code" data-cell="${id}"><div class="cell-tools"></div>` +
  `<div class="source"><pre tabindex="0"><code>${source}</code></pre></div><div class="outputs">static</div></section>`;

/** Lets what was begun go on. */
export const soon = (milliseconds = 50): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something has come true, at most for some seconds. */
export async function until(comesTrue: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!comesTrue() && performance.now() < end) await soon(5);
}

/** An element that must be there. */
export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`expected ${selector} in the page`);
  return found;
}
