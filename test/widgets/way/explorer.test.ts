/** @system opens Chromium */
/// <reference lib="dom" />
import type { BrowserContextOptions } from 'playwright-core';

import { widgetBundle } from '../../../lib/digits/display/show-widget';
import { wayThrough } from '../../../lib/digits/evaluate/way-through';
import { buildAnn } from '../../../lib/digits/model/ann';
import { predict } from '../../../lib/digits/model/predict';
import { denseWeights } from '../../../lib/digits/model/weights';
import { wayExplorer } from '../../../lib/digits/widgets/way-explorer';
import { bundleWidget } from '../../../tools/widgets/bundle.mjs';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { accessibility, BOOK, FORCED, groundsOf, openOutputs, rowsOf, testInChromium } from '../chromium';

beforeAll(testBackend);

const digits = bandedDigits(12);

async function opened(options: BrowserContextOptions = {}, errors: string[] = []) {
  const model = buildAnn({ seed: 3, hiddenUnits: 40 });
  const widget = wayExplorer(model, digits, [2, 5]);
  const html = widgetBundle(widget, await bundleWidget('way'))['text/html'];
  const weights = widget.weights.map(
    ({ key, bytes }) => `<digits-weights data-key="${key}" data-bytes="${bytes}"></digits-weights>`,
  );
  const page = await openOutputs([...weights, html], options, errors);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('digits-way[ready]');
  const values = async (selector: string) =>
    (await page.locator(selector).evaluateAll((all) => all.map((each) => each.getAttribute('data-value')))).map(Number);
  return { page, model, values };
}

/** By how much two lists differ at most. */
const difference = (found: readonly number[], expected: ArrayLike<number>): number =>
  Math.max(...found.map((value, at) => Math.abs(value - (expected[at] ?? NaN))));

testInChromium('logits and probabilities are those of predict, for each digit that is chosen', async () => {
  const errors: string[] = [];
  const { page, model, values } = await opened({}, errors);
  const expected = await predict(model, digits);
  for (const [choice, index] of [2, 5].entries()) {
    await page.locator('select').selectOption(String(choice));
    const probabilities = await values('.outputs .output .value');
    expect(probabilities).toHaveLength(10);
    expect(difference(probabilities, expected.subarray(10 * index, 10 * index + 10))).toBeLessThan(1e-6);
    const { layers } = wayThrough(model, digits, index);
    expect(difference(await values('.outputs .output .logit'), layers[1]?.sums ?? [])).toBeLessThan(1e-12);
  }
  expect(errors).toEqual([]);
});

testInChromium('an output that is chosen opens its products and its sum', async () => {
  const { page, model, values } = await opened();
  await page.getByRole('option', { name: /^4/ }).click();
  expect(await page.locator('.sum .part').textContent()).toBe('The logit of 4');
  const { kernel, bias } = denseWeights(model, 'output');
  const hidden = wayThrough(model, digits, 2).layers[0]?.answers ?? new Float64Array(0);
  const products = [...hidden].map((answer, unit) => answer * (kernel[10 * unit + 4] ?? 0));
  const largest = [...products].sort((a, b) => Math.abs(b) - Math.abs(a)).slice(0, 10);
  const shown = await values('.sum tbody td:nth-of-type(3)');
  expect(difference(shown.slice(0, 10), largest)).toBeLessThan(1e-6);
  const sum = products.reduce((total, product) => total + product, bias[4] ?? 0);
  expect(shown.at(-1)).toBeCloseTo(sum, 6);
  // All that stands above the sum adds up to it.
  expect(shown.slice(0, -1).reduce((total, product) => total + product, 0)).toBeCloseTo(sum, 6);
});

testInChromium('the keyboard chooses a hidden unit, which shows pixels, weights and products', async () => {
  const { page } = await opened();
  await page.locator('.units [tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await page.locator('.sum .part').textContent()).toBe('Unit 18 of hidden');
  expect(await page.locator('.sum canvas').count()).toBe(3);
  expect(await page.locator('.units [aria-selected="true"]').count()).toBe(1);
});

testInChromium('what the mouse points at is opened, and what is chosen again once it leaves', async () => {
  const { page } = await opened();
  await page.getByRole('option', { name: /^4/ }).click();
  await page.locator('.units [role="option"]').nth(7).hover();
  expect(await page.locator('.sum .part').textContent()).toBe('Unit 7 of hidden');
  await page.locator('.title').hover();
  expect(await page.locator('.sum .part').textContent()).toBe('The logit of 4');
});

testInChromium.each(['light', 'dark'] as const)(
  'axe finds nothing in the %s theme, and a phone has room',
  async (colorScheme) => {
    const { page } = await opened({ colorScheme, viewport: { width: 390, height: 844 } });
    expect(await accessibility(page)).toEqual([]);
    await page.locator('.units [role="option"]').nth(3).click();
    expect(await accessibility(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  },
);

testInChromium(
  'in the book pixels, hidden units and outputs stand in one row, each heading over its numbers',
  async () => {
    const { page } = await opened(BOOK);
    expect(await rowsOf(page.locator('.stages > figure'))).toEqual([3]);
    const ends = await page
      .locator('.outputs .logit')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    expect(ends).toHaveLength(11);
    for (const end of ends) expect(end).toBeCloseTo(ends[0] ?? NaN, 0);
  },
);

testInChromium('where no script runs, the words stand', async () => {
  const { page } = await opened({ javaScriptEnabled: false });
  expect(await page.locator('digits-way').innerText()).toMatch(/The way of a 2 .* the largest logit/);
});

testInChromium('where colours are forced, units, probabilities and products keep theirs', async () => {
  const { page } = await opened(FORCED);
  expect((await groundsOf(page.locator('.units div'))).length).toBeGreaterThan(5);
  expect(await groundsOf(page.locator('.outputs .track, .outputs .best .bar'))).toHaveLength(2);
  const products = await groundsOf(page.locator('.sum .share span'));
  expect(products).not.toContain('rgb(0, 0, 0)');
  await page.close();
});

testInChromium('the narrowest telephone has room for a row of units', async () => {
  const { page } = await opened({ viewport: { width: 320, height: 640 } });
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  const [first, last] = await Promise.all([0, 15].map((at) => page.locator('.units div').nth(at).boundingBox()));
  expect(last?.y).toBe(first?.y);
  // Within the frame and its margins.
  expect((last?.x ?? Infinity) + (last?.width ?? 0)).toBeLessThanOrEqual(320 - 25);
  expect(first?.height).toBeCloseTo(first?.width ?? 0, 1);
});

testInChromium(
  'on the narrowest telephone the pictures of a sum stand in one row, as high as they are wide',
  async () => {
    const { page } = await opened({ viewport: { width: 320, height: 640 } });
    await page.locator('.units [role="option"]').first().click();
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await rowsOf(page.locator('.pictures figure'))).toEqual([3]);
    const sizes = await page.locator('.pictures canvas').evaluateAll((all) =>
      all.map((each) => {
        const { right, width, height } = each.getBoundingClientRect();
        return { inside: right < innerWidth - 24, square: Math.abs(width - height) < 0.5 };
      }),
    );
    expect(sizes).toEqual(new Array(3).fill({ inside: true, square: true }));
  },
);
