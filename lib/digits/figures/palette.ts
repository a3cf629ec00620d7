import type { ColorScale, Pattern } from 'plotly.js';

/**
 * Colours after M. Okabe and K. Ito, "Color Universal Design" (2008): told apart with every common
 * kind of colour vision. Their yellow and sky blue are left out, since lines in them fade on white.
 * All but the blue are darkened: on the ground of the figures each has a contrast of at least 3:1, what
 * WCAG 2.1 (1.4.11) asks of graphics, on a white page and on JupyterLab's dark one alike.
 */
export const COLORS = {
  blue: '#0072b2',
  vermillion: '#b84f00',
  green: '#007d5a',
  purple: '#a8527f',
  orange: '#966500',
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
 * Ground of every figure: a veil of white. On a white page it is not seen; on a dark one it is a soft light gray
 * that does not glare. It is needed, because no colour of text reaches WCAG's 4.5:1 on white and on #111111
 * at once: the best has 4.3:1.
 */
export const GROUND_COLOR = 'rgba(255, 255, 255, 0.85)';

/** Titles: the strongest text. */
export const TITLE_COLOR = '#1a1a1a';

/** All other text: on the ground at least 6:1. */
export const TEXT_COLOR = '#4d4d4d';

/** Gray of lines that mark a reference, such as a mean. */
export const REFERENCE_COLOR = '#6b6b6b';

/** Colour of grid lines: a veil over whatever page lies behind. */
export const GRID_COLOR = 'rgba(128, 128, 128, 0.28)';

/** Background of what lies on the ground. */
export const TRANSPARENT = 'rgba(0, 0, 0, 0)';

/** Grayscale of digits: intensity 0 is paper, 255 is ink. */
export const INK_SCALE: ColorScale = [
  [0, '#e2e2e2'],
  [1, '#000000'],
];

/** One-sided scale for shares of mistakes: from paper to dark vermillion, lightness falling all the way. */
export const MISTAKE_SCALE: ColorScale = [
  [0, '#ececec'],
  [0.25, '#fdd3b0'],
  [0.6, '#ee8033'],
  [1, '#a33f00'],
];

/** Two-sided scale (PuOr of colorbrewer2.org, C. Brewer): orange below zero, pale at zero, purple above. */
export const DIVERGING_SCALE: ColorScale = [
  [0, '#b35806'],
  [0.25, '#f1a340'],
  [0.5, '#ececec'],
  [0.75, '#998ec3'],
  [1, '#542788'],
];
