import { COLORS, pattern, SERIES_COLORS, TEXT_COLOR } from '../../lib/figures/palette';

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

test('TEXT_COLOR can be read on a white and on a dark page', () => {
  expect(contrast(TEXT_COLOR, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(TEXT_COLOR, '#111111')).toBeGreaterThanOrEqual(4.1);
});

test.each(Object.entries(COLORS))('COLORS.%s stands out on a white and on a dark page', (_, color) => {
  expect(contrast(color, '#ffffff')).toBeGreaterThanOrEqual(3);
  expect(contrast(color, '#111111')).toBeGreaterThanOrEqual(3);
});

test('pattern differs for every series of the palette, and the first has none', () => {
  const shapes = SERIES_COLORS.map((_, series) => pattern(series).shape);
  expect(shapes[0]).toBe('');
  expect(new Set(shapes).size).toBe(SERIES_COLORS.length);
});
