import type { ErrorBar, Layout, PlotMarker } from 'plotly.js';

import { checkEach } from '../check/values';
import type { Spread } from '../measure/spread';
import { rounded } from './numbers';
import { REFERENCE_COLOR, SERIES_COLORS, TRANSPARENT } from './palette';

const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'cross', 'star', 'hexagon'] as const;
/** The first model is the baseline, in gray; the others take the series' colours in turn. */
const MODEL_COLORS = [REFERENCE_COLOR, ...SERIES_COLORS];

/** How the mark of a model looks, by its place among the models: told apart by colour and shape. */
export function modelMarker(place: number): Partial<PlotMarker> {
  const color = MODEL_COLORS[place % MODEL_COLORS.length] ?? REFERENCE_COLOR;
  return { color, symbol: SYMBOLS[place % SYMBOLS.length] ?? 'circle', size: 9 };
}

/** The legend of models: below the drawing, in as many columns as the page has room for. */
export const MODEL_LEGEND: Partial<Layout> = {
  showlegend: true,
  legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.24, yanchor: 'top', bgcolor: TRANSPARENT },
  height: 500,
};

/**
 * Error bars from the least to the most of some spreads of accuracies.
 *
 * @param scale what is drawn for an accuracy of 1: 100 for percents, -1 for shares of mistakes
 */
export function rangeBars(spreads: readonly Spread[], scale: number): ErrorBar {
  const above = spreads.map(({ mean, most }) => rounded(Math.abs(scale) * (most - mean), 6));
  const below = spreads.map(({ mean, least }) => rounded(Math.abs(scale) * (mean - least), 6));
  const [array, arrayminus] = scale > 0 ? [above, below] : [below, above];
  return { type: 'data', symmetric: false, array, arrayminus, thickness: 1.5, width: 4 };
}

/** @throws TypeError unless these are spreads, RangeError unless mean, least and most of every spread are shares from 0 to 1 in their order */
export function checkSpreads(doing: string, spreads: readonly Spread[]): void {
  checkEach(doing, 'an accuracy, such as spread gives', spreads, { mean: 'number', least: 'number', most: 'number' });
  for (const { mean, least, most } of spreads) {
    if (!(least >= 0 && least <= mean && mean <= most && most <= 1)) {
      throw new RangeError(`${doing}: expected 0 <= least <= mean <= most <= 1, found ${least}, ${mean}, ${most}`);
    }
  }
}
