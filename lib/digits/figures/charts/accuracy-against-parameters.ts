import { percent } from '@digits/common/text';
import type { Data, PlotMarker } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import type { Spread } from '../../measure/spread';
import { extremes } from '../../statistics/extremes';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { checkSpreads, MODEL_LEGEND, modelMarker, rangeBars } from '../model-marks';
import { grouped, rounded } from '../numbers';
import { TITLE_COLOR } from '../palette';

/** One model of the comparison. */
export interface SizedModel {
  readonly model: string;
  readonly parameters: number;
  readonly accuracy: Spread;
}

/** A figure that others have published. */
export interface PublishedModel {
  readonly model: string;
  readonly parameters: number;
  /** Test accuracy, 0 to below 1. */
  readonly accuracy: number;
}

export interface AccuracyAgainstParametersOptions {
  /** Figures of others, drawn as crosses that are numbered from 1 in their order. @default none */
  readonly published?: readonly PublishedModel[];
  /** @default 'Test accuracy against the number of parameters' */
  readonly title?: string;
}

const DOING = 'drawing accuracy against parameters';

/** Sizes in pixels: of a mark and of the ends of its bar, and by how much each further one round it is larger. */
const MARK = 9;
const BAR_END = 4;
const RING = 7;

/** Accuracies that get a tick; the mistakes left become fewer by a factor of 2 to 2.5 from each to the next. */
const TICKS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999];

/** Numbers of parameters that get a tick: 1, 2 and 5 in each power of ten. */
const SIZE_TICKS = [1, 2, 3, 4, 5, 6, 7].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power));

/**
 * Draws the accuracy of models against their number of parameters: a mark at the mean, a bar from the least
 * to the most. Both axes are logarithmic, the vertical one in the share of mistakes: the step from 98 % to
 * 99 % is as high as that from 90 % to 95 %, since each halves the mistakes. Models with the same
 * number of parameters stand in the same place: the second and further ones are open marks, each larger than
 * the one before, so that none hides another.
 *
 * @throws RangeError if there are no models, a number of parameters is not above 0, or an accuracy is not
 *   from 0 to below 1
 * @example
 * show(accuracyAgainstParameters([
 *   { model: 'softmax regression', parameters: 7850, accuracy: { mean: 0.927, least: 0.926, most: 0.929, count: 5 } },
 *   { model: 'ANN', parameters: 101_770, accuracy: { mean: 0.977, least: 0.975, most: 0.979, count: 5 } },
 * ]));
 */
export function accuracyAgainstParameters(
  models: readonly SizedModel[],
  options: AccuracyAgainstParametersOptions = {},
): Figure {
  checkModels(models);
  checkOptions(DOING, options, { title: 'string', published: 'array' });
  const { title = 'Test accuracy against the number of parameters', published = [] } = options;
  const kinds = { model: 'string', parameters: 'number', accuracy: 'number' } as const;
  checkEach(DOING, 'a published model with its parameters and its accuracy', published, kinds);
  const others = published.map(asSized);
  if (others.length > 0) checkModels(others);
  const all = [...models, ...others];
  const ticks = TICKS.map((accuracy) => ({
    mistakes: rounded(1 - accuracy, 4),
    text: `${rounded(100 * accuracy, 1)} %`,
  }));
  const words = all.map(({ model, parameters, accuracy }) => {
    return `${model} ${grouped(parameters)}, ${percent(accuracy.mean, 2)}`;
  });
  return figure(
    [...models.map(mark), ...(others.length > 0 ? [crosses(others)] : [])],
    layout(
      title,
      {
        title: { text: 'parameters (log scale)' },
        type: 'log',
        range: sizeRange(all),
        tickvals: SIZE_TICKS,
        ticktext: SIZE_TICKS.map(grouped),
      },
      {
        title: { text: 'test accuracy (log scale of mistakes)' },
        type: 'log',
        range: mistakeRange(all),
        tickvals: ticks.map(({ mistakes }) => mistakes),
        ticktext: ticks.map(({ text }) => text),
      },
      MODEL_LEGEND,
    ),
    `${title}: ${words.join('; ')}.`,
  );
}

function asSized({ model, parameters, accuracy }: PublishedModel): SizedModel {
  return { model, parameters, accuracy: { mean: accuracy, least: accuracy, most: accuracy, count: 1 } };
}

/** The figures of others, numbered. */
function crosses(models: readonly SizedModel[]): Data {
  return {
    type: 'scatter',
    mode: 'text+markers',
    name: 'published by others',
    x: models.map(({ parameters }) => parameters),
    y: models.map(({ accuracy }) => rounded(1 - accuracy.mean, 6)),
    marker: { symbol: 'x-thin', size: 8, color: TITLE_COLOR, line: { width: 2, color: TITLE_COLOR } },
    text: models.map((_, place) => String(place + 1)),
    textposition: 'middle right',
    customdata: models.map(
      ({ model, parameters, accuracy }) => `${model}: ${grouped(parameters)} parameters, ${percent(accuracy.mean, 2)}`,
    ),
    hovertemplate: '%{customdata}<extra></extra>',
  };
}

function checkModels(models: readonly SizedModel[]): void {
  checkEach(DOING, 'a model with its parameters and its accuracy', models, { model: 'string', parameters: 'number' });
  if (models.length === 0) throw new RangeError(`${DOING}: expected at least one model, found none`);
  checkSpreads(
    DOING,
    models.map(({ accuracy }) => accuracy),
  );
  for (const { model, parameters, accuracy } of models) {
    if (!(parameters > 0 && parameters < Infinity)) {
      throw new RangeError(`${DOING}: expected parameters above 0 of ${model}, found ${parameters}`);
    }
    if (accuracy.most >= 1) throw new RangeError(`${DOING}: expected mistakes of ${model}, found an accuracy of 1`);
  }
}

/** A model's mark, and its bar from the least to the most. */
function mark({ model, parameters, accuracy }: SizedModel, place: number, models: readonly SizedModel[]): Data {
  const before = models.slice(0, place).filter((other) => other.parameters === parameters).length;
  return {
    type: 'scatter',
    mode: 'markers',
    name: model,
    x: [parameters],
    y: [rounded(1 - accuracy.mean, 6)],
    error_y: { ...rangeBars([accuracy], -1), width: BAR_END + before * RING },
    marker: ring(modelMarker(place), before),
    text: [`${grouped(parameters)} parameters, ${percent(accuracy.mean, 2)}`],
    hovertemplate: `${model}: %{text}<extra></extra>`,
  };
}

/** The mark of a model, or an open one round those that were drawn in its place before. */
function ring(marker: Partial<PlotMarker>, before: number): Partial<PlotMarker> {
  const size = MARK + before * RING;
  if (before === 0) return { ...marker, size };
  return { ...marker, size, symbol: `${String(marker.symbol)}-open`, line: { width: 2 } };
}

/** Ends of the horizontal axis as powers of ten. */
function sizeRange(models: readonly SizedModel[]): [number, number] {
  const sizes = models.map(({ parameters }) => Math.log10(parameters));
  const { least, most } = extremes(sizes);
  return [least - 0.2, most + 0.2];
}

/** Ends of the vertical axis as powers of ten: the most mistakes at the bottom. */
function mistakeRange(models: readonly SizedModel[]): [number, number] {
  const mistakes = models.flatMap(({ accuracy: { least, most } }) => [1 - least, 1 - most]);
  const { least, most } = extremes(mistakes);
  return [Math.min(0, Math.log10(most) + 0.12), Math.log10(least) - 0.12];
}
