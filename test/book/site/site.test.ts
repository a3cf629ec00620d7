/** @system opens Chromium */
/// <reference lib="dom" />
import type { Page } from 'playwright-core';

import { testInChromium } from '../../widgets/chromium';
import { bundled, CHART, openSite } from './opened-site';

/** Twelve sections with charts that are drawn higher than their pictures. */
const SECTIONS = Array.from({ length: 12 }, (_, at) => `<h2 id="part-${at}">Part ${at}</h2><p>Words.</p>${CHART}`).join(
  '',
);

/** How far a heading is from where a link shall lead: below the bar, with some room. */
async function missedBy(page: Page, id: string): Promise<number> {
  await page.waitForTimeout(1000);
  return page.evaluate((target) => {
    const wanted = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
    return Math.abs((document.getElementById(target)?.getBoundingClientRect().top ?? Infinity) - wanted);
  }, id);
}

testInChromium.each([
  [1280, 900],
  [390, 844],
])('in %i pixels links and addresses lead to their headings, whatever is drawn on the way', async (width, height) => {
  const page = await openSite(SECTIONS, { viewport: { width, height } });
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.toc a[href="#part-7"]')?.click());
  expect(await missedBy(page, 'part-7')).toBeLessThan(4);
  expect(await page.locator('figure.drawn').count()).toBeGreaterThan(0);
  const direct = await openSite(SECTIONS, { viewport: { width, height }, at: '#part-5' });
  expect(await missedBy(direct, 'part-5')).toBeLessThan(4);
});

testInChromium(
  'where colours are forced, the theme is the system’s and no switch is there; then what was chosen',
  async () => {
    const page = await openSite(SECTIONS, { colorScheme: 'dark', forcedColors: 'active' });
    await page.evaluate(() => localStorage.setItem('digits-theme', 'light'));
    await page.reload();
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    expect([await theme(), await page.locator('button.theme').isVisible()]).toEqual(['dark', false]);
    await page.emulateMedia({ forcedColors: 'none' });
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
    expect(await page.locator('button.theme').isVisible()).toBe(true);
  },
);

/** A line that is wider than a phone, and than a sheet of paper. */
const LONG = `const words = '${'many words '.repeat(30)}';`;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

testInChromium('nothing that stands there all the time covers a chart or code on a touch screen', async () => {
  const page = await openSite(`<div class="code-block"><pre>${LONG}</pre></div>${CHART}`, PHONE);
  await page.locator('figure.drawn').waitFor();
  expect(await page.locator('.modebar').count()).toBe(0);
  const [code, copy] = await Promise.all([page.locator('pre').boundingBox(), page.locator('.copy').boundingBox()]);
  // Below the code there is room within its own edge.
  expect((copy?.y ?? 0) + 12).toBeGreaterThan((code?.y ?? Infinity) + (code?.height ?? 0));
  const mouse = await openSite(CHART);
  await mouse.locator('figure.drawn').waitFor();
  expect(await mouse.locator('.modebar').count()).toBe(1);
});

testInChromium('on paper a cell that was edited has all of its lines, and neither cursor nor frame', async () => {
  const page = await openSite('<div class="source"><div class="live-editor"></div></div>');
  await page.addScriptTag({ content: await bundled('live/page/editor.ts') });
  await page.evaluate((source) => {
    const place = document.querySelector<HTMLElement>('.live-editor');
    const nothing = (): void => undefined;
    const events = { changed: nothing, runAndGoOn: nothing, run: nothing, leave: nothing };
    if (place) globalThis.digitsEditor?.createEditor(place, source, 'Code', events).focus();
  }, LONG);
  const seen = () =>
    page.locator('.live-editor').evaluate((editor) => {
      const scroller = editor.querySelector('.cm-scroller');
      const cursor = editor.querySelector('.cm-cursorLayer');
      return {
        cut: (scroller?.scrollWidth ?? 0) > (scroller?.clientWidth ?? 0),
        cursor: cursor?.checkVisibility(),
        frame: getComputedStyle(editor).boxShadow !== 'none',
      };
    });
  expect(await seen()).toEqual({ cut: true, cursor: true, frame: true });
  await page.emulateMedia({ media: 'print' });
  expect(await seen()).toEqual({ cut: false, cursor: false, frame: false });
});

testInChromium(
  'the error of a cell that was run is as wide as its page, and looks like one that came with it',
  async () => {
    const said = `RangeError: ${'expected many words, '.repeat(12)}found more\n    at cell line 1`;
    const outputs = `<pre class="output error" tabindex="0">${said}</pre><div class="output error"><pre>${said}</pre></div>`;
    const page = await openSite(`<section class="cell code"><div class="outputs">${outputs}</div></section>`, PHONE);
    const [kept, run] = await page.evaluate(() =>
      [...document.querySelectorAll('pre')].map((pre) => {
        const { width, height } = (pre.closest('.output') ?? pre).getBoundingClientRect();
        return [pre.scrollWidth - pre.clientWidth, Math.round(width), Math.round(height)];
      }),
    );
    expect(run).toEqual(kept);
    expect(run?.[0]).toBe(0);
  },
);

testInChromium('the cards of the start page are no wider than a phone whose letters are twice as large', async () => {
  const card =
    '<li><a href="#"><strong>Words of the notebooks</strong><span>The words, and what they mean</span></a></li>';
  const page = await openSite(`<ul class="beside">${card.repeat(3)}</ul>`, PHONE);
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
