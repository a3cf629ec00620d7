/** @system opens Chromium */
import { createDigits } from '../../../lib/digits/data/create';
import { widgetBundle } from '../../../lib/digits/display/show-widget';
import { confusionExplorer } from '../../../lib/digits/widgets/confusion-explorer';
import { bundleWidget } from '../../../tools/widgets/bundle.mjs';
import { accessibility, BOOK, FORCED, groundsOf, openOutputs, rowsOf, testInChromium } from '../chromium';

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

async function opened(
  answers: Parameters<typeof confusionExplorer>[1],
  options = {},
  errors: string[] = [],
  shown = digits,
) {
  const html = widgetBundle(confusionExplorer(shown, answers), await bundleWidget('confusion'))['text/html'];
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

/** Two images of 8 x 8 pixels in each of so many classes, the first taken for the class after its own. */
function manyClasses(classes: number) {
  const labels = Uint8Array.from({ length: 2 * classes }, (_, index) => index % classes);
  const images = new Uint8Array(labels.length * 64).fill(200);
  const classNames = Array.from({ length: classes }, (_, label) => String.fromCharCode(65 + label));
  const probabilities = new Float32Array(labels.length * classes).fill(0.1 / classes);
  labels.forEach((label, index) => {
    probabilities[index * classes + ((label + Number(index < classes)) % classes)] = 0.9;
  });
  const many = createDigits(images, labels, 'many', { size: 8, classes, classNames });
  return confusionExplorer(many, { ann: { probabilities } });
}

testInChromium.each([
  [26, 'light'],
  [26, 'dark'],
  [47, 'light'],
  [47, 'dark'],
] as const)(
  'a matrix of %i classes fits a laptop, and scrolls within itself on a phone, %s',
  async (classes, colorScheme) => {
    const html = widgetBundle(manyClasses(classes), await bundleWidget('confusion'))['text/html'];
    const page = await openOutputs([html], { colorScheme, viewport: { width: 900, height: 900 } });
    const matrix = page.locator('.matrix');
    const beyond = () => matrix.evaluate((element) => element.scrollWidth - element.clientWidth);
    const wide = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect([await beyond(), await wide()]).toEqual([0, 0]);
    await page.locator('td').nth(1).click();
    expect(await page.locator('.part').textContent()).toBe('A taken for B: 1 image');
    expect(await page.locator('.tiles li').count()).toBe(1);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await wide()).toBe(0);
    expect(await beyond()).toBeGreaterThan(200);
    const box = await page.locator('td').nth(1).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    // The names of the rows stay where they are, and a focused cell is not under them.
    await page.locator('td').nth(1).press('End');
    await page.keyboard.press('Home');
    const [name, first] = [
      await page.locator('tbody th').first().boundingBox(),
      await page.locator('td').first().boundingBox(),
    ];
    expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual((first?.x ?? 0) + 1);
    expect(await accessibility(page)).toEqual([]);
  },
);

testInChromium(
  'a count of four figures has room in its cell on a phone, and digits stand in rows of three',
  async () => {
    const count = 1111;
    const many = createDigits(new Uint8Array(count * 784), new Uint8Array(count).fill(4));
    const { probabilities } = saying(4);
    const rows = Float32Array.from({ length: 10 * count }, (_, at) => probabilities[at % 10] ?? 0);
    const phone = { viewport: { width: 371, height: 844 } };
    const { page, cell } = await opened({ ann: { probabilities: rows } }, phone, [], many);
    const [left, right] = await cell(4, 4).evaluate((element) => {
      const text = document.createRange();
      text.selectNodeContents(element);
      const [inner, outer] = [text.getBoundingClientRect(), element.getBoundingClientRect()];
      return [inner.left - outer.left, outer.right - inner.right];
    });
    expect(Math.min(left ?? 0, right ?? 0)).toBeGreaterThanOrEqual(1);
    await page.setViewportSize(BOOK.viewport ?? { width: 0, height: 0 });
    await cell(4, 4).click();
    expect((await rowsOf(page.locator('.tiles li'))).at(0)).toBe(3);
  },
);

testInChromium('where no script runs, the words stand', async () => {
  const { page } = await opened({ ann: saying(9, 9, 9, 4) }, { javaScriptEnabled: false });
  expect(await page.locator('digits-confusion').innerText()).toMatch(/1 of 4 right.*most frequent mistakes 4 as 9/);
});

testInChromium('where colours are forced, cells keep theirs, and the chosen view is marked', async () => {
  const { page } = await opened({ ann: saying(9, 9, 9, 4), cnn: saying(9, 4, 9, 9) }, FORCED);
  // Right, none, and two shades of mistakes.
  expect((await groundsOf(page.locator('td'))).length).toBe(4);
  expect(await groundsOf(page.getByRole('group', { name: 'Whose answers' }).getByRole('button'))).toHaveLength(2);
  await page.close();
});
