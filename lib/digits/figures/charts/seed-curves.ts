import type { Data } from 'plotly.js';

import { checkOptions, type OptionNames } from '../../check/options';
import { checkEach, checkNumber } from '../../check/values';
import type { Spread } from '../../measure/spread';
import { extremes } from '../../statistics/extremes';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { MODEL_LEGEND, modelMarker } from '../model-marks';
import { rounded, short } from '../numbers';
import { REFERENCE_COLOR } from '../palette';

/** A measure of one way of training, epoch by epoch. */
export interface SeedCurve {
  readonly name: string;
  /** Over the seeds, epoch by epoch from the first. */
  readonly epochs: readonly Spread[];
}

export interface SeedCurvesOptions {
  /** What the vertical axis says. @default 'loss (nats)' */
  readonly measure?: string;
  /** Whether the vertical axis is logarithmic, for a measure that falls to a small share of its start. @default false */
  readonly logarithmic?: boolean;
  /** A value to compare with, drawn as a level line. @default none */
  readonly reported?: number;
  /** @default 'Loss over the epochs, of many seeds' */
  readonly title?: string;
}

const OPTIONS: OptionNames<SeedCurvesOptions> = {
  measure: 'string',
  logarithmic: 'boolean',
  reported: true,
  title: 'string',
};
const DOING = 'drawing curves of many seeds';

/**
 * Draws a measure over the epochs for several ways of training: a line through the means, and round it a band from
 * the least to the most of the seeds.
 *
 * @throws RangeError if there are no curves, one has no epochs, or the reported value is not a number
 * @example
 * show(seedCurves(studyCurves(readStudy('report'), 'loss').slice(0, 2), { reported: 0.004 }));
 */
export function seedCurves(curves: readonly SeedCurve[], options: SeedCurvesOptions = {}): Figure {
  checkEach(DOING, 'a curve', curves, { name: 'string', epochs: 'array' });
  checkOptions(DOING, options, OPTIONS);
  const {
    measure = 'loss (nats)',
    title = 'Loss over the epochs, of many seeds',
    reported,
    logarithmic = false,
  } = options;
  if (reported !== undefined) checkNumber(DOING, 'a finite reported value', reported, Number.isFinite);
  if (curves.length === 0) throw new RangeError(`${DOING}: expected at least one curve, found none`);
  for (const { name, epochs } of curves) {
    checkEach(DOING, 'what an epoch gave, such as spread gives', epochs, {
      mean: 'number',
      least: 'number',
      most: 'number',
    });
    if (epochs.length === 0) throw new RangeError(`${DOING}: expected at least one epoch of ${name}, found none`);
  }
  const { most: longest } = extremes(curves.map(({ epochs }) => epochs.length));
  const words = curves.map(({ name, epochs }) => {
    return `${name} from ${short(epochs[0]?.mean ?? NaN)} to ${short(epochs.at(-1)?.mean ?? NaN)}`;
  });
  return figure(
    curves.flatMap(lineAndBand),
    layout(
      title,
      { title: { text: 'epoch' }, zeroline: false, range: [0.5, longest + 0.5] },
      logarithmic
        ? { title: { text: `${measure}, log scale` }, type: 'log', dtick: 1 }
        : { title: { text: measure }, rangemode: 'tozero' },
      { ...MODEL_LEGEND, ...(reported === undefined ? {} : level(reported, logarithmic)) },
    ),
    `${title}: ${words.join('; ')}${reported === undefined ? '' : `; the report says ${short(reported)}`}.`,
  );
}

/** Strength of a band's colour. */
const BAND = '33';

function lineAndBand({ name, epochs }: SeedCurve, place: number): Data[] {
  const { color = REFERENCE_COLOR, symbol = 'circle' } = modelMarker(place);
  const numbers = epochs.map((_, index) => index + 1);
  const values = (pick: (epoch: Spread) => number): number[] => epochs.map((epoch) => rounded(pick(epoch), 6));
  return [
    {
      type: 'scatter',
      mode: 'lines',
      // Along the top, and back along the bottom.
      x: [...numbers, ...[...numbers].reverse()],
      y: [...values(({ most }) => most), ...values(({ least }) => least).reverse()],
      fill: 'toself',
      fillcolor: `${String(color)}${BAND}`,
      line: { width: 0 },
      hoverinfo: 'skip',
      showlegend: false,
    },
    {
      type: 'scatter',
      mode: 'lines+markers',
      name,
      x: numbers,
      y: values(({ mean }) => mean),
      line: { color: String(color), width: 2 },
      marker: { color, symbol, size: 6 },
      hovertemplate: `${name}, epoch %{x}: %{y:.4f}<extra></extra>`,
    },
  ];
}

function level(value: number, logarithmic: boolean): Pick<Figure['layout'], 'shapes' | 'annotations'> {
  return {
    shapes: [
      {
        type: 'line',
        xref: 'paper',
        x0: 0,
        x1: 1,
        y0: value,
        y1: value,
        line: { color: REFERENCE_COLOR, width: 1.5, dash: 'dot' },
      },
    ],
    annotations: [
      {
        xref: 'paper',
        x: 1,
        xanchor: 'right',
        // Of annotations, not of shapes, Plotly wants the place on the axis itself.
        y: logarithmic ? Math.log10(value) : value,
        yanchor: 'bottom',
        text: `the report: ${short(value)}`,
        showarrow: false,
      },
    ],
  };
}
