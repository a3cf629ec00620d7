import { checkOptions } from '../check/options';
import { checkNumber, isCount } from '../check/values';
import { lossCurves } from '../figures/charts/loss-curves';
import type { FitOptions } from '../train/fit-options';
import type { History } from '../train/history';
import { liveFigure } from './live-figure';
import { type ProgressBar, progressBar } from './progress-bar';
import { SINK_OPTIONS, type SinkOptions } from './sink';

/**
 * Shows a training run while it goes on: a progress bar, and a chart of both losses that grows after
 * every epoch. What earlier runs of `fit` gave the model stands before it in gray.
 *
 * @param epochs how many epochs the run will have, for the chart's axis
 * @throws RangeError if the epochs are not a whole number from 1 up, TypeError if an option is not known
 * @returns callbacks to give to `fit`
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * await fit(buildAnn({ hiddenUnits: 4 }), few, { epochs: 2, ...watchTraining(2) });
 */
export function watchTraining(
  epochs: number,
  options: SinkOptions = {},
): Required<Pick<FitOptions, 'onEpoch' | 'onProgress'>> {
  checkNumber('watching training', 'a whole number of epochs from 1 up', epochs, isCount);
  checkOptions('watching training', options, SINK_OPTIONS);
  const nothingYet: History = { epochs: [], batchSize: 0, seed: 0, engine: '' };
  let before: History | undefined;
  const chart = (history: History): ReturnType<typeof lossCurves> =>
    lossCurves(history, { epochs, ...(before && { earlier: before }) });
  let bar: ProgressBar | undefined;
  let live: ReturnType<typeof liveFigure> | undefined;
  return {
    onProgress({ epoch, batchesDone, batchesTotal, loss, earlier, stopped = false }) {
      before = earlier;
      bar ??= progressBar('training', batchesTotal, options);
      live ??= liveFigure(chart(nothingYet), options);
      if (stopped) return bar.stop(batchesDone, `stopped in epoch ${epoch}`);
      bar.update(batchesDone, `epoch ${epoch}, loss ${loss.toFixed(4)}`);
      if (batchesDone === batchesTotal) bar.done(undefined, batchesTotal);
    },
    onEpoch(_result, history) {
      live ??= liveFigure(chart(history), options);
      live.update(chart(history));
    },
  };
}
