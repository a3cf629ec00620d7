import type { ColorBar, Data, Layout, LayoutAxis } from 'plotly.js';

import type { Figure } from './figure';
import { GRID_COLOR, SERIES_COLORS, TEXT_COLOR, TRANSPARENT } from './palette';

/** Size of a chart in pixels; grids of images choose their own. */
export const CHART_SIZE = { width: 720, height: 420 } as const;

/** Axis without line, ticks or grid, for images. */
export const HIDDEN_AXIS: Partial<LayoutAxis> = { visible: false, fixedrange: true };

function axis(given: Partial<LayoutAxis>): Partial<LayoutAxis> {
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
 * The layout that every figure shares: a title, two titled axes, and a transparent background
 * with text that can be read on a light and on a dark page.
 *
 * @param title what the figure shows
 * @param x the x axis, its title with the unit
 * @param y the y axis, its title with the unit
 * @param more what differs from the shared layout
 */
export function layout(
  title: string,
  x: Partial<LayoutAxis>,
  y: Partial<LayoutAxis>,
  more: Partial<Layout> = {},
): Partial<Layout> {
  return {
    ...CHART_SIZE,
    title: { text: title, x: 0, xref: 'paper', xanchor: 'left', font: { size: 17 } },
    font: { family: 'Open Sans, verdana, arial, sans-serif', size: 13, color: TEXT_COLOR },
    colorway: [...SERIES_COLORS],
    paper_bgcolor: TRANSPARENT,
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
  legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.01, yanchor: 'bottom' },
  margin: { l: 64, r: 24, t: 84, b: 56 },
};

/** A scale of colours to the right of the drawing. */
export function colorBar(title: string, more: Partial<ColorBar> = {}): Partial<ColorBar> {
  return { title: { text: title, side: 'right' }, thickness: 14, outlinewidth: 1, outlinecolor: GRID_COLOR, ...more };
}

/** Puts traces, layout and text alternative together with the shared behaviour of the toolbar. */
export function figure(data: readonly Data[], plotLayout: Partial<Layout>, alt: string): Figure {
  return { data, layout: plotLayout, config: { displaylogo: false }, alt };
}
