import type { Data } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import type { ClassScore } from '../../measure/confusion';
import { extremes } from '../../statistics/extremes';
import { checkShares } from '../check';
import { classAxis } from '../class-axis';
import type { Figure } from '../figure';
import { figure, layout, LEGEND_ON_TOP } from '../layout';
import { rounded, smallest } from '../numbers';
import { COLORS, GRID_COLOR } from '../palette';

const SCORES = [
  { key: 'precision', name: 'precision', color: COLORS.blue, symbol: 'triangle-up' },
  { key: 'recall', name: 'recall', color: COLORS.vermillion, symbol: 'triangle-down' },
  { key: 'f1', name: 'F1', color: COLORS.green, symbol: 'circle' },
] as const;

export interface ClassScoreBarsOptions {
  /** @default 'Precision, recall and F1 of each digit', or of each class */
  readonly title?: string;
}

/**
 * Draws one bar a class that reaches from its precision to its recall, with a mark at each and at its F1.
 * Good models differ in the last percents only: the axis begins a little below the least score,
 * which would mislead with bars that stand on the axis, and does not with bars between two marks.
 *
 * @throws RangeError if there are no scores, or a score lies outside 0 to 1
 * @example
 * const { scores } = await evaluate(buildAnn({ seed: 1 }), loadDigits('quick').test);
 * show(classScoreBars(scores));
 */
export function classScoreBars(scores: readonly ClassScore[], options: ClassScoreBarsOptions = {}): Figure {
  const doing = 'drawing class scores';
  checkEach(doing, 'the scores of a class, such as classScores gives', scores, { label: 'number' });
  checkOptions(doing, options, { title: 'string' });
  const isNamed = scores.some(({ name }) => name !== undefined);
  const noun = isNamed ? 'class' : 'digit';
  const nameOf = ({ label, name }: ClassScore): string => name ?? String(label);
  const { title = `Precision, recall and F1 of each ${noun}` } = options;
  if (scores.length === 0) throw new RangeError(`${doing}: expected at least one class, found none`);
  for (const { key, name } of SCORES)
    checkShares(
      doing,
      name,
      scores.map((score) => score[key]),
    );

  const { least } = extremes(SCORES.flatMap(({ key }) => scores.map((score) => score[key])));
  const margin = Math.max(0.005, 0.1 * (1 - least));
  // The null after each pair breaks the line: one trace draws all bars.
  const bars: Data = {
    type: 'scatter',
    mode: 'lines',
    x: scores.flatMap(({ label }) => [label, label, null]),
    y: scores.flatMap(({ precision, recall }) => [rounded(precision, 4), rounded(recall, 4), null]),
    line: { color: GRID_COLOR, width: 10 },
    hoverinfo: 'skip',
    showlegend: false,
  };
  const marks = SCORES.map(({ key, name, color, symbol }): Data => ({
    type: 'scatter',
    mode: 'markers',
    name,
    x: scores.map(({ label }) => label),
    y: scores.map((score) => rounded(score[key], 4)),
    marker: { color, symbol, size: key === 'f1' ? 8 : 11 },
    customdata: scores.map(nameOf),
    hovertemplate: `${noun} %{customdata}: ${name} %{y:.3f}<extra></extra>`,
  }));
  const worst = scores[smallest(scores.map(({ f1 }) => f1))];
  const mean = scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length;
  return figure(
    [bars, ...marks],
    layout(
      title,
      {
        title: { text: noun },
        ...classAxis(scores.map(nameOf), { places: scores.map(({ label }) => label) }),
      },
      { title: { text: 'score (0-1)' }, range: [Math.max(0, least - margin), 1 + margin / 2], zeroline: false },
      LEGEND_ON_TOP,
    ),
    `${title}: mean F1 ${mean.toFixed(3)}, least F1 ${worst?.f1.toFixed(3)} for the ${noun} ${worst && nameOf(worst)} ` +
      `(precision ${worst?.precision.toFixed(3)}, recall ${worst?.recall.toFixed(3)}).`,
  );
}
