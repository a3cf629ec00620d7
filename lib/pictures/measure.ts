import { escapeHtml } from '@digits/common/text';
import { Resvg } from '@resvg/resvg-js';

import { FAMILY, FONT } from './fonts';

/** Size at which text is measured once; every other size is in proportion. */
const SIZE = 100;

const widths = new Map<string, number>();

/**
 * How far a text moves the pen, in pixels: the width of a line of it, blanks included.
 *
 * @param text one line
 * @param size font size in pixels
 * @param weight font weight, 1 to 1000
 */
export function textWidth(text: string, size: number, weight: number): number {
  if (text === '') return 0;
  // A box holds the ink only. Between two letters the text takes its whole width, blanks at its ends too.
  return ((inkWidth(`H${text}H`, weight) - inkWidth('HH', weight)) * size) / SIZE;
}

function inkWidth(text: string, weight: number): number {
  const key = `${weight} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text xml:space="preserve" y="${SIZE}" ` +
    `font-family="${FAMILY}" font-size="${SIZE}" font-weight="${weight}">${escapeHtml(text)}</text></svg>`;
  const width = new Resvg(svg, { font: FONT }).getBBox()?.width ?? 0;
  widths.set(key, width);
  return width;
}
