import { percent } from '@digits/common/text';
import type { Data } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach, checkFields } from '../../check/values';
import type { ErrorShare, Halves } from '../../measure/halves';
import type { Figure } from '../figure';
import { figure, layout, LEGEND_ON_TOP } from '../layout';
import { rounded } from '../numbers';
import { modelMarker } from '../model-marks';

/** The misses of one kind of network in the two halves of some digits. */
export interface HalvesEntry {
  readonly model: string;
  readonly halves: Halves;
}

export interface HalvesChartOptions {
  /** @default 'Misses in the first half and in the second' */
  readonly title?: string;
}

const NAMES = ['first half', 'second half'] as const;
/** Distance of the marks of two models from each other, in halves. */
const APART = 0.16;

/**
 * Draws the share of misses in the first and the second half of some digits, with the interval of each, as
 * `compareHalves` gives them.
 *
 * @param entries one for each kind of network
 * @throws RangeError if there are no entries, or a share is not from 0 to 1 and within its interval
 * @example
 * const halves = compareHalves([0, 1, 0, 0, 1, 1, 0, 2], 2);
 * show(halvesChart([{ model: 'ANN', halves }]));
 */
export function halvesChart(entries: readonly HalvesEntry[], options: HalvesChartOptions = {}): Figure {
  const doing = 'drawing halves';
  checkEach(doing, 'a kind of network with its halves', entries, { model: 'string', halves: 'object' });
  checkOptions(doing, options, { title: 'string' });
  const { title = 'Misses in the first half and in the second' } = options;
  if (entries.length === 0) throw new RangeError(`${doing}: expected at least one kind of network, found none`);
  for (const { halves } of entries) checkHalves(doing, halves);
  const traces = entries.map(({ model, halves: { first, second } }, place): Data => {
    const shares = [first, second];
    const offset = (place - (entries.length - 1) / 2) * APART;
    return {
      type: 'scatter',
      mode: 'markers',
      name: model,
      x: shares.map((_, half) => rounded(half + offset, 3)),
      y: shares.map(({ mean }) => rounded(100 * mean, 4)),
      error_y: {
        type: 'data',
        array: shares.map(({ mean, high }) => rounded(100 * (high - mean), 4)),
        thickness: 1.5,
        width: 6,
      },
      marker: modelMarker(place + 1),
      text: [...NAMES],
      hovertemplate: `${model}, %{text}: %{y:.2f} %<extra></extra>`,
    };
  });
  return figure(
    traces,
    layout(
      title,
      {
        title: { text: 'test digits' },
        tickvals: [0, 1],
        ticktext: [...NAMES],
        range: [-0.5, 1.5],
        showgrid: false,
        zeroline: false,
      },
      { title: { text: 'missed (%), with 95 % interval' }, rangemode: 'tozero' },
      LEGEND_ON_TOP,
    ),
    `${title}: ${entries.map(words).join('; ')}.`,
  );
}

/** @throws TypeError or RangeError unless these are halves, such as `compareHalves` gives */
function checkHalves(doing: string, halves: Halves): void {
  const what = 'halves, such as compareHalves gives';
  checkFields(doing, what, halves, { first: 'object', second: 'object', difference: 'object' });
  for (const share of [halves.first, halves.second, halves.difference]) {
    checkFields(doing, what, share, { mean: 'number', low: 'number', high: 'number' });
    if (share.low <= share.mean && share.mean <= share.high) continue;
    throw new RangeError(`${doing}: expected low <= mean <= high, found ${share.low}, ${share.mean}, ${share.high}`);
  }
  for (const { mean } of [halves.first, halves.second]) {
    if (!(mean >= 0 && mean <= 1)) throw new RangeError(`${doing}: expected shares from 0 to 1, found ${mean}`);
  }
}

function words({ model, halves: { first, second, difference } }: HalvesEntry): string {
  return `${model} ${interval(first)} and ${interval(second)}, a difference of ${interval(difference)}`;
}

/** As in "1.20 % (0.90 % to 1.50 %)". */
function interval({ mean, low, high }: ErrorShare): string {
  return `${percent(mean, 2)} (${percent(low, 2)} to ${percent(high, 2)})`;
}
