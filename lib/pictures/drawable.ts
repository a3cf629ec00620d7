import type { Data } from 'plotly.js';

import { type Plotly, plotly } from './browser';

/** Why a kind of chart of a category cannot be drawn. */
const REASONS: Readonly<Record<string, string>> = {
  gl: 'WebGL, which only a browser has',
  regl: 'WebGL, which only a browser has',
  gl3d: 'WebGL, which only a browser has',
  map: 'maps from the network',
  geo: 'maps from the network',
};

let kinds: ReturnType<Plotly['PlotSchema']['get']>['traces'] | undefined;

/** Kinds that need no look into what plotly.js says of itself, which takes as long as a picture. */
const COMMON: readonly string[] = ['scatter', 'bar', 'heatmap', 'histogram', 'box'];

/**
 * A part of a figure in a kind that can be drawn without WebGL and without a network: scattergl as scatter,
 * which shows the same.
 *
 * @throws Error if there is no such kind: plotly.js would leave the part out, or never end
 */
export function drawable(trace: Data): Data {
  if (trace.type === 'scattergl') return { ...trace, type: 'scatter' };
  if (trace.type === 'scatterpolargl') return { ...trace, type: 'scatterpolar' };
  const { type = 'scatter' } = trace;
  if (COMMON.includes(type)) return trace;
  kinds ??= plotly().PlotSchema.get().traces;
  const kind = kinds[type];
  if (kind === undefined) throw new Error(`plotly.js knows no chart of the kind ${type}`);
  for (const category of kind.categories ?? []) {
    const reason = REASONS[category];
    if (reason !== undefined) throw new Error(`a chart of the kind ${type} needs ${reason}`);
  }
  return trace;
}
