import type { LayersModel } from '@tensorflow/tfjs-layers';

import { readWeights, writeWeights } from '../adapter/weights';
import { requireLearningRate } from '../check/learning-rate';
import type { Digits } from '../data/digits';
import { type Occupation, occupyModel } from '../model/in-training';
import { StoppingRule } from './early-stopping';
import { engineTrainer } from './engine-trainer';
import { checkFit, type FitOptions, type FitProgress, type FitSettings, STOP } from './fit-options';
import type { EpochResult, History } from './history';
import { type EpochsSoFar, interruption, interruptSignal } from './interrupt';
import { learningRateOf } from './learning-rate';
import { epochsTrained, recordTraining } from './record';
import { tfjsTrainer } from './tfjs-trainer';
import type { Trainer } from './trainer';

export { ENGINE_NAMES, type EngineName, type FitOptions, type FitProgress } from './fit-options';

/**
 * Trains a compiled model on digits, in batches whose order comes from the seed.
 *
 * As in Keras, a model that was trained before goes on from its weights and its optimizer's state; its
 * epochs are then counted on, so that the history shows it, and a notice is printed. The same model,
 * data and seed give the same history on one engine, for any number of threads.
 *
 * The model gets new weights, its optimizer's state and its history at the end of each epoch, all together:
 * a run that is stopped or fails leaves it as the last whole epoch did, and a later `fit` goes on from
 * there as if nothing had happened. While an epoch runs, the model cannot be evaluated or saved. With early
 * stopping it gets back the weights of the best epoch, unless told otherwise; the history says which that is.
 *
 * A run that an interrupt of the notebook's kernel stops says after which epoch. In a script, Ctrl-C ends the
 * program, unless the script listens for SIGINT itself.
 *
 * @returns the history of this run
 * @throws RangeError if epochs or batch size are not whole numbers above 0, there are no digits or they do not
 *   fit the model, the learning rate is not above 0, the patience is not 0 or more, or there is no engine of that name
 * @throws TypeError if the seed is not an integer, there is no option of a name, the model is not compiled with a
 *   loss for digits and the metric accuracy, or its output is not a row of classes; if early stopping has no
 *   validation data to watch, or the engine asked for cannot train the model
 * @throws Error if the model is being trained already, or the loss or a weight becomes infinite or NaN
 * @throws the signal's reason; after an interrupt an Error of the name `Interrupted`; what a callback throws
 */
export async function fit(model: LayersModel, data: Digits, options: FitOptions = {}): Promise<History> {
  const settings = checkFit(model, data, options);
  const rule = options.earlyStopping === undefined ? undefined : new StoppingRule(options.earlyStopping);
  options.signal?.throwIfAborted();
  const occupation = occupyModel(model);
  let run: Run | undefined;
  const interrupt = interruptSignal(options.signal);
  try {
    const trainer = await chooseTrainer(model, options);
    const life = (run = new Run(model, { ...settings, engine: trainer.name }, options, rule, occupation));
    await trainer.train({
      ...settings,
      model,
      data,
      validation: options.validation,
      augment: options.augment,
      epochs: life.numbers(),
      signal: interrupt.signal,
      onProgress: ({ epoch, batchesDone, loss }) => life.progress(epoch, batchesDone, loss, data.count),
      onEpoch: (result) => life.end(result, data.count),
    });
    return life.restoreBest();
  } catch (error) {
    await run?.giveUp();
    if (run && interrupt.isReason(error)) throw interruption(run.soFar());
    throw error;
  } finally {
    interrupt.release();
    occupation.release();
  }
}

/** The life of one run: which epochs it has, what they gave, and when it ends. */
class Run {
  readonly #results: EpochResult[] = [];
  readonly #before: number;
  #stopped = false;
  #told: FitProgress | undefined;

  constructor(
    readonly model: LayersModel,
    readonly settings: FitSettings & { readonly engine: string },
    readonly options: FitOptions,
    readonly rule: StoppingRule | undefined,
    readonly occupation: Occupation,
  ) {
    const { epochs, learningRate } = settings;
    this.#before = epochsTrained(model);
    model.stopTraining = false;
    if (this.#before > 0) console.log(noticeOfMore(this.#before));
    for (let epoch = this.#before + 1; learningRate && epoch <= this.#before + epochs; epoch++) {
      requireLearningRate(learningRate(epoch), `training, epoch ${epoch}`);
    }
  }

  /** The epochs to come, as long as nothing has ended the run. */
  *numbers(): Generator<number> {
    const last = this.#before + this.settings.epochs;
    for (let epoch = this.#before + 1; epoch <= last && !this.#stopped; epoch++) yield epoch;
  }

  progress(epoch: number, batchesDone: number, loss: number, count: number): unknown {
    const batches = Math.ceil(count / this.settings.batchSize);
    this.#told = {
      epoch,
      batchesDone: (epoch - this.#before - 1) * batches + batchesDone,
      batchesTotal: (this.#stopped ? this.#results.length : this.settings.epochs) * batches,
      loss,
    };
    return this.options.onProgress?.(this.#told);
  }

  soFar(): EpochsSoFar {
    return { done: epochsTrained(this.model), end: this.#before + this.settings.epochs };
  }

  /** Tells whoever shows the progress that there will be no more. */
  async giveUp(): Promise<void> {
    try {
      if (this.#told) await this.options.onProgress?.({ ...this.#told, stopped: true });
    } catch {
      // The run ends because of another error, or of this one when it came for the first time.
    }
  }

  /** Takes an epoch into the histories, now that the model has its weights, and tells the caller. */
  async end(measured: EpochResult, count: number): Promise<void> {
    const { learningRate = () => learningRateOf(this.model.optimizer) } = this.settings;
    const augmented = this.options.augment !== undefined && { augmented: true };
    const result = { ...measured, learningRate: learningRate(measured.epoch), ...augmented };
    this.#results.push(result);
    this.rule?.see(result, () => readWeights(this.model));
    recordTraining(this.model, { ...this.#history(), epochs: [result] });
    this.#stopped = this.rule?.stopped === true;
    const done = (): unknown =>
      this.progress(result.epoch, Math.ceil(count / this.settings.batchSize), result.loss, count);
    await done();
    const { optimizer } = this.model;
    const answer = await this.occupation.rest(() => this.options.onEpoch?.(result, this.#history()));
    if (this.model.optimizer !== optimizer) {
      throw new Error(
        'training: expected the model as it was compiled when fit began, found it compiled anew by onEpoch',
      );
    }
    if (this.#stopped || !(answer === STOP || this.model.stopTraining)) return;
    this.#stopped = true;
    await done();
  }

  /** Puts back the weights of the best epoch, if that is wanted and it is not the last. @returns the run's history */
  restoreBest(): History {
    const { epoch: restoredEpoch, weights } = this.rule?.best ?? {};
    const isLast = restoredEpoch === this.#results.at(-1)?.epoch;
    if (weights === undefined || restoredEpoch === undefined || isLast) return this.#history();
    writeWeights(this.model, weights);
    recordTraining(this.model, { ...this.#history(), epochs: [], restoredEpoch });
    return { ...this.#history(), restoredEpoch };
  }

  #history(): History {
    const { batchSize, seed, engine } = this.settings;
    return { epochs: [...this.#results], batchSize, seed, engine };
  }
}

function noticeOfMore(before: number): string {
  return (
    `This model was already trained for ${before} ${before === 1 ? 'epoch' : 'epochs'}: ` +
    `fit goes on with epoch ${before + 1}.\nFor a fresh start, build the model again.`
  );
}

async function chooseTrainer(
  model: LayersModel,
  { engine = 'auto', threads, rounding }: Pick<FitOptions, 'engine' | 'threads' | 'rounding'>,
): Promise<Trainer> {
  if (engine === 'tfjs') return tfjsTrainer();
  const trainer = engineTrainer(model, { ...(threads !== undefined && { threads }), ...(rounding && { rounding }) });
  if (!('reason' in trainer)) return trainer;
  if (engine === 'wasm-simd') {
    throw new TypeError(
      `training: the engine wasm-simd was asked for, but it cannot train this model: ${trainer.reason}`,
    );
  }
  const fallback = await tfjsTrainer();
  console.log(`This model is trained by ${fallback.name}, not by the engine wasm-simd: ${trainer.reason}.`);
  return fallback;
}
