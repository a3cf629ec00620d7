/** @system opens Chromium */
import type { BrowserContextOptions } from 'playwright-core';

import { widgetBundle } from '../../../lib/digits/display/show-widget';
import { buildAnn } from '../../../lib/digits/model/ann';
import { filmTraining, type TrainingFilm } from '../../../lib/digits/train/film';
import { fit } from '../../../lib/digits/train/fit';
import { epochExplorer } from '../../../lib/digits/widgets/epoch-explorer';
import { bundleWidget } from '../../../tools/widgets/bundle.mjs';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { accessibility, BOOK, openOutputs, rowsOf, TELEPHONE, testInChromium } from '../chromium';

let film: TrainingFilm;
beforeAll(async () => {
  await testBackend();
  const model = buildAnn({ seed: 1, hiddenUnits: 16 });
  const watched = bandedDigits(60, 2);
  film = await filmTraining(model, watched);
  await fit(model, bandedDigits(200), { epochs: 3, validation: watched, onEpoch: film.take });
});

async function opened(options: BrowserContextOptions = {}, errors: string[] = []) {
  const html = widgetBundle(epochExplorer(film), await bundleWidget('epochs'))['text/html'];
  const page = await openOutputs([html], options, errors);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('digits-epochs[ready]');
  return {
    page,
    says: () => page.locator('.says').textContent(),
    counts: async () => (await page.locator('td').allTextContents()).map(Number),
    places: () => page.locator('.plane g').evaluateAll((all) => all.map((each) => each.getAttribute('style'))),
  };
}

testInChromium('the slider shows each epoch: words, matrix, points and probabilities', async () => {
  const errors: string[] = [];
  const { page, says, counts, places } = await opened({}, errors);
  const last = await places();
  for (const [at, frame] of film.frames.entries()) {
    await page.locator('input[type="range"]').fill(String(at));
    const right = frame.confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    expect(await says()).toContain(`${at === 0 ? 'Before the training' : `After epoch ${at}`}: ${right} of 60 right`);
    expect(await counts()).toEqual(frame.confusion.flat());
    const shown = await page.locator('.bars .value').allTextContents();
    expect(shown).toEqual(Array.from(frame.probabilities.slice(0, 10), (value) => value.toFixed(3)));
  }
  expect(await places()).toEqual(last);
  await page.locator('input[type="range"]').fill('0');
  expect(await places()).not.toEqual(last);
  expect(errors).toEqual([]);
});

testInChromium('the keyboard moves the slider and the chosen point', async () => {
  const { page, says } = await opened();
  await page.locator('input[type="range"]').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await says()).toMatch(/^After epoch 2:/);
  await page.locator('.plane [tabindex="0"]').focus();
  await page.keyboard.press('End');
  expect(await page.locator('select').inputValue()).toBe('59');
  expect(await page.locator('.one canvas').getAttribute('aria-label')).toBe('Digit 59, a 9');
  expect(await page.locator('.plane [aria-selected="true"]').count()).toBe(1);
});

testInChromium('a point that is clicked shows its digit, and a cell its way through the epochs', async () => {
  const { page } = await opened();
  await page.locator('.plane g').nth(12).dispatchEvent('click');
  expect(await page.locator('.one canvas').getAttribute('aria-label')).toBe('Digit 12, a 2');
  await page.locator('td').nth(22).click();
  const counts = film.frames.map(({ confusion }) => confusion[2]?.[2]).join(', ');
  await expect(page.getByText(`2 read rightly, from epoch 0 to 3: ${counts}.`).count()).resolves.toBe(1);
});

testInChromium('Play runs from the first frame, and Stop holds it', async () => {
  const { page, says } = await opened();
  await page.getByRole('button', { name: 'Play' }).click();
  expect(await says()).toMatch(/^Before the training/);
  await page.waitForFunction(() =>
    document
      .querySelector('digits-epochs')
      ?.shadowRoot?.querySelector('.says')
      ?.textContent?.startsWith('After epoch 1'),
  );
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(1);
});

testInChromium.each(['light', 'dark'] as const)(
  'axe finds nothing in the %s theme, and a phone has room',
  async (colorScheme) => {
    const { page } = await opened({ colorScheme, viewport: { width: 390, height: 844 } });
    await page.locator('td').nth(49).click();
    expect(await accessibility(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  },
);

testInChromium('in the book two parts stand side by side, on a telephone each by itself', async () => {
  const wide = await opened(BOOK);
  expect(await rowsOf(wide.page.locator('.parts > section'))).toEqual([2, 2]);
  const narrow = await opened(TELEPHONE);
  expect(await rowsOf(narrow.page.locator('.parts > section'))).toEqual([1, 1, 1, 1]);
});

testInChromium('where no script runs, the words stand', async () => {
  const { page } = await opened({ javaScriptEnabled: false });
  expect(await page.locator('digits-epochs').innerText()).toMatch(/60 digits as points/);
});
