import { DARK_COLORS, TITLE } from '../../../../lib/book/site/parts/dark-colors';
import * as palette from '../../../../lib/digits/figures/palette';

/** Relative luminance of WCAG 2.1. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** `--page` of the dark theme in site.css. */
const GROUND = '#17181b';
const contrast = (color: string): number => (luminance(color) + 0.05) / (luminance(GROUND) + 0.05);

test('DARK_COLORS has a colour for each of the palette', () => {
  const { SERIES_COLORS, TITLE_COLOR, TEXT_COLOR, REFERENCE_COLOR } = palette;
  for (const color of [...SERIES_COLORS, TITLE_COLOR, TEXT_COLOR, REFERENCE_COLOR]) {
    expect(Object.keys(DARK_COLORS)).toContain(color);
  }
  expect(TITLE).toBe(TITLE_COLOR);
});

test('DARK_COLORS stand out from the dark ground: marks by 3 to 1, text by 7 to 1', () => {
  for (const color of Object.values(DARK_COLORS)) expect(contrast(color)).toBeGreaterThan(3);
  expect(contrast(DARK_COLORS[palette.TEXT_COLOR] ?? GROUND)).toBeGreaterThan(7);
});
