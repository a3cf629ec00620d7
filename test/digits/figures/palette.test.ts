import {
  COLORS,
  GROUND_COLOR,
  pattern,
  REFERENCE_COLOR,
  SERIES_COLORS,
  TEXT_COLOR,
  TITLE_COLOR,
} from '../../../lib/digits/figures/palette';

/** Relative luminance of sRGB, from WCAG 2.1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast, the reference, is 21 for black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
});

/** The colour of a figure's ground on a gray page, by the rule for painting over: alpha of it, the rest of the page. */
function groundOn(page: string): string {
  const [level = NaN, , , alpha = NaN] = (GROUND_COLOR.match(/[\d.]+/g) ?? []).map(Number);
  const below = Number.parseInt(page.slice(1, 3), 16);
  return `#${Math.round(alpha * level + (1 - alpha) * below)
    .toString(16)
    .repeat(3)}`;
}

/** A white page, JupyterLab's dark one, and VS Code's. */
const PAGES = ['#ffffff', '#111111', '#1f1f1f'];

test('groundOn, the reference, leaves a white page white and makes a dark one light gray', () => {
  // 0.85 x 255 + 0.15 x 17 = 219.3
  expect(PAGES.slice(0, 2).map(groundOn)).toEqual(['#ffffff', '#dbdbdb']);
});

test.each(PAGES)('text of figures has 4.5:1 on a page of %s, and titles are stronger', (page) => {
  const ground = groundOn(page);
  expect(contrast(TEXT_COLOR, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(TITLE_COLOR, ground)).toBeGreaterThan(1.5 * contrast(TEXT_COLOR, ground));
});

test.each([...Object.entries(COLORS), ['reference', REFERENCE_COLOR] as const])(
  'the colour %s has 3:1 on every page, as WCAG asks of graphics',
  (_, color) => {
    for (const page of PAGES) expect(contrast(color, groundOn(page))).toBeGreaterThanOrEqual(3);
  },
);

test('pattern differs for every series of the palette, and the first has none', () => {
  const shapes = SERIES_COLORS.map((_, series) => pattern(series).shape);
  expect(shapes[0]).toBe('');
  expect(new Set(shapes).size).toBe(SERIES_COLORS.length);
});
