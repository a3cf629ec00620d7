import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../data/digits';
import { occupyModel } from '../model/in-training';
import { chooseTrainer } from './choose-trainer';
import type { FitOptions } from './fit-options';
import type { History } from './history';
import { interruption, interruptSignal, type InterruptSignal } from './interrupt';
import { LifeOfRun } from './life-of-run';
import { printNotice } from './notice';
import { requireRun, type RunSettings } from './require-run';
import type { Trainer } from './trainer';

/**
 * Trains a compiled model on digits, in batches whose order comes from the seed.
 *
 * As in Keras, a model that was trained before goes on from its weights and its optimizer's state; its
 * epochs are then counted on, so that the history shows it, and a notice says so; `resetModel` starts over. The same model,
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
 * @throws Error if the model is being trained already, the loss or a weight becomes infinite or NaN, or a checkpoint
 *   cannot be saved
 * @throws the signal's reason; after an interrupt an Error of the name `Interrupted`; what a callback throws
 * @example
 * await selectBackend();
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 200), 0.2);
 * const model = buildAnn({ seed: 1, hiddenUnits: 8 });
 * const history = await fit(model, train, { epochs: 2, batchSize: 32, seed: 1, validation });
 * history.epochs.map(({ epoch }) => epoch) // [1, 2]
 * showTable(epochRows(history));
 */
export async function fit(model: LayersModel, data: Digits, options: FitOptions = {}): Promise<History> {
  const settings = requireRun(model, data, options);
  const { signal, onNotice = printNotice } = options;
  signal?.throwIfAborted();
  const occupation = occupyModel(model);
  const interrupt = interruptSignal(signal);
  try {
    const trainer = await chooseTrainer(model, options, onNotice);
    if (settings.before > 0) onNotice(noticeOfMore(settings));
    return await live(new LifeOfRun(settings, trainer.name, occupation), trainer, interrupt);
  } finally {
    interrupt.release();
    occupation.release();
  }
}

/** Trains from the first epoch of a run to its last. */
async function live(run: LifeOfRun, trainer: Trainer, { signal, isReason }: InterruptSignal): Promise<History> {
  try {
    await trainer.train(run.order(signal));
    return run.restoreBest();
  } catch (error) {
    await run.giveUp();
    throw isReason(error) ? interruption(run.soFar()) : error;
  }
}

function noticeOfMore({ before, epochs }: RunSettings): string {
  return (
    `This model was already trained for ${before} ${before === 1 ? 'epoch' : 'epochs'}: ` +
    `fit goes on with epoch ${before + 1}, to epoch ${before + epochs}.\n` +
    'To start over instead, stop this training, call resetModel(model), and run the cell again.'
  );
}
