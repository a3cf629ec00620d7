import type { ColorBar, Data, Layout, LayoutAxis } from 'plotly.js';

import type { Figure } from './figure';
import { GRID_COLOR, GROUND_COLOR, SERIES_COLORS, TEXT_COLOR, TITLE_COLOR, TRANSPARENT } from './palette';

declare module 'plotly.js' {
  interface Layout {
    /** What the figure's author wishes to keep with it; Plotly only passes it on. */
    meta: unknown;
  }
}

/** Size of a chart in pixels; grids of images choose their own. */
export const CHART_SIZE = { width: 720, height: 420 } as const;

/** Widest picture that JupyterLab shows whole beside its sidebar on a page of 1280 pixels, with room to spare. */
export const WIDEST = 840;

/** Axis without line, ticks or grid, for images. */
export const HIDDEN_AXIS: Partial<LayoutAxis> = { visible: false, fixedrange: true };

/** An axis in the colours that all share, its title a little off the numbers. */
export function axis(given: Partial<LayoutAxis>): Partial<LayoutAxis> {
  return {
    gridcolor: GRID_COLOR,
    zerolinecolor: GRID_COLOR,
    linecolor: GRID_COLOR,
    automargin: true,
    ...given,
    ...(given.title ? { title: { standoff: 10, ...given.title } } : {}),
  };
}

/**
 * The layout that every figure shares: a title, two titled axes, and a ground on which text can be read,
 * whether the page is light or dark.
 *
 * Plotly gets no width, so that a chart is as wide as its place on the page, and shrinks with it. Its own
 * width, which a picture of it takes, stands in `meta.width`.
 *
 * @param title what the figure shows
 * @param x the x axis, its title with the unit
 * @param y the y axis, its title with the unit
 * @param more what differs from the shared layout; a width in it is the figure's own
 */
export function layout(
  title: string,
  x: Partial<LayoutAxis>,
  y: Partial<LayoutAxis>,
  { width = CHART_SIZE.width, ...more }: Partial<Layout> = {},
): Partial<Layout> {
  return {
    autosize: true,
    height: CHART_SIZE.height,
    meta: { width },
    title: {
      text: title,
      x: 0,
      xref: 'paper',
      xanchor: 'left',
      y: 1,
      yanchor: 'top',
      pad: { t: 12 },
      font: { size: 17, weight: 600, color: TITLE_COLOR },
    },
    font: { family: 'Open Sans, verdana, arial, sans-serif', size: 13, color: TEXT_COLOR },
    colorway: [...SERIES_COLORS],
    paper_bgcolor: GROUND_COLOR,
    plot_bgcolor: TRANSPARENT,
    margin: { l: 64, r: 24, t: 56, b: 56 },
    xaxis: axis(x),
    yaxis: axis(y),
    ...more,
  };
}

/** A legend in one row between the title and the drawing. */
export const LEGEND_ON_TOP: Partial<Layout> = {
  showlegend: true,
  legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.01, yanchor: 'bottom', bgcolor: TRANSPARENT },
  margin: { l: 64, r: 24, t: 84, b: 56 },
};

/** Axes of a drawing whose cells are square: it stands in the left upper corner, however wide the page is. */
export const SQUARE_AXES = {
  x: { constrain: 'domain', constraintoward: 'left' },
  y: { constrain: 'domain', constraintoward: 'top', scaleanchor: 'x', scaleratio: 1 },
} as const;

/** Room around a drawing with titled axes and square cells, below a scale of colours. */
const SQUARE_MARGIN = { l: 64, r: 24, t: 98, b: 56 } as const;

/** Size and margins of a figure with titled axes, whose drawing is a square of so many pixels. */
export function squareSize(side: number): Partial<Layout> {
  const { l, r, t, b } = SQUARE_MARGIN;
  return { width: side + l + r, height: side + t + b, margin: SQUARE_MARGIN };
}

/** Height that a scale of colours needs between the title and the drawing. */
export const COLOR_BAR_HEIGHT = 54;

/** A scale of colours between the title and the drawing, where it is near the drawing on every page. */
export function colorBar(title: string, more: Partial<ColorBar> = {}): Partial<ColorBar> {
  return {
    title: { text: title, side: 'top' },
    orientation: 'h',
    x: 0,
    xanchor: 'left',
    xpad: 0,
    // Not 1: plotly.js 4.1 would move the titles of the figure and its axes, the first off the page.
    y: 0.9999,
    yanchor: 'bottom',
    ypad: 6,
    lenmode: 'pixels',
    len: 240,
    thickness: 10,
    outlinewidth: 1,
    outlinecolor: GRID_COLOR,
    ...more,
  };
}

/** Puts traces, layout and text alternative together with the shared behaviour of the toolbar. */
export function figure(data: readonly Data[], plotLayout: Partial<Layout>, alt: string): Figure {
  return { data, layout: plotLayout, config: { displaylogo: false }, alt };
}
