/** Colour of titles, and of numbers on pale cells. */
export const TITLE = '#1a1a1a';

/**
 * Colours of the charts, as `palette.ts` of the figures has them, and what stands for each on a dark page: the same
 * hue, lighter, with a contrast of at least 3:1 for marks and 7:1 for text on the book's dark ground.
 */
export const DARK_COLORS: Readonly<Record<string, string>> = {
  '#0072b2': '#5aa9e0',
  '#b84f00': '#f08a4b',
  '#007d5a': '#3dbd93',
  '#a8527f': '#d98bb5',
  '#966500': '#d9a441',
  [TITLE]: '#e8e6e1',
  '#4d4d4d': '#b9b6af',
  '#6b6b6b': '#9a978f',
  '#333333': '#b9b6af',
};
