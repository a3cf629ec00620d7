/** @system opens Chromium */
import { createDigits } from '../../../lib/digits/data/create';
import { digitFromStrokes } from '../../../lib/digits/data/drawn/strokes';
import { buildAnn } from '../../../lib/digits/model/ann';
import { predict } from '../../../lib/digits/model/predict';
import { testBackend } from '../../helpers/backend';
import { accessibility, BOOK, FORCED, groundsOf, rowsOf, testInChromium } from '../chromium';
import { openField, settled, shownBars } from './opened';

beforeAll(testBackend);

const SEVEN = [
  [60, 60],
  [210, 60],
  [120, 250],
] as const;

testInChromium('what is drawn is prepared and answered as in the kernel', async () => {
  const { page, stroke, networks, errors } = await openField();
  await stroke(...SEVEN);
  const strokes = [SEVEN.map(([x, y]) => ({ x, y }))];
  const digits = createDigits(digitFromStrokes(strokes).pixels, Uint8Array.of(7));
  for (const [index, network] of Object.values(networks).entries()) {
    const expected = await predict(network, digits);
    expect(await shownBars(page, index)).toEqual([...expected].map((value) => Number(value.toFixed(3))));
  }
  expect(await page.locator('digits-draw').getAttribute('computed-by')).toBe('engine engine');
  expect(errors).toEqual([]);
});

testInChromium('an empty field has no answer', async () => {
  const { page, stroke } = await openField();
  expect(await page.locator('.says').textContent()).toBe('The field is empty.');
  await stroke(...SEVEN);
  expect(await page.locator('.says').textContent()).toMatch(/^dense: \d \(0\.\d\d\), convolutional: \d \(0\.\d\d\)$/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await settled(page);
  expect(await page.locator('.says').textContent()).toBe('The field is empty.');
  expect(await page.locator('.value').allTextContents()).toEqual(new Array(20).fill(''));
});

testInChromium('in the book two networks stand side by side, as do bars and layers of a single one', async () => {
  const both = await openField(BOOK);
  expect(await rowsOf(both.page.locator('.answer'))).toEqual([2]);
  const single = await openField(BOOK, { dense: buildAnn({ seed: 1, hiddenUnits: 16 }) });
  expect(await rowsOf(single.page.locator('.answer > :not(.part)'))).toEqual([2]);
});

testInChromium.each(['light', 'dark'] as const)(
  'axe finds nothing in the %s theme, and a phone has room',
  async (colorScheme) => {
    const { page, stroke } = await openField({ colorScheme, viewport: { width: 390, height: 844 } });
    await stroke(...SEVEN);
    await page.getByRole('button', { name: 'Keep it as a 3' }).click();
    await settled(page);
    expect(await accessibility(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    expect(await page.locator('digits-draw').getAttribute('theme')).toBe(colorScheme);
  },
);

testInChromium('where colours are forced, ink is seen on the field, and bars on their tracks', async () => {
  const { page, pad, stroke } = await openField(FORCED);
  await page.evaluate(() => (document.documentElement.dataset.theme = 'light'));
  await stroke(...SEVEN);
  const ink = await pad.evaluate((element) => getComputedStyle(element).getPropertyValue('--ink'));
  expect([ink, await groundsOf(pad)]).toEqual(['#f4f4f2', ['rgb(16, 17, 19)']]);
  expect(await groundsOf(page.locator('.bars .track, .bars .best .bar'))).toHaveLength(2);
});

testInChromium('on the narrowest telephone the field is as high as it is wide', async () => {
  const { page, pad } = await openField({ viewport: { width: 320, height: 640 } });
  const box = await pad.boundingBox();
  expect(box?.width).toBeLessThan(280);
  expect(box?.height).toBeCloseTo(box?.width ?? 0, 1);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
});
