import { checkOptions } from '../../check/options';
import { checkEach } from '../../check/values';
import type { BenchmarkEntry } from '../../report/benchmark';
import { extremes } from '../../statistics/extremes';
import type { Figure } from '../figure';
import { CHART_SIZE, figure, layout } from '../layout';
import { short } from '../numbers';
import { COLORS, REFERENCE_COLOR } from '../palette';

export interface BenchmarkBarsOptions {
  /** Prefix of the systems that are this project's own, drawn in colour. @default 'engine' */
  readonly own?: string;
  /** @default 'Time for one epoch of the report\'s network' */
  readonly title?: string;
}

/** Length of the axis in lengths of the longest bar: there is room for the words behind it. */
const ROOM = 1.3;
/** In less, the names at the axis and the words behind the bars leave no room for the bars. */
const LEAST_WIDTH = 520;

/**
 * Draws how long systems take for an epoch, the fastest on top, with the ratio to the fastest. The axis
 * begins at 0: a bar is as many times longer as its system is slower.
 *
 * @throws RangeError if there are no entries, or a time is not above 0
 * @example
 * show(benchmarkBars(readBenchmark().entries));
 * show(benchmarkBars([{ system: 'mine', secondsPerEpoch: 0.5 }, { system: 'yours', secondsPerEpoch: 2 }], { own: 'mine' }));
 */
export function benchmarkBars(entries: readonly BenchmarkEntry[], options: BenchmarkBarsOptions = {}): Figure {
  const doing = 'drawing a benchmark';
  checkEach(doing, 'a system with its time', entries, { system: 'string', secondsPerEpoch: 'number' });
  checkOptions(doing, options, { own: 'string', title: 'string' });
  const { own = 'engine', title = "Time for one epoch of the report's network" } = options;
  if (entries.length === 0) throw new RangeError(`${doing}: expected at least one system, found none`);
  for (const { system, secondsPerEpoch } of entries) {
    if (!(Number.isFinite(secondsPerEpoch) && secondsPerEpoch > 0)) {
      throw new RangeError(`${doing}: expected a time above 0 of ${system}, found ${secondsPerEpoch}`);
    }
  }
  const sorted = [...entries].sort((a, b) => a.secondsPerEpoch - b.secondsPerEpoch);
  const fastest = sorted[0]?.secondsPerEpoch ?? NaN;
  const times = sorted.map(({ secondsPerEpoch }) => secondsPerEpoch);
  const words = sorted.map(
    ({ secondsPerEpoch }) => `${short(secondsPerEpoch)} s (×${ratio(secondsPerEpoch / fastest)})`,
  );
  return figure(
    [
      {
        type: 'bar',
        orientation: 'h',
        x: times,
        y: sorted.map(({ system }) => system),
        marker: { color: sorted.map(({ system }) => (system.startsWith(own) ? COLORS.blue : REFERENCE_COLOR)) },
        text: words,
        textposition: 'outside',
        cliponaxis: false,
        hovertemplate: '%{y}: %{x:.3f} s<extra></extra>',
      },
    ],
    layout(
      title,
      { title: { text: 'seconds an epoch' }, range: [0, ROOM * extremes(times).most] },
      { title: { text: 'system' }, autorange: 'reversed', showgrid: false },
      {
        meta: { width: CHART_SIZE.width, least: LEAST_WIDTH },
        height: 160 + 36 * sorted.length,
        margin: { l: 64, r: 24, t: 56, b: 56 },
      },
    ),
    `${title}: ${sorted.map(({ system }, index) => `${system} ${words[index] ?? ''}`).join(', ')}.`,
  );
}

function ratio(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
