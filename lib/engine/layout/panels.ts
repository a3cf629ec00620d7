import type { PanelPlan } from './plan';
import { FLOAT, LANES } from './sizes';

/** Vectors that a panel may be wide: the kernels have code for each (assembly/dense/panel.ts). */
const PANEL_WIDTHS = [8, 4, 2, 1];

/**
 * Cuts a row of `stride` columns into panels: as wide as `limit` vectors, but at least `parts` if it can.
 *
 * @param inputs Rows of a panel, that of the bias excepted.
 */
export function cutPanels(inputs: number, stride: number, parts: number, limit = Infinity): PanelPlan[] {
  const share = Math.min(limit, Math.max(1, Math.floor(stride / LANES / parts)));
  const panels: PanelPlan[] = [];
  for (let column = 0; column < stride;) {
    const vectors = widest(Math.min(share, (stride - column) / LANES));
    panels.push({ offset: (inputs + 1) * column * FLOAT, column, vectors });
    column += vectors * LANES;
  }
  return panels;
}

/** The widest panel of at most so many vectors. */
function widest(vectors: number): number {
  return PANEL_WIDTHS.find((width) => width <= vectors) ?? 1;
}
