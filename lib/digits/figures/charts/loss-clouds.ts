import type { Data, LayoutAxis, PlotMarker } from 'plotly.js';

import { checkOptions, type OptionNames } from '../../check/options';
import { checkEach, checkFields, checkNumbers } from '../../check/values';
import type { LossPair } from '../../report/closest';
import { extremes } from '../../statistics/extremes';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { MODEL_LEGEND, modelMarker } from '../model-marks';
import { short } from '../numbers';
import { TITLE_COLOR } from '../palette';

/** Runs of one way of training. */
export interface LossCloud {
  readonly name: string;
  /** Losses of each run, above 0, in nats. */
  readonly pairs: readonly LossPair[];
}

export interface LossCloudsOptions {
  /** A pair to compare with, drawn as a large cross; both losses above 0. @default none */
  readonly reported?: LossPair;
  /** @default 'Training and validation loss of many runs' */
  readonly title?: string;
}

const OPTIONS: OptionNames<LossCloudsOptions> = { reported: 'object', title: 'string' };
const DOING = 'drawing clouds of losses';
const PAIR = { loss: 'number', validationLoss: 'number' } as const;

/**
 * Draws each run as a point, its training loss to the right and its validation loss upwards, both on a logarithmic
 * scale: runs of one way of training form a cloud, and a reported pair lies in it, or does not.
 *
 * @throws RangeError if there are no clouds, one has no runs, or a loss is not above 0
 * @example
 * const pairs = [{ loss: 0.015, validationLoss: 0.09 }, { loss: 0.017, validationLoss: 0.1 }];
 * show(lossClouds([{ name: 'ten epochs', pairs }], { reported: { loss: 0.004, validationLoss: 0.13 } }));
 */
export function lossClouds(clouds: readonly LossCloud[], options: LossCloudsOptions = {}): Figure {
  checkEach(DOING, 'a cloud', clouds, { name: 'string', pairs: 'array' });
  checkOptions(DOING, options, OPTIONS);
  const { title = 'Training and validation loss of many runs', reported } = options;
  for (const { pairs } of clouds) checkPairs(pairs);
  if (clouds.length === 0) throw new RangeError(`${DOING}: expected at least one cloud, found none`);
  if (reported !== undefined) {
    checkFields(DOING, 'a reported pair', reported, PAIR);
    checkPairs([reported]);
  }
  const traces = clouds.map(({ name, pairs }, place) => points(name, pairs, modelMarker(place)));
  const cross = { symbol: 'x-thin', size: 15, color: TITLE_COLOR, line: { width: 3, color: TITLE_COLOR } } as const;
  const all = [...clouds.flatMap(({ pairs }) => pairs), ...(reported ? [reported] : [])];
  const words = clouds.map(({ name, pairs }) => `${name} ${meanWords(pairs)}`);
  return figure(
    reported === undefined ? traces : [...traces, points('the report', [reported], cross)],
    layout(
      title,
      lossAxis(
        'training loss',
        all.map(({ loss }) => loss),
      ),
      lossAxis(
        'validation loss',
        all.map(({ validationLoss }) => validationLoss),
      ),
      MODEL_LEGEND,
    ),
    `${title}: ${words.join('; ')}${reported === undefined ? '' : `; the report ${meanWords([reported])}`}.`,
  );
}

function checkPairs(pairs: readonly LossPair[]): void {
  checkEach(DOING, 'a pair of losses', pairs, PAIR);
  if (pairs.length === 0) throw new RangeError(`${DOING}: expected at least one run, found none`);
  const losses = pairs.flatMap(({ loss, validationLoss }) => [loss, validationLoss]);
  checkNumbers(DOING, 'losses above 0', losses, (loss) => loss > 0 && loss < Infinity);
}

function points(name: string, pairs: readonly LossPair[], marker: Partial<PlotMarker>): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    x: pairs.map(({ loss }) => figuresOf(loss)),
    y: pairs.map(({ validationLoss }) => figuresOf(validationLoss)),
    marker,
    hovertemplate: `${name}: training %{x:.4f}, validation %{y:.3f}<extra></extra>`,
  };
}

/** In six figures: rounded to so many decimals, a small loss would become 0, which has no place on the axis. */
const figuresOf = (loss: number): number => Number(loss.toPrecision(6));

/** Steps of ticks within a power of ten: coarse ones, and fine ones where the losses lie close together. */
const COARSE = [1, 2, 5];
const FINE = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9];

/**
 * Ratio of the largest loss to the smallest: up to the first there are ticks at powers of ten alone, then coarse and
 * fine ones, and below the last round numbers in equal steps, since of the fine ones none may be between them.
 */
const [WIDE, CLOSE, CLOSEST] = [10_000, 4, 1.5];
/** By how much the axis goes beyond a single loss, as a factor: Plotly would show a power of ten to either side. */
const AROUND_ONE = 1.2;

function lossAxis(name: string, losses: readonly number[]): Partial<LayoutAxis> {
  const { least, most } = extremes(losses);
  const title = { text: `${name} (nats, log scale)` };
  const [low, high] = least === most ? [least / AROUND_ONE, most * AROUND_ONE] : [least, most];
  const ticks = ticksOf(low, high);
  const range = least === most ? { range: [Math.log10(low), Math.log10(high)] } : {};
  return { title, type: 'log', tickvals: ticks, ticktext: ticks.map(String), ...range };
}

/** Places of ticks from a loss to another and a little beyond. */
function ticksOf(low: number, high: number): number[] {
  if (high / low < CLOSEST) return evenTicks(low, high);
  const [first, last] = [low, high].map((loss) => Math.floor(Math.log10(loss)));
  const steps = high / low > WIDE ? [1] : high / low > CLOSE ? COARSE : FINE;
  const powers = Array.from({ length: (last ?? 0) - (first ?? 0) + 3 }, (_, at) => (first ?? 0) - 1 + at);
  return powers.flatMap((power) => steps.map((step) => Number(`${step}e${power}`)));
}

/** Multiples of 1, 2 or 5 times a power of ten, of which three to six lie between. */
function evenTicks(low: number, high: number): number[] {
  const power = Math.floor(Math.log10((high - low) / 3));
  const step = Number(`1e${power}`) * ([5, 2].find((factor) => (high - low) / 3 >= Number(`${factor}e${power}`)) ?? 1);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

function meanWords(pairs: readonly LossPair[]): string {
  const mean = (name: keyof LossPair): string => short(pairs.reduce((sum, pair) => sum + pair[name], 0) / pairs.length);
  return `${mean('loss')} and ${mean('validationLoss')}`;
}
