import { percent } from '@digits/common/text';
import type { Data, LayoutAxis } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import { checkCounts, namedClasses } from '../check';
import { classAxis } from '../class-axis';
import type { Figure } from '../figure';
import { figure, layout, LEGEND_ON_TOP } from '../layout';
import { grouped, largest, rounded, smallest } from '../numbers';
import { COLORS, pattern, REFERENCE_COLOR, SERIES_COLORS } from '../palette';

export interface ClassBalanceOptions {
  /** What the classes are called, as digits hold it. @default the digits 0 to 9 */
  readonly classNames?: readonly string[] | undefined;
  /** @default 'How often each digit occurs', or each class */
  readonly title?: string;
}

/** Counts of each class in one part of the data, for example in the training part. */
export interface PartCounts {
  readonly name: string;
  /** Length 10, or as many as there are names: how many digits have the label 0, 1, ... */
  readonly counts: ArrayLike<number>;
}

/** The axis of the classes, at whose places Plotly puts the categories in their order. */
const categoryAxis = (names: readonly string[]): Partial<LayoutAxis> => ({ type: 'category', ...classAxis(names) });

type Classes = ReturnType<typeof namedClasses>;

/**
 * Draws how often each digit occurs: of one set of labels the counts, with a dashed line at their mean;
 * of several parts the shares side by side, so that parts of different size compare.
 *
 * @param data counts of the digits 0 to 9 (length 10) or of each named class, or several parts with their counts
 * @throws RangeError if there are not ten counts, or one for each name, a count is negative or no number, or all are 0
 * @example
 * const { train, test } = loadDigits('quick');
 * show(classBalance(classCounts(train), { title: 'Training digits of each class' }));
 * show(classBalance([
 *   { name: 'training', counts: classCounts(train) },
 *   { name: 'test', counts: classCounts(test) },
 * ]));
 */
export function classBalance(
  data: ArrayLike<number> | readonly PartCounts[],
  options: ClassBalanceOptions = {},
): Figure {
  const doing = 'drawing the class balance';
  checkOptions(doing, options, { title: 'string', classNames: 'array' });
  const parts = isParts(data) ? data : [{ name: 'all', counts: data }];
  checkEach(doing, 'a part with its counts', parts, { name: 'string' });
  for (const { counts } of parts) {
    checkCounts(doing, counts);
    namedClasses(doing, counts.length, options.classNames);
    if (total(counts) === 0) throw new RangeError(`${doing}: expected at least one label, found counts of 0 only`);
  }
  const classes = namedClasses(doing, parts[0]?.counts.length ?? 0, options.classNames);
  const { title = `How often each ${classes.noun} occurs` } = options;
  return isParts(data) ? shares(data, title, classes) : counts(data, title, classes);
}

function isParts(data: ArrayLike<number> | readonly PartCounts[]): data is readonly PartCounts[] {
  return Array.isArray(data) && data.length > 0 && typeof data[0] === 'object';
}

function total(counts: ArrayLike<number>): number {
  return Array.from(counts).reduce((sum, count) => sum + count, 0);
}

function counts(given: ArrayLike<number>, title: string, { names, noun }: Classes): Figure {
  const bars = Array.from(given);
  const mean = total(bars) / names.length;
  const most = largest(bars);
  const least = smallest(bars);
  return figure(
    [
      {
        type: 'bar',
        x: [...names],
        y: bars,
        marker: { color: COLORS.blue },
        text: bars.map(grouped),
        // Inside, but above a bar that is too low for it.
        textposition: 'auto',
        insidetextanchor: 'middle',
        hovertemplate: `${noun} %{x}: %{y:,} images<extra></extra>`,
      },
    ],
    layout(
      title,
      { ...categoryAxis(names), title: { text: noun } },
      { title: { text: 'images (count)' }, tickformat: ',d' },
      {
        shapes: [
          {
            type: 'line',
            xref: 'paper',
            x0: 0,
            x1: 1,
            y0: mean,
            y1: mean,
            line: { color: REFERENCE_COLOR, width: 2, dash: 'dash' },
          },
        ],
        annotations: [
          {
            xref: 'paper',
            x: 1,
            // Beside the drawing: on the last bar it could not be read.
            xanchor: 'left',
            xshift: 4,
            y: mean,
            yanchor: 'middle',
            text: `mean ${grouped(Math.round(mean))}`,
            showarrow: false,
          },
        ],
        margin: { l: 64, r: 108, t: 56, b: 56 },
      },
    ),
    `${title}: ${grouped(total(bars))} images, ${grouped(Math.round(mean))} a ${noun} on average, ` +
      `from ${grouped(bars[least] ?? 0)} (${noun} ${names[least]}) to ${grouped(bars[most] ?? 0)} (${noun} ${names[most]}).`,
  );
}

function shares(parts: readonly PartCounts[], title: string, { names, noun }: Classes): Figure {
  const series = parts.map(({ name, counts: given }) => {
    const sum = total(given);
    return { name, sum, values: Array.from(given, (count) => rounded(count / sum, 5)) };
  });
  const bars = series.map(({ name, sum, values }, part): Data => ({
    type: 'bar',
    name: `${name} (${grouped(sum)})`,
    x: [...names],
    y: values,
    marker: {
      color: SERIES_COLORS[part % SERIES_COLORS.length] ?? COLORS.blue,
      pattern: pattern(part),
    },
    hovertemplate: `${name}, ${noun} %{x}: %{y:.2%}<extra></extra>`,
  }));
  const most = Math.max(...names.map((_, digit) => spread(series.map(({ values }) => values[digit] ?? 0))));
  const points = (100 * most).toFixed(1);
  return figure(
    bars,
    layout(
      title,
      { ...categoryAxis(names), title: { text: `${noun} (its shares differ by at most ${points} points)` } },
      {
        title: { text: 'share of the part (%)' },
        tickformat: '.0%',
      },
      {
        ...LEGEND_ON_TOP,
        barmode: 'group',
      },
    ),
    `${title}, as shares of ${series.map(({ name, sum }) => `${name} (${grouped(sum)} images)`).join(', ')}: ` +
      `from ${percent(Math.min(...series.flatMap(({ values }) => values)))} ` +
      `to ${percent(Math.max(...series.flatMap(({ values }) => values)))}; ` +
      `between the parts a ${noun}'s share differs by at most ${points} percentage points.`,
  );
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
