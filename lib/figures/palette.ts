import type { ColorScale, Pattern } from 'plotly.js';

/**
 * Colours after M. Okabe and K. Ito, "Color Universal Design" (2008): told apart with every common
 * kind of colour vision. Their yellow and sky blue are left out, since lines in them fade on white.
 * Every colour has a contrast of at least 3:1 with white and with #111111, what WCAG 2.1 asks of graphics;
 * the orange is darkened for it.
 */
export const COLORS = {
  blue: '#0072b2',
  vermillion: '#d55e00',
  green: '#008f68',
  purple: '#b5628f',
  orange: '#b87d00',
} as const;

/** The colours in the order in which series take them. */
export const SERIES_COLORS: readonly string[] = Object.values(COLORS);

const PATTERN_SHAPES = ['', '/', '.', 'x', '-'] as const;

/** Pattern over the colour of a series of bars, so that series differ not by colour alone; the first has none. */
export function pattern(series: number): Partial<Pattern> {
  const shape = PATTERN_SHAPES[series % PATTERN_SHAPES.length] ?? '';
  if (shape === '') return { shape };
  return { shape, fillmode: 'overlay', fgcolor: 'rgba(255, 255, 255, 0.75)', fgopacity: 1, size: 6, solidity: 0.25 };
}

/**
 * Gray of all text. No gray reaches WCAG's 4.5:1 on a white and on a #111111 page at once: the best for both
 * has 4.3:1. This one keeps 4.5:1 on white and has 4.2:1 on #111111.
 */
export const TEXT_COLOR = '#767676';

/** Gray of lines that mark a reference, such as a mean. */
export const REFERENCE_COLOR = '#808080';

/** Colour of grid lines: a veil over whatever page lies behind. */
export const GRID_COLOR = 'rgba(128, 128, 128, 0.28)';

/** Background of pages that the figures do not paint themselves. */
export const TRANSPARENT = 'rgba(0, 0, 0, 0)';

/** Grayscale of digits: intensity 0 is paper, 255 is ink. */
export const INK_SCALE: ColorScale = [[0, '#f2f2f2'], [1, '#000000']];

/** One-sided scale for shares of mistakes: from paper to dark vermillion, lightness falling all the way. */
export const MISTAKE_SCALE: ColorScale = [[0, '#f5f5f5'], [0.25, '#fdd3b0'], [0.6, '#ee8033'], [1, '#a33f00']];

/** Two-sided scale (PuOr of colorbrewer2.org, C. Brewer): orange below zero, white at zero, purple above. */
export const DIVERGING_SCALE: ColorScale = [
  [0, '#b35806'],
  [0.25, '#f1a340'],
  [0.5, '#f7f7f7'],
  [0.75, '#998ec3'],
  [1, '#542788'],
];
