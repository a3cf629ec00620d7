import { percent } from '@digits/common/text';
import type { Data, LayoutAxis } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkMatrix, type ConfusionMatrix } from '../../measure/confusion';
import { extremes } from '../../statistics/extremes';
import { namedClasses } from '../check';
import { classTicks } from '../class-axis';
import type { Figure } from '../figure';
import { colorBar, figure, layout, SQUARE_AXES, squareSize } from '../layout';
import { counted, grouped, rounded } from '../numbers';
import { MISTAKE_SCALE } from '../palette';

export interface ConfusionHeatmapOptions {
  /** What the classes are called, as digits hold it. @default the labels */
  readonly classNames?: readonly string[] | undefined;
  /** @default 'Confusion matrix' */
  readonly title?: string;
}

const DOING = 'drawing a confusion matrix';

/** Side of the matrix in pixels, at least and at most, and of a cell with a small number of three figures. */
const SIDE = 480;
const LARGEST_SIDE = 760;
const CELL = 16;
/** Colour of the diagonal: right answers are many, and would drown the mistakes in a common scale. */
const RIGHT = '#d3e5f2';
/** From this part of the colour scale on, white numbers read better than black ones. */
const DARK = 0.7;
/** Of more classes the numbers and names are small. */
const MOST_LARGE = 12;
const SMALL = 8;

/**
 * Draws a confusion matrix: rows actual, columns predicted, counts as numbers. Off the diagonal the colour is
 * the share of the actual class that went wrong this way; the diagonal is tinted alike everywhere.
 * Cells of 0 off the diagonal are left empty.
 *
 * @param matrix counts, square, `matrix[actual][predicted]`
 * @throws TypeError if the matrix is not an array of arrays of numbers
 * @throws RangeError if the matrix is empty or not square, or a count is negative or not finite
 * @example
 * const { train, test } = loadDigits('quick');
 * const nearest = nearestAverage(averageDigits(train), test);
 * show(confusionHeatmap(confusionMatrix(nearest), { title: 'Confused by the mean digit' }));
 */
export function confusionHeatmap(matrix: ConfusionMatrix, options: ConfusionHeatmapOptions = {}): Figure {
  checkMatrix(DOING, matrix);
  if (matrix.length === 0) throw new RangeError(`${DOING}: expected at least one class, found an empty matrix`);
  checkOptions(DOING, options, { title: 'string', classNames: 'array' });
  const { classNames } = options;
  const { names, noun } =
    classNames === undefined
      ? { names: matrix.map((_, label) => String(label)), noun: 'digit' }
      : namedClasses(DOING, matrix.length, classNames);
  const { title = 'Confusion matrix' } = options;
  const rows = matrix.map(cellsOf);
  const cells = rows.flat();
  const most = Math.max(0, extremes(cells.filter(isWrong).map(({ share }) => share)).most) || 1;
  const end = matrix.length - 0.5;
  const isLong = names.some((name) => name.length > 3);
  const x = {
    ...namedAxis(names),
    ...(isLong && { tickangle: -90, automargin: true }),
    title: { text: `predicted ${noun}` },
    range: [-0.5, end],
    ...SQUARE_AXES.x,
  };
  const y = {
    ...namedAxis(names),
    tickangle: 0,
    title: { text: `actual ${noun}` },
    range: [end, -0.5],
    ...SQUARE_AXES.y,
  };
  return figure(
    [rightAnswers(rows, noun), mistakes(rows, most, noun), numbers(cells, most, matrix.length)],
    layout(title, x, y, squareSize(Math.min(LARGEST_SIDE, Math.max(SIDE, CELL * matrix.length)))),
    words(cells, title, names),
  );
}

interface Cell {
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
  /** Of the actual class, 0 to 1; 0 for a class that does not occur. */
  readonly share: number;
}

function isWrong({ actual, predicted }: Cell): boolean {
  return actual !== predicted;
}

function cellsOf(row: ConfusionMatrix[number], actual: number): Cell[] {
  const support = row.reduce((sum, count) => sum + count, 0);
  return row.map((count, predicted) => ({ actual, predicted, count, share: support === 0 ? 0 : count / support }));
}

function namedAxis(names: readonly string[]): Partial<LayoutAxis> {
  return { ...classTicks(names), ...(names.length > MOST_LARGE && { tickfont: { size: SMALL } }) };
}

/** What the two heatmaps share, which lie on each other. */
const GRID = { type: 'heatmap', hoverongaps: false, xgap: 1, ygap: 1 } as const;

/** The diagonal, in one tint. */
function rightAnswers(rows: readonly (readonly Cell[])[], noun: string): Data {
  return {
    ...GRID,
    z: rows.map((row) => row.map((cell) => (isWrong(cell) ? null : 1))),
    customdata: rows.map((row) => row.map(({ count, share }) => `${grouped(count)} right, ${percent(share)}`)),
    colorscale: [
      [0, RIGHT],
      [1, RIGHT],
    ],
    showscale: false,
    hovertemplate: `${noun} %{y}: %{customdata}<extra></extra>`,
  };
}

/** All but the diagonal, on a scale from 0 to the largest share. */
function mistakes(rows: readonly (readonly Cell[])[], most: number, noun: string): Data {
  return {
    ...GRID,
    z: rows.map((row) => row.map((cell) => (isWrong(cell) ? rounded(cell.share, 5) : null))),
    customdata: rows.map((row) =>
      row.map(({ count, share }) => `${counted(count, noun === 'digit' ? noun : 'image')}, ${percent(share)}`),
    ),
    colorscale: MISTAKE_SCALE,
    zmin: 0,
    zmax: most,
    colorbar: colorBar(`share of the actual ${noun} (%)`, { tickformat: '.3~p' }),
    hovertemplate: '%{y} taken for %{x}: %{customdata}<extra></extra>',
  };
}

/** The counts, written into the cells. */
function numbers(cells: readonly Cell[], most: number, classes: number): Data {
  const shown = cells.filter((cell) => !isWrong(cell) || cell.count > 0);
  const isDark = (cell: Cell) => isWrong(cell) && cell.share / most > DARK;
  return {
    type: 'scatter',
    mode: 'text',
    x: shown.map(({ predicted }) => predicted),
    y: shown.map(({ actual }) => actual),
    text: shown.map(({ count }) => String(count)),
    textfont: {
      size: classes > MOST_LARGE ? SMALL : 12,
      color: shown.map((cell) => (isDark(cell) ? '#ffffff' : '#1a1a1a')),
    },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function words(cells: readonly Cell[], title: string, names: readonly string[]): string {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const right = cells.reduce((sum, cell) => sum + (isWrong(cell) ? 0 : cell.count), 0);
  const worst = cells
    .filter((cell) => isWrong(cell) && cell.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ actual, predicted, count }) => `${names[actual]} as ${names[predicted]} (${counted(count, 'time')})`);
  const share = total === 0 ? '' : ` (${percent(right / total)})`;
  const most = worst.length === 0 ? 'no mistakes' : `most frequent mistakes ${worst.join(', ')}`;
  const summary = `${grouped(right)} of ${grouped(total)} right${share}`;
  return `${title}, rows actual and columns predicted: ${summary}; ${most}.`;
}
