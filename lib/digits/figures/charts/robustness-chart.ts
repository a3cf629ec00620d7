import { percent } from '@digits/common/text';
import type { Data, Shape } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import type { Spread } from '../../measure/spread';
import { extremes } from '../../statistics/extremes';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { checkSpreads, MODEL_LEGEND, modelMarker, rangeBars } from '../model-marks';
import { largest, rounded } from '../numbers';
import { REFERENCE_COLOR } from '../palette';

/** What one model gave under each condition. */
export interface RobustnessEntry {
  readonly model: string;
  readonly conditions: readonly { readonly condition: string; readonly accuracy: Spread }[];
}

export interface RobustnessChartOptions {
  /** @default 'Accuracy on digits that are harder to read' */
  readonly title?: string;
}

/** Share of the room of a condition over which its marks are spread. */
const GROUP_WIDTH = 0.75;

/**
 * Draws the accuracy of models under several conditions: a mark at the mean, a bar from the least to the
 * most. Marks, not bars from the axis, so that the axis may begin above zero.
 *
 * @throws RangeError if there are no entries, the entries differ in their conditions, or an accuracy is
 *   not from 0 to 1
 * @example
 * const study = summarizeStudy(readStudy());
 * show(robustnessChart(study.filter(({ model }) => model.startsWith('ANN'))));
 */
export function robustnessChart(entries: readonly RobustnessEntry[], options: RobustnessChartOptions = {}): Figure {
  const doing = 'drawing robustness';
  checkEach(doing, 'a model with its conditions', entries, { model: 'string' });
  for (const { conditions } of entries) {
    checkEach(doing, 'a condition with its accuracy', conditions, { condition: 'string' });
  }
  checkOptions(doing, options, { title: 'string' });
  const { title = 'Accuracy on digits that are harder to read' } = options;
  const names = entries[0]?.conditions.map(({ condition }) => condition) ?? [];
  if (names.length === 0) throw new RangeError(`${doing}: expected at least one model and one condition, found none`);
  const traces = entries.map(({ model, conditions }, place): Data => {
    const found = conditions.map(({ condition }) => condition).join(', ');
    if (found !== names.join(', ')) {
      throw new RangeError(`${doing}: expected the conditions ${names.join(', ')} of ${model}, found ${found}`);
    }
    const spreads = conditions.map(({ accuracy }) => accuracy);
    checkSpreads(doing, spreads);
    return {
      type: 'scatter',
      mode: 'markers',
      name: model,
      x: names.map((_, group) =>
        rounded(group + ((place - (entries.length - 1) / 2) * GROUP_WIDTH) / entries.length, 3),
      ),
      y: spreads.map(({ mean }) => rounded(100 * mean, 4)),
      error_y: rangeBars(spreads, 100),
      marker: modelMarker(place),
      text: [...names],
      hovertemplate: `${model}, %{text}: %{y:.2f} %<extra></extra>`,
    };
  });
  return figure(
    traces,
    layout(
      title,
      {
        title: { text: 'test digits' },
        tickvals: names.map((_, group) => group),
        // In two lines they stand side by side on a narrow page, where Plotly would turn them and leave out the last.
        ticktext: names.map((name) => name.replace(' ', '<br>')),
        range: [-0.5, names.length - 0.5],
        showgrid: false,
        zeroline: false,
      },
      { title: { text: 'accuracy (%): mean and range over seeds' }, zeroline: false },
      { ...MODEL_LEGEND, shapes: separators(names.length) },
    ),
    `${title}: ${names.map((name, index) => words(name, index, entries)).join('; ')}.`,
  );
}

/** Dotted lines between the groups of marks. */
function separators(groups: number): Partial<Shape>[] {
  const line = { color: REFERENCE_COLOR, width: 1, dash: 'dot' } as const;
  return Array.from({ length: groups - 1 }, (_, group) => {
    return { type: 'line', xref: 'x', yref: 'paper', x0: group + 0.5, x1: group + 0.5, y0: 0, y1: 1, line };
  });
}

function words(condition: string, index: number, entries: readonly RobustnessEntry[]): string {
  const means = entries.map(({ conditions }) => conditions[index]?.accuracy.mean ?? NaN);
  const best = largest(means);
  return `${condition}: ${percent(extremes(means).least)} to ${percent(means[best] ?? NaN)}, best ${entries[best]?.model}`;
}
