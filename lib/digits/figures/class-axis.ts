import type { LayoutAxis } from 'plotly.js';

import { fittedName } from './short-names';

/** Signs of a name along an axis, at most: longer ones would take the room of the drawing. */
const MOST = 24;

export interface ClassTicksOptions {
  /** Where the classes stand. @default 0, 1, 2, ... */
  readonly places?: readonly number[];
  /** A second line for each name. @default none */
  readonly below?: readonly string[];
}

/** An axis with the name of each class at its place. */
export function classTicks(names: readonly string[], options: ClassTicksOptions = {}): Partial<LayoutAxis> {
  const { places = names.keys(), below } = options;
  const second = (label: number): string => (below === undefined ? '' : `<br>${below[label] ?? ''}`);
  return {
    tickvals: [...places],
    ticktext: names.map((name, label) => fittedName(name, MOST) + second(label)),
    showgrid: false,
    zeroline: false,
  };
}

/**
 * Such an axis below a drawing. Names that have no room beside each other stand upright: slanted ones Plotly leaves out
 * where they reach beyond the edge, as the last do.
 */
export function classAxis(names: readonly string[], options: ClassTicksOptions = {}): Partial<LayoutAxis> {
  return { ...classTicks(names, options), autotickangles: [0, -90] };
}
