/** @system opens Chromium */
/// <reference lib="dom" />
import { testBackend } from '../../helpers/backend';
import { testInChromium } from '../chromium';
import { openField, settled, shownBars } from './opened';

beforeAll(testBackend);

const isEmpty = async (page: { locator: (selector: string) => { textContent: () => Promise<string | null> } }) =>
  (await page.locator('.says').textContent()) === 'The field is empty.';

testInChromium('Undo takes back the last stroke, Clear all of them', async () => {
  const { page, stroke } = await openField();
  await stroke([60, 60], [200, 60]);
  const one = await shownBars(page, 0);
  await stroke([60, 200], [200, 200]);
  const two = await shownBars(page, 0);
  expect(two).not.toEqual(one);
  await page.getByRole('button', { name: 'Undo' }).click();
  await settled(page);
  expect(await shownBars(page, 0)).toEqual(one);
  await page.getByRole('button', { name: 'Clear' }).click();
  await settled(page);
  expect(await isEmpty(page)).toBe(true);
});

testInChromium(
  'the keyboard draws what the mouse draws: arrows move the pen, space puts it down and lifts it',
  async () => {
    const { page, pad, stroke } = await openField();
    // The pen stands at (140, 70) at first.
    await stroke([140, 70], [140, 120], [180, 120]);
    const byMouse = await shownBars(page, 0);
    await page.getByRole('button', { name: 'Clear' }).click();
    await pad.focus();
    const keys = (name: string, times: number): string[] => new Array<string>(times).fill(name);
    for (const key of ['Space', ...keys('ArrowDown', 5), ...keys('ArrowRight', 4), 'Space', 'ArrowUp'])
      await page.keyboard.press(key);
    await settled(page);
    expect(await shownBars(page, 0)).toEqual(byMouse);
    await page.keyboard.press('Backspace');
    await settled(page);
    expect(await isEmpty(page)).toBe(true);
  },
);

testInChromium('a finger draws, and the page does not scroll meanwhile', async () => {
  const { page, pad } = await openField({ hasTouch: true, viewport: { width: 390, height: 844 } });
  await pad.tap({ position: { x: 100, y: 100 } });
  await settled(page);
  expect(await isEmpty(page)).toBe(false);
  expect(await pad.evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');
});

testInChromium('a pen that leaves the field draws along its edge', async () => {
  const { page, pad, stroke, errors } = await openField();
  await stroke([140, 140], [400, 140]);
  const ink = await pad.evaluate((element: HTMLCanvasElement) => {
    const data = element.getContext('2d')?.getImageData(278, 140, 1, 1).data;
    return data?.[3];
  });
  expect(ink).toBe(255);
  expect(errors).toEqual([]);
  await page.close();
});
