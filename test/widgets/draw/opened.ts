/// <reference lib="dom" />
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import { widgetBundle } from '../../../lib/digits/display/show-widget';
import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { drawDigit } from '../../../lib/digits/widgets/draw-digit';
import { bundleWidget } from '../../../tools/widgets/bundle.mjs';
import { openOutputs } from '../chromium';

/** A page with the field, asking two small networks that nobody has trained. */
export interface OpenedField {
  readonly page: Page;
  readonly pad: Locator;
  readonly errors: readonly string[];
  readonly networks: Readonly<Record<string, ReturnType<typeof buildAnn>>>;
  /** Draws a stroke by the mouse through these places of the field. */
  readonly stroke: (...points: readonly (readonly [x: number, y: number])[]) => Promise<void>;
}

/** Opens such a page in Chromium, and waits until the networks can be asked. */
export async function openField(
  options: BrowserContextOptions = {},
  networks: OpenedField['networks'] = {
    dense: buildAnn({ seed: 1, hiddenUnits: 16 }),
    convolutional: buildCnn({ seed: 1, filters: [2, 3, 4] }),
  },
): Promise<OpenedField> {
  const widget = drawDigit(networks);
  if (!('widget' in widget)) throw new Error('expected a field to draw in');
  const html = widgetBundle(widget, await bundleWidget('draw'))['text/html'];
  const weights = widget.weights.map(
    ({ key, bytes }) => `<digits-weights data-key="${key}" data-bytes="${bytes}"></digits-weights>`,
  );
  const errors: string[] = [];
  const page = await openOutputs([...weights, html], options, errors);
  await page.waitForSelector('digits-draw[computed-by]');
  const pad = page.locator('canvas.pad');
  return {
    page,
    pad,
    errors,
    networks,
    stroke: async (...points) => {
      const box = await pad.boundingBox();
      if (!box) throw new Error('expected the field on the page, found none');
      const place = (x: number, y: number) => [box.x + (x / 280) * box.width, box.y + (y / 280) * box.height] as const;
      for (const [index, [x, y]] of points.entries()) {
        await page.mouse.move(...place(x, y));
        if (index === 0) await page.mouse.down();
      }
      await page.mouse.up();
      await settled(page);
    },
  };
}

/** Waits until what was drawn is shown. */
export const settled = (page: Page): Promise<void> => page.waitForTimeout(150);

/** The probabilities that the bars of a network show, to three decimals. */
export async function shownBars(page: Page, network: number): Promise<number[]> {
  const texts = await page.locator('.answer').nth(network).locator('.value').allTextContents();
  return texts.map(Number);
}
