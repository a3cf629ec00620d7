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

/** Where pointers touch the field: its ink on a coarse grid, as text. */
async function inkAfter(events: readonly string[]): Promise<string> {
  const { page, pad, errors } = await openField();
  const ink = await pad.evaluate((element: HTMLCanvasElement, lines) => {
    // A pointer that a script makes up cannot be captured.
    element.setPointerCapture = () => undefined;
    const { left, top } = element.getBoundingClientRect();
    for (const line of lines) {
      const [type = '', pointerType = '', id, x, y] = line.split(' ');
      const [clientX, clientY] = [left + Number(x), top + Number(y)];
      element.dispatchEvent(new PointerEvent(type, { pointerType, pointerId: Number(id), clientX, clientY }));
    }
    const context = element.getContext('2d');
    const places = [40, 90, 140, 190, 240];
    return places
      .map((y) => places.map((x) => (context?.getImageData(x, y, 1, 1).data[3] ? '#' : '.')).join(''))
      .join(' ');
  }, events);
  expect(errors).toEqual([]);
  await page.close();
  return ink;
}

const FINGER = ['pointerdown touch 2 40 40', 'pointermove touch 2 90 40', 'pointermove touch 2 140 40'];

testInChromium('a second finger draws nothing, and does not lift the first', async () => {
  const second = ['pointerdown touch 3 240 240', 'pointermove touch 3 190 240', 'pointerup touch 3 190 240'];
  const on = ['pointermove touch 2 190 40', 'pointerup touch 2 190 40', 'pointermove touch 2 190 240'];
  expect(await inkAfter([...FINGER, ...second, ...on])).toBe('####. ..... ..... ..... .....');
});

testInChromium('a stroke ends where the system takes the finger, and the next finger begins another', async () => {
  const next = ['pointermove touch 2 140 240', 'pointerdown touch 3 240 240', 'pointermove touch 3 190 240'];
  expect(await inkAfter([...FINGER, 'pointercancel touch 2 140 40', ...next])).toBe('###.. ..... ..... ..... ...##');
});

testInChromium('a pen takes the field from a palm, and what that drew is gone', async () => {
  const pen = ['pointerdown pen 5 240 140', 'pointermove touch 2 40 240', 'pointermove pen 5 240 190'];
  expect(await inkAfter([...FINGER, ...pen])).toBe('..... ..... ....# ....# .....');
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
