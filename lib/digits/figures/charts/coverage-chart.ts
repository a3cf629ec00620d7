import { percent } from '@digits/common/text';
import type { Data } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import type { Answered } from '../../measure/coverage';
import type { Figure } from '../figure';
import { figure, layout, LEGEND_ON_TOP } from '../layout';
import { modelMarker } from '../model-marks';
import { rounded } from '../numbers';

/** What one model gives that answers only a share of the digits. */
export interface CoverageEntry {
  readonly name: string;
  /** For some shares, as `answeredShares` gives them. */
  readonly shares: readonly Answered[];
}

export interface CoverageChartOptions {
  /** @default 'Mistakes against the share that is answered' */
  readonly title?: string;
}

const DOING = 'drawing the share answered';
const DASHES = ['solid', 'dash', 'dot', 'dashdot'] as const;

/**
 * Draws the share of mistakes among the answers of a model against the share of the digits that it answers: to the
 * right it answers all, to the left only those of which it is surest.
 *
 * @throws RangeError if there are no entries, one has no shares, or an accuracy is not from 0 to 1
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.625, 0.375);
 * const shares = answeredShares({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 });
 * show(coverageChart([{ name: 'two answers', shares }]));
 */
export function coverageChart(entries: readonly CoverageEntry[], options: CoverageChartOptions = {}): Figure {
  checkEach(DOING, 'a name with its shares', entries, { name: 'string', shares: 'array' });
  checkOptions(DOING, options, { title: 'string' });
  const { title = 'Mistakes against the share that is answered' } = options;
  if (entries.length === 0) throw new RangeError(`${DOING}: expected at least one model, found none`);
  for (const { name, shares } of entries) {
    checkEach(DOING, 'a share, such as answeredShares gives', shares, { share: 'number', accuracy: 'number' });
    if (shares.length === 0) throw new RangeError(`${DOING}: expected at least one share of ${name}, found none`);
    for (const { share, accuracy } of shares) {
      if ([share, accuracy].every((value) => value >= 0 && value <= 1)) continue;
      throw new RangeError(`${DOING}: expected shares from 0 to 1, found ${share} and ${accuracy}`);
    }
  }
  return figure(
    entries.map(trace),
    layout(
      title,
      { title: { text: 'digits answered (%)' }, zeroline: false },
      { title: { text: 'mistakes among the answers (%)' }, rangemode: 'tozero' },
      LEGEND_ON_TOP,
    ),
    `${title}: ${entries.map(words).join('; ')}.`,
  );
}

function trace({ name, shares }: CoverageEntry, place: number): Data {
  const { color } = modelMarker(place);
  return {
    type: 'scatter',
    // A line through a single point would not be seen.
    mode: shares.length === 1 ? 'markers' : 'lines',
    name,
    x: shares.map(({ share }) => rounded(100 * share, 3)),
    y: shares.map(({ accuracy }) => rounded(100 * (1 - accuracy), 4)),
    line: { width: 2, dash: DASHES[place % DASHES.length] ?? 'solid', ...(typeof color === 'string' && { color }) },
    hovertemplate: `${name}: %{x:.0f} % answered, %{y:.2f} % of them wrong<extra></extra>`,
  };
}

function words({ name, shares }: CoverageEntry): string {
  const last = shares.at(-1);
  const without = shares.filter(({ accuracy }) => accuracy === 1).at(-1);
  const whole = `${name} ${percent(1 - (last?.accuracy ?? NaN), 2)} of mistakes at ${percent(last?.share ?? NaN, 0)} answered`;
  return without === undefined ? whole : `${whole}, none at ${percent(without.share, 0)}`;
}
