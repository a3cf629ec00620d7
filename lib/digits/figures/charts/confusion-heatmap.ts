import { percent } from '@digits/common/text';

import { checkOptions } from '../../check/options';
import { checkKind } from '../../check/values';
import type { ConfusionMatrix } from '../../measure/confusion';
import { checkCounts } from '../check';
import type { Figure } from '../figure';
import { colorBar, figure, layout, SQUARE_AXES, squareSize } from '../layout';
import { counted, grouped, rounded } from '../numbers';
import { MISTAKE_SCALE } from '../palette';

export interface ConfusionHeatmapOptions {
  /** @default 'Confusion matrix' */
  readonly title?: string;
}

/** Side of the matrix in pixels. */
const SIDE = 480;
/** Colour of the diagonal: right answers are many, and would drown the mistakes in a common scale. */
const RIGHT = '#d3e5f2';
/** From this part of the colour scale on, white numbers read better than black ones. */
const DARK = 0.7;

/**
 * Draws a confusion matrix: rows actual, columns predicted, counts as numbers. Off the diagonal the colour is
 * the share of the actual class that went wrong this way; the diagonal is tinted alike everywhere.
 * Cells of 0 off the diagonal are left empty.
 *
 * @param matrix counts, square, `matrix[actual][predicted]`
 * @throws RangeError if the matrix is empty or not square, or a count is negative or no number
 */
export function confusionHeatmap(matrix: ConfusionMatrix, options: ConfusionHeatmapOptions = {}): Figure {
  const doing = 'drawing a confusion matrix';
  checkKind(doing, 'a matrix, such as confusionMatrix gives', matrix, 'array');
  checkOptions(doing, options, { title: 'string' });
  if (matrix.length === 0) throw new RangeError(`${doing}: expected at least one class, found an empty matrix`);
  for (const row of matrix) {
    checkCounts(doing, row);
    if (row.length !== matrix.length) {
      throw new RangeError(`${doing}: expected ${matrix.length} columns as there are rows, found ${row.length}`);
    }
  }
  const cells = matrix.flatMap((row, actual) => {
    const support = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, predicted) => ({ actual, predicted, count, share: support === 0 ? 0 : count / support }));
  });
  const wrong = cells.filter(({ actual, predicted }) => actual !== predicted);
  const most = wrong.reduce((top, { share }) => Math.max(top, share), 0) || 1;
  const grid = <T>(value: (cell: (typeof cells)[number]) => T): T[][] =>
    matrix.map((_, actual) => cells.slice(actual * matrix.length, (actual + 1) * matrix.length).map(value));
  const shown = cells.filter(({ actual, predicted, count }) => actual === predicted || count > 0);
  const classes = matrix.map((_, label) => String(label));
  const classAxis = {
    tickvals: matrix.map((_, label) => label),
    ticktext: classes,
    showgrid: false,
    zeroline: false,
  } as const;
  const end = matrix.length - 0.5;
  const title = options.title ?? 'Confusion matrix';
  return figure(
    [
      {
        type: 'heatmap',
        z: grid(({ actual, predicted }) => (actual === predicted ? 1 : null)),
        customdata: grid(({ count, share }) => `${grouped(count)} right, ${percent(share)}`),
        colorscale: [
          [0, RIGHT],
          [1, RIGHT],
        ],
        showscale: false,
        hoverongaps: false,
        xgap: 1,
        ygap: 1,
        hovertemplate: 'digit %{y}: %{customdata}<extra></extra>',
      },
      {
        type: 'heatmap',
        z: grid(({ actual, predicted, share }) => (actual === predicted ? null : rounded(share, 5))),
        customdata: grid(({ count, share }) => `${counted(count, 'digit')}, ${percent(share)}`),
        colorscale: MISTAKE_SCALE,
        zmin: 0,
        zmax: most,
        hoverongaps: false,
        xgap: 1,
        ygap: 1,
        colorbar: colorBar('share of the actual digit (%)', { tickformat: '.1%' }),
        hovertemplate: '%{y} taken for %{x}: %{customdata}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'text',
        x: shown.map(({ predicted }) => predicted),
        y: shown.map(({ actual }) => actual),
        text: shown.map(({ count }) => String(count)),
        textfont: {
          size: 12,
          color: shown.map(({ actual, predicted, share }) =>
            actual !== predicted && share / most > DARK ? '#ffffff' : '#1a1a1a',
          ),
        },
        hoverinfo: 'skip',
        showlegend: false,
      },
    ],
    layout(
      title,
      { ...classAxis, title: { text: 'predicted digit' }, range: [-0.5, end], ...SQUARE_AXES.x },
      { ...classAxis, title: { text: 'actual digit' }, range: [end, -0.5], ...SQUARE_AXES.y },
      squareSize(SIDE),
    ),
    words(cells, title),
  );
}

function words(cells: readonly { actual: number; predicted: number; count: number }[], title: string): string {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const right = cells.reduce((sum, { actual, predicted, count }) => sum + (actual === predicted ? count : 0), 0);
  const worst = cells
    .filter(({ actual, predicted, count }) => actual !== predicted && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ actual, predicted, count }) => `${actual} as ${predicted} (${counted(count, 'time')})`);
  const share = total === 0 ? '' : ` (${percent(right / total)})`;
  const mistakes = worst.length === 0 ? 'no mistakes' : `most frequent mistakes ${worst.join(', ')}`;
  const summary = `${grouped(right)} of ${grouped(total)} right${share}`;
  return `${title}, rows actual and columns predicted: ${summary}; ${mistakes}.`;
}
