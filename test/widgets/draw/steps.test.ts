/** @system opens Chromium */
/// <reference lib="dom" />
import { testBackend } from '../../helpers/backend';
import { rowsOf, TELEPHONE, testInChromium } from '../chromium';
import { openField } from './opened';

beforeAll(testBackend);

testInChromium(
  'the steps show the drawing cut, scaled to 20 and centred in 28 x 28, each as large as it is',
  async () => {
    const { page, stroke } = await openField();
    const sizes = () =>
      page
        .locator('.steps canvas')
        .evaluateAll((all) =>
          all.map((each) => (each instanceof HTMLCanvasElement ? [each.hidden, each.width, each.height] : [])),
        );
    expect((await sizes()).map(([hidden]) => hidden)).toEqual([true, true, false]);
    await stroke([60, 40], [200, 240]);
    // 140 x 200 pixels of way, and half a pen of 20 around it.
    expect(await sizes()).toEqual([
      [false, 160, 220],
      [false, 15, 20],
      [false, 28, 28],
    ]);
  },
);

testInChromium('on a telephone the steps stand in one row', async () => {
  const { page } = await openField(TELEPHONE);
  expect(await rowsOf(page.locator('.steps figure'))).toEqual([3]);
});
