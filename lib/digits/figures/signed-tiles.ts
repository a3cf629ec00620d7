import type { Figure } from './figure';
import { colorBar, figure } from './layout';
import { DIVERGING_SCALE } from './palette';
import { tileLayout, type Tiles, tileTraces } from './tiles';

/**
 * Draws tiles of weights on one scale with zero in its middle: purple above, orange below.
 *
 * @param most the largest magnitude of a weight, 0 or more
 */
export function signedTiles(title: string, tiles: Tiles, most: number, alt: string): Figure {
  const limit = most || 1;
  const colors = {
    colorscale: DIVERGING_SCALE,
    zmin: -limit,
    zmax: limit,
    hovertemplate: 'weight %{z}<extra></extra>',
    colorbar: colorBar('weight'),
  };
  return figure(tileTraces(tiles, colors), tileLayout(title, tiles, { colorBar: true }), alt);
}
