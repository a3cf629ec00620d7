import { checkOptions } from '../../check/options';
import { checkEach, checkNumbers, isWhole } from '../../check/values';
import { extremes } from '../../statistics/extremes';
import type { Figure } from '../figure';
import { figure, layout, LEGEND_ON_TOP } from '../layout';
import { counted, grouped } from '../numbers';
import { pattern, SERIES_COLORS } from '../palette';

/** How often the digits of a set are missed by several networks of one kind. */
export interface HardnessEntry {
  /** Name of the networks. */
  readonly model: string;
  /** How many digits are missed by none of them, by one, and so on up to all. */
  readonly counts: readonly number[];
}

export interface HardnessHistogramOptions {
  /** @default 'How many networks miss a digit' */
  readonly title?: string;
}

/**
 * Draws how many digits are missed by none of several networks, by one, and so on up to all, on a logarithmic axis:
 * most digits are missed by none. A count of 0 has no bar.
 *
 * @param entries one for each kind of network, their numbers of networks may differ
 * @throws RangeError if there are no entries, one has fewer than two counts or no digits, or a count is not whole
 * @example
 * show(hardnessHistogram([{ model: 'ANN', counts: [9650, 100, 80, 170] }]));
 */
export function hardnessHistogram(entries: readonly HardnessEntry[], options: HardnessHistogramOptions = {}): Figure {
  const doing = 'drawing hardness';
  checkEach(doing, 'a kind of network with its counts', entries, { model: 'string' });
  checkOptions(doing, options, { title: 'string' });
  const { title = 'How many networks miss a digit' } = options;
  if (entries.length === 0) throw new RangeError(`${doing}: expected at least one kind of network, found none`);
  for (const { model, counts } of entries) {
    checkNumbers(doing, 'whole counts from 0 up', counts, isWhole);
    if (counts.length >= 2 && counts.some((count) => count > 0)) continue;
    throw new RangeError(`${doing}: expected at least two counts and a digit of ${model}, found ${counts.join(', ')}`);
  }
  const most = extremes(entries.map(({ counts }) => counts.length)).most - 1;
  return figure(
    entries.map(({ model, counts }, series) => ({
      type: 'bar',
      name: `${model} (${counted(counts.length - 1, 'network')})`,
      x: counts.map((_, misses) => misses),
      // Null, not 0, which a logarithmic axis cannot show.
      y: counts.map((count) => count || null),
      text: counts.map((count) => (count > 0 ? grouped(count) : '')),
      textposition: 'outside',
      cliponaxis: false,
      marker: { color: SERIES_COLORS[series % SERIES_COLORS.length] ?? '', pattern: pattern(series) },
      hovertemplate: `${model}: missed by %{x}: %{y} digits<extra></extra>`,
    })),
    layout(
      title,
      { title: { text: 'networks that miss the digit' }, dtick: 1, range: [-0.6, most + 0.6], showgrid: false },
      { title: { text: 'digits (log scale)' }, type: 'log', dtick: 1, tickformat: ',d' },
      { ...LEGEND_ON_TOP, barmode: 'group' },
    ),
    `${title}: ${entries.map(words).join('; ')}.`,
  );
}

function words({ model, counts }: HardnessEntry): string {
  const networks = counts.length - 1;
  const some = counts.slice(1, -1).reduce((sum, count) => sum + count, 0);
  return (
    `of ${counted(networks, 'network')} of ${model}, none misses ${counted(counts[0] ?? 0, 'digit')}, ` +
    `some but not all miss ${grouped(some)}, and all miss ${grouped(counts[networks] ?? 0)}`
  );
}
