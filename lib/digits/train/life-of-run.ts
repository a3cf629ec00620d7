import { readWeights, writeWeights } from '../adapter/weights';
import { requireLearningRate } from '../check/learning-rate';
import type { Occupation } from '../model/in-training';
import { noteSeed } from '../platform/origins';
import type { FitProgress } from './fit-options';
import type { EpochResult, History } from './history';
import type { EpochsSoFar } from './interrupt';
import { learningRateOf } from './learning-rate';
import { epochsTrained, recordTraining } from './record';
import type { RunSettings } from './require-run';
import type { EpochProgress, TrainingRun } from './trainer';

/** The life of one run of `fit`: which epochs it has, what they gave, what its caller was told, and when it ends. */
export class LifeOfRun {
  readonly #settings: RunSettings;
  readonly #engine: string;
  readonly #occupation: Occupation;
  readonly #results: EpochResult[] = [];
  #ended = false;
  #told: FitProgress | undefined;

  /** @param engine name of what does the training, for the history */
  constructor(settings: RunSettings, engine: string, occupation: Occupation) {
    this.#settings = settings;
    this.#engine = engine;
    this.#occupation = occupation;
    settings.model.stopTraining = false;
    noteSeed(settings.seed);
  }

  /** What a trainer is to do, which tells this run of each epoch. */
  order(signal: AbortSignal): TrainingRun {
    const { learningRate } = this.#settings;
    return {
      ...this.#settings,
      learningRate: learningRate && ((epoch) => this.#rate(epoch)),
      signal,
      epochs: this.#numbers(),
      onProgress: (progress) => this.#tell(progress),
      onEpoch: (measured) => this.#take(measured),
    };
  }

  /** How far the run has come. */
  soFar(): EpochsSoFar {
    const { model, before, epochs } = this.#settings;
    return { done: epochsTrained(model), end: before + epochs };
  }

  /** Tells whoever shows the progress that there will be no more. */
  async giveUp(): Promise<void> {
    try {
      if (this.#told) await this.#settings.onProgress?.({ ...this.#told, stopped: true });
    } catch {
      // The run ends because of another error, or of this one when it came for the first time.
    }
  }

  /** Puts back the weights of the best epoch, if that is wanted and it is not the last. @returns the run's history */
  restoreBest(): History {
    const { model, stopping } = this.#settings;
    const { epoch: restoredEpoch, weights } = stopping?.best ?? {};
    const isLast = restoredEpoch === this.#results.at(-1)?.epoch;
    if (weights === undefined || restoredEpoch === undefined || isLast) return this.#history();
    writeWeights(model, weights);
    recordTraining(model, { ...this.#history(), epochs: [], restoredEpoch });
    return { ...this.#history(), restoredEpoch };
  }

  /** The epochs to come, as long as nothing has ended the run. */
  *#numbers(): Generator<number> {
    const { before, epochs } = this.#settings;
    for (let epoch = before + 1; epoch <= before + epochs && !this.#ended; epoch++) yield epoch;
  }

  /** The step size of an epoch, while it is the next or the last one that the results do not have yet. */
  #rate(epoch: number): number {
    const { model, earlier, learningRate } = this.#settings;
    if (!learningRate) return learningRateOf(model.optimizer);
    const rate = learningRate(epoch, [...(earlier?.epochs ?? []), ...this.#results]);
    requireLearningRate(rate, `training, epoch ${epoch}`);
    return rate;
  }

  #tell({ epoch, batchesDone, loss }: EpochProgress): unknown {
    const { data, before, earlier, epochs, batches, batchSize, onProgress } = this.#settings;
    this.#told = Object.freeze({
      epoch,
      imagesDone: (epoch - before - 1) * data.count + Math.min(batchesDone * batchSize, data.count),
      batchesDone: (epoch - before - 1) * batches + batchesDone,
      batchesTotal: (this.#ended ? this.#results.length : epochs) * batches,
      loss,
      ...(earlier && { earlier }),
    });
    return onProgress?.(this.#told);
  }

  /** Takes an epoch into the histories, now that the model has its weights, and tells the caller. */
  async #take(measured: EpochResult): Promise<void> {
    const { model, augment, weights, stopping, checkpoints, batches, onEpoch } = this.#settings;
    const augmented = augment !== undefined && { augmented: true };
    const weighted = weights !== undefined && { weighted: true };
    // Frozen: callbacks get the very object that the history and the model keep.
    const result: EpochResult = Object.freeze({
      ...measured,
      learningRate: this.#rate(measured.epoch),
      ...augmented,
      ...weighted,
    });
    this.#results.push(result);
    stopping?.see(result, () => readWeights(model));
    recordTraining(model, { ...this.#history(), epochs: [result] });
    this.#ended = stopping?.stopped === true;
    const tellDone = (): unknown => this.#tell({ epoch: result.epoch, batchesDone: batches, loss: result.loss });
    await tellDone();
    const { optimizer } = model;
    const answer = await this.#occupation.rest(async () => {
      // First: what the caller does next may end the run, and the epoch is not to be lost for that.
      await checkpoints?.see(result);
      return onEpoch?.(result, this.#history());
    });
    if (model.optimizer !== optimizer) {
      throw new Error(
        'training: expected the model as it was compiled when fit began, found it compiled anew by onEpoch',
      );
    }
    if (this.#ended || !(answer === 'stop' || model.stopTraining)) return;
    this.#ended = true;
    await tellDone();
  }

  #history(): History {
    const { batchSize, seed } = this.#settings;
    return { epochs: [...this.#results], batchSize, seed, engine: this.#engine };
  }
}
