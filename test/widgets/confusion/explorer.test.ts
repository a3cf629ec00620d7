/** @system opens Chromium */
import { createDigits } from '../../../lib/digits/data/create';
import { widgetBundle } from '../../../lib/digits/display/show-widget';
import { confusionExplorer } from '../../../lib/digits/widgets/confusion-explorer';
import { bundleWidget } from '../../../tools/widgets/bundle.mjs';
import { accessibility, openOutputs, testInChromium } from '../chromium';

/** Four digits with a pixel each, and rows of ten probabilities that say these digits. */
const digits = createDigits(
  Uint8Array.from({ length: 4 * 784 }, (_, at) => (at % 785 === 0 ? 255 : 0)),
  Uint8Array.of(4, 4, 9, 9),
);
const saying = (...said: readonly number[]) => ({
  probabilities: Float32Array.from(
    said.flatMap((digit, at) => Array.from({ length: 10 }, (_, each) => (each === digit ? 0.6 + at / 10 : 0.04))),
  ),
});

async function opened(answers: Parameters<typeof confusionExplorer>[1], options = {}, errors: string[] = []) {
  const html = widgetBundle(confusionExplorer(digits, answers), await bundleWidget('confusion'))['text/html'];
  const page = await openOutputs([html], options, errors);
  const cell = (actual: number, predicted: number) => page.locator('td').nth(10 * actual + predicted);
  const tiles = () => page.locator('.tiles li').allInnerTexts();
  return { page, cell, tiles };
}

testInChromium('a cell opens its digits, with what they were taken for and how surely', async () => {
  const errors: string[] = [];
  const { page, cell, tiles } = await opened({ ann: saying(9, 9, 9, 4) }, {}, errors);
  await cell(4, 9).click();
  expect(await page.locator('.part').textContent()).toBe('4 taken for 9: 2 digits');
  expect(await tiles()).toEqual(['#1\n9 (0.70)', '#0\n9 (0.60)']);
  const ink = await page
    .locator('.tiles canvas')
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      return canvas.getContext('2d')?.getImageData(1, 0, 1, 1).data[0];
    });
  // The second digit has its ink in its second pixel.
  expect(ink).toBe(0);
  expect(errors).toEqual([]);
});

testInChromium('the keyboard opens a cell', async () => {
  const { page, tiles } = await opened({ ann: saying(4, 4, 9, 4) });
  await page.locator('td[tabindex="0"]').focus();
  for (let times = 0; times < 9; times++) await page.keyboard.press('ArrowDown');
  for (let times = 0; times < 4; times++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await tiles()).toEqual(['#3\n4 (0.90)']);
});

testInChromium('two models are compared, digit by digit', async () => {
  const { page, cell, tiles } = await opened({ ann: saying(9, 9, 9, 9), cnn: saying(9, 4, 9, 9) });
  await page.getByRole('button', { name: 'cnn against ann' }).click();
  expect(await cell(4, 9).textContent()).toBe('−1');
  await cell(4, 9).click();
  expect(await page.locator('.part').textContent()).toBe('4 taken for 9: 1 digit fewer by cnn than by ann');
  expect(await tiles()).toEqual(['#1\nann: 9 (0.70)\ncnn: 4 (0.70)']);
  await page.getByRole('button', { name: 'cnn', exact: true }).click();
  expect(await cell(4, 9).textContent()).toBe('1');
});

testInChromium.each(['light', 'dark'] as const)(
  'axe finds nothing in the %s theme, and a phone has room',
  async (colorScheme) => {
    const { page, cell } = await opened(
      { ann: saying(9, 9, 9, 4), cnn: saying(4, 4, 9, 9) },
      { colorScheme, viewport: { width: 390, height: 844 } },
    );
    await cell(4, 9).click();
    expect(await accessibility(page)).toEqual([]);
    await page.getByRole('button', { name: 'cnn against ann' }).click();
    expect(await accessibility(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  },
);

testInChromium('where no script runs, the words stand', async () => {
  const { page } = await opened({ ann: saying(9, 9, 9, 4) }, { javaScriptEnabled: false });
  expect(await page.locator('digits-confusion').innerText()).toMatch(/1 of 4 right.*most frequent mistakes 4 as 9/);
});
