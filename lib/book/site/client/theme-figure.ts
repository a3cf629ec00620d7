import { DARK_COLORS, TITLE } from '../parts/dark-colors';
import { isRecord } from '../parts/record';

/** A theme of the book. */
export type Theme = 'light' | 'dark';

/** Colours of what lies over a chart while the mouse is on it. */
const HOVER = {
  light: { bgcolor: '#ffffff', bordercolor: '#c9c6bf', font: { color: '#1a1a1a' } },
  dark: { bgcolor: '#2b2e33', bordercolor: '#55585e', font: { color: '#f0eee9' } },
} as const;

/** What holds the colours of an image, which is the same on every page: ink on paper. */
const OF_IMAGES = new Set(['colorscale', 'z', 'customdata']);

/** A figure's part with the colours of a dark page. */
function darkened(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return DARK_COLORS[value.toLowerCase()] ?? value;
  if (OF_IMAGES.has(key)) return value;
  if (Array.isArray(value)) {
    // Coordinates are many and hold no colours.
    return typeof value[0] === 'string' || isRecord(value[0]) ? value.map((each) => darkened(each)) : value;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, isOnCells(name, inside) ? inside : darkened(inside, name)]),
  );
}

/** Whether it is the font of numbers that stand on cells, each with the colour that is read on its cell. */
const isOnCells = (name: string, value: unknown): boolean =>
  name === 'textfont' && isRecord(value) && Array.isArray(value.color);

/**
 * A layout in the colours of the theme: on the page's own ground, and no wider than its place.
 *
 * @param layout as the library's figures have it
 */
export function themedLayout(layout: Readonly<Record<string, unknown>>, theme: Theme): Record<string, unknown> {
  const own = theme === 'dark' ? darkened(layout) : layout;
  const font = isRecord(layout.font) ? layout.font : {};
  const color = theme === 'dark' ? DARK_COLORS['#4d4d4d'] : '#4d4d4d';
  return {
    ...(isRecord(own) ? own : {}),
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { ...font, color, family: 'var(--font-text)' },
    hoverlabel: HOVER[theme],
    autosize: true,
  };
}

/** The series of a figure in the colours of the theme. */
export function themedData(data: readonly unknown[], theme: Theme): unknown[] {
  return data.map((trace) => (theme === 'dark' ? darkened(trace) : trace));
}

/** The colour of titles, which no chart's series has. */
export const titleColor = (theme: Theme): string => (theme === 'dark' ? (DARK_COLORS[TITLE] ?? TITLE) : TITLE);
