/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

import { browserHere } from '../../tools/book/check.mjs';

const executablePath = browserHere();
if (executablePath === undefined) console.warn('No Chromium is installed: what needs one is left out.');

/** A test that needs a browser: left out where there is none. */
export const testInChromium = executablePath === undefined ? test.skip : test;

let browser: Browser | undefined;
const folder = mkdtempSync(join(tmpdir(), 'digits widgets '));
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/**
 * Opens a page from a file, as an exported notebook is, with these outputs one after the other.
 *
 * @param errors is told what the page complains of
 */
export async function openOutputs(
  outputs: readonly string[],
  options: BrowserContextOptions = {},
  errors: string[] = [],
): Promise<Page> {
  const file = join(folder, 'page.html');
  const body = outputs.map((html) => `<div>${html}</div>`).join('\n');
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><main><h1>t</h1>${body}</main></html>`,
  );
  return openAddress(pathToFileURL(file).href, options, errors);
}

/**
 * Opens a page in Chromium.
 *
 * @param errors is told what the page complains of
 */
export async function openAddress(
  address: string,
  options: BrowserContextOptions = {},
  errors: string[] = [],
): Promise<Page> {
  browser ??= await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ viewport: { width: 1000, height: 1600 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) errors.push(`asks for ${request.url()}`);
  });
  await page.goto(address);
  return page;
}

/** Views in which a widget is as wide as in the book: 717 pixels beside its sidebars, 325 on a narrow telephone. */
export const BOOK: BrowserContextOptions = { viewport: { width: 733, height: 900 } };
export const TELEPHONE: BrowserContextOptions = { viewport: { width: 341, height: 740 } };

/** The colours of the grounds of these elements, each once. */
export async function groundsOf(elements: Locator): Promise<string[]> {
  const all = await elements.evaluateAll((each) => each.map((element) => getComputedStyle(element).backgroundColor));
  return [...new Set(all)];
}

/** A page in which a palette of the system replaces the page's colours, as Windows' contrast themes do. */
export const FORCED: BrowserContextOptions = { forcedColors: 'active', colorScheme: 'dark' };

/** How many of these elements stand in each row, from above. */
export async function rowsOf(elements: Locator): Promise<number[]> {
  const tops = await elements.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
  const rows = new Map<number, number>();
  for (const top of tops) rows.set(top, (rows.get(top) ?? 0) + 1);
  return [...rows].sort(([a], [b]) => a - b).map(([, count]) => count);
}

/** What axe finds. */
export async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run({ preload: false })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  return found;
}
