import { lossCurves } from '../figures/loss-curves';
import type { FitOptions } from '../train/fit';
import type { History } from '../train/history';
import { liveFigure } from './live-figure';
import { type ProgressBar, progressBar } from './progress-bar';
import type { SinkOptions } from './sink';

/**
 * Shows a training run while it goes on: a progress bar, and a chart of both losses that grows after
 * every epoch.
 *
 * @param epochs how many epochs the run will have, for the chart's axis
 * @returns callbacks to give to `fit`
 */
export function watchTraining(
  epochs: number,
  options: SinkOptions = {},
): Required<Pick<FitOptions, 'onEpoch' | 'onProgress'>> {
  const nothingYet: History = { epochs: [], batchSize: 0, seed: 0, engine: '' };
  const chart = (history: History): ReturnType<typeof lossCurves> => lossCurves(history, { epochs });
  let bar: ProgressBar | undefined;
  let live: ReturnType<typeof liveFigure> | undefined;
  return {
    onProgress({ epoch, batchesDone, batchesTotal, loss }) {
      bar ??= progressBar('training', batchesTotal, options);
      live ??= liveFigure(chart(nothingYet), options);
      bar.update(batchesDone, `epoch ${epoch}, loss ${loss.toFixed(4)}`);
      if (batchesDone === batchesTotal) bar.done(undefined, batchesTotal);
    },
    onEpoch(_result, history) {
      live ??= liveFigure(chart(history), options);
      live.update(chart(history));
    },
  };
}
