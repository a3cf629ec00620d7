import { checkOptions, type OptionNames } from '../check/options';
import { checkFields, checkNumber, isCount } from '../check/values';
import { lossCurves } from '../figures/charts/loss-curves';
import { grouped } from '../figures/numbers';
import { bestEpoch } from '../train/epochs';
import type { TrainingFilm } from '../train/film';
import type { FitOptions, FitProgress } from '../train/fit-options';
import type { History } from '../train/history';
import { liveFigure } from './live-figure';
import { type ProgressBar, progressBar } from './progress-bar';
import { SINK_OPTIONS, type SinkOptions } from './sink';
import { stepCurve } from './step-curve';

/** How a training is shown. */
export interface WatchTrainingOptions extends SinkOptions {
  /** Takes a frame after each epoch, such as `filmTraining` makes. @default none */
  readonly film?: Pick<TrainingFilm, 'take'>;
}

const DOING = 'watching training';
const OPTIONS: OptionNames<WatchTrainingOptions> = { ...SINK_OPTIONS, film: true };

/**
 * Shows a training run while it goes on: a progress bar with the loss of the last steps, images a second, the time that
 * is left and the best epoch; below it the loss by step; and a chart of both losses that grows after every epoch. What
 * earlier runs of `fit` gave the model stands before it in gray.
 *
 * @param epochs how many epochs the run will have, for the chart's axis
 * @throws RangeError if the epochs are not a whole number from 1 up, TypeError if an option is not known or the film
 *   is none
 * @returns callbacks to give to `fit`
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * await fit(buildAnn({ hiddenUnits: 4 }), few, { epochs: 2, ...watchTraining(2) });
 */
export function watchTraining(
  epochs: number,
  options: WatchTrainingOptions = {},
): Required<Pick<FitOptions, 'onEpoch' | 'onProgress'>> {
  checkNumber(DOING, 'a whole number of epochs from 1 up', epochs, isCount);
  checkOptions(DOING, options, OPTIONS);
  const { film, ...sink } = options;
  if (film !== undefined) checkFields(DOING, 'a film, such as filmTraining makes', film, { take: 'function' });
  const nothingYet: History = { epochs: [], batchSize: 0, seed: 0, engine: '' };
  let before: History | undefined;
  const chart = (history: History): ReturnType<typeof lossCurves> =>
    lossCurves(history, { epochs, ...(before && { earlier: before }) });
  let run: WatchedRun | undefined;
  let live: ReturnType<typeof liveFigure> | undefined;
  return {
    onProgress(progress) {
      before = progress.earlier;
      run ??= new WatchedRun(progress, sink);
      live ??= liveFigure(chart(nothingYet), sink);
      run.progress(progress);
    },
    onEpoch(result, history) {
      run?.epoch(history);
      live ??= liveFigure(chart(history), sink);
      live.update(chart(history));
      return film?.take(result);
    },
  };
}

/** The bar of one run of `fit`, and what stands beside it. */
class WatchedRun {
  readonly #bar: ProgressBar;
  readonly #curve = stepCurve();
  readonly #begin: { readonly time: number; readonly images: number };
  #images = 0;
  #best: string | undefined;
  #doneBatches: number | undefined;

  constructor({ batchesTotal, imagesDone }: FitProgress, sink: SinkOptions) {
    this.#bar = progressBar('training', batchesTotal, sink);
    this.#begin = { time: performance.now(), images: imagesDone };
  }

  progress(progress: FitProgress): void {
    const { epoch, batchesDone, batchesTotal, imagesDone, loss, stopped = false } = progress;
    if (stopped) return this.#bar.stop(batchesDone, `stopped in epoch ${epoch}`);
    const latest = this.#curve.add(progress);
    this.#images = imagesDone - this.#begin.images;
    const losses = `loss ${loss.toFixed(4)}${latest === undefined ? '' : ` (last steps ${latest.toFixed(4)})`}`;
    this.#bar.update(batchesDone, this.#words(`epoch ${epoch}, ${losses}`), () => this.#curve.svg());
    if (batchesDone === batchesTotal) this.#end(batchesTotal);
  }

  /** Takes in what an epoch gave. */
  epoch(history: History): void {
    if (history.epochs.some(({ validationLoss }) => validationLoss !== undefined)) {
      const { epoch, validationLoss = NaN } = bestEpoch(history);
      this.#best = `best epoch ${epoch}, validation loss ${validationLoss.toFixed(4)}`;
    }
    if (this.#doneBatches !== undefined) this.#end(this.#doneBatches);
  }

  #end(batches: number): void {
    this.#doneBatches = batches;
    this.#bar.done(this.#words(), batches);
  }

  /** What is known so far, and how fast it goes. */
  #words(first?: string): string {
    const seconds = Math.max(0.001, (performance.now() - this.#begin.time) / 1000);
    const rate = `${grouped(Math.round(this.#images / seconds))} images/s`;
    return [first, this.#best, rate].filter((word) => word !== undefined).join(' - ');
  }
}
