/** @system opens Chromium */
import { testBackend } from '../../helpers/backend';
import { testInChromium } from '../chromium';
import { openField, settled, shownBars } from './opened';

beforeAll(testBackend);

testInChromium('drawings are kept with their labels, and the accuracy of each network is counted', async () => {
  const { page, stroke, errors } = await openField();
  await stroke([60, 60], [210, 60], [120, 250]);
  const said = await Promise.all(
    [0, 1].map(async (network) => {
      const bars = await shownBars(page, network);
      return bars.indexOf(Math.max(...bars));
    }),
  );
  const keep = async (label: number): Promise<void> => {
    await page.getByRole('button', { name: `Keep it as a ${label}` }).click();
    await settled(page);
  };
  await keep(said[0] ?? 0);
  const other = [0, 1, 2].find((label) => !said.includes(label)) ?? 0;
  await keep(other);
  const right = said[0] === said[1] ? 1 : 0;
  expect(await page.locator('.collection .score').textContent()).toBe(
    `dense reads 1 of 2 (50 %); convolutional reads ${right} of 2 (${50 * right} %).`,
  );

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as JSON' }).click();
  const text = await (await download).createReadStream().then(async (stream) => {
    let all = '';
    for await (const part of stream) all += String(part);
    return all;
  });
  expect(JSON.parse(text)).toMatchObject({ labels: [said[0], other] });

  await page.reload();
  await page.waitForSelector('digits-draw[computed-by]');
  await settled(page);
  expect(await page.locator('.tiles li').count()).toBe(2);
  await page.getByRole('button', { name: 'Remove drawing 1' }).click();
  await settled(page);
  expect(await page.locator('.tiles li').count()).toBe(1);
  await page.getByRole('button', { name: 'Remove all' }).click();
  await settled(page);
  expect(await page.locator('.tiles li').count()).toBe(0);
  expect(errors).toEqual([]);
});

testInChromium('an empty field cannot be kept', async () => {
  const { page } = await openField();
  await page.getByRole('button', { name: 'Keep it as a 1' }).click();
  expect(await page.locator('.collection .score').textContent()).toBe('Draw a digit first.');
  expect(await page.locator('.tiles li').count()).toBe(0);
});

/** Puts drawings of these labels where the browser keeps them. */
const store = (labels: readonly number[]): void => {
  const pixels = btoa(String.fromCharCode(...new Uint8Array(784).fill(9)));
  localStorage.setItem('digits-drawings', JSON.stringify(labels.map((label) => ({ pixels, label }))));
};

testInChromium('who removes drawings by keyboard goes on at the next one, and at last where one is kept', async () => {
  const { page } = await openField();
  await page.evaluate(store, [1, 2, 3]);
  await page.reload();
  const focused = () => page.locator('.collection :focus').getAttribute('aria-label');
  await page.getByRole('button', { name: 'Remove drawing 2' }).focus();
  const seen: (string | null)[] = [];
  for (let times = 0; times < 3; times++) {
    await page.keyboard.press('Enter');
    await settled(page);
    seen.push(await focused());
  }
  expect(seen).toEqual(['Remove drawing 2, a 3', 'Remove drawing 1, a 1', 'Keep it as a 0']);
  await page.evaluate(store, [4, 5]);
  await page.reload();
  await page.getByRole('button', { name: 'Remove all' }).focus();
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await focused()).toBe('Keep it as a 0');
});

testInChromium('what another page has kept meanwhile stays', async () => {
  const { page, stroke } = await openField();
  await page.evaluate(store, [1]);
  await page.reload();
  await page.getByRole('button', { name: 'Remove drawing 1' }).waitFor();
  await page.evaluate(store, [1, 2, 3]);
  await stroke([60, 60], [210, 60]);
  await page.getByRole('button', { name: 'Keep it as a 4' }).click();
  await settled(page);
  const labels = () =>
    page.locator('.tiles canvas').evaluateAll((all) => all.map((each) => each.ariaLabel?.[5]).join());
  expect(await labels()).toBe('1,2,3,4');
  await page.evaluate(store, [1, 2, 3, 5]);
  await page.getByRole('button', { name: 'Remove all' }).click();
  await settled(page);
  expect(await labels()).toBe('5');
});
