import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkHistory, isHistory } from '../check/history';
import { checkModel } from '../check/model';
import type { EpochResult, History } from './history';

/** Name of the entry in a model's user-defined metadata, which TensorFlow.js saves in model.json. */
const ENTRY = 'trainingHistory';

/**
 * The history of a model's whole life, from all its runs of `fit`. It is saved and loaded with the model.
 *
 * @throws RangeError if the model was never trained
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * const model = buildAnn({ hiddenUnits: 8 });
 * await fit(model, few, { epochs: 1 });
 * await fit(model, few, { epochs: 2 });
 * trainingHistory(model).epochs.length // 3
 */
export function trainingHistory(model: LayersModel): History {
  const history = findHistory(model);
  if (history === undefined)
    throw new RangeError('reading a history: expected a model that was trained, found a new one');
  return history;
}

/** How many epochs a model was trained for, in all its runs of `fit`. */
export function epochsTrained(model: LayersModel): number {
  return findHistory(model)?.epochs.length ?? 0;
}

/** Adds the epochs of one run of `fit` to a model's history. */
export function recordTraining(model: LayersModel, run: History): void {
  checkModel('recording a training', model);
  checkHistory('recording a training', run);
  const metadata = model.getUserDefinedMetadata() ?? {};
  const epochs: EpochResult[] = [...(findHistory(model)?.epochs ?? []), ...run.epochs];
  model.setUserDefinedMetadata({ ...metadata, [ENTRY]: { ...run, epochs } });
}

/** Takes the history of its trainings from a model. */
export function forgetTraining(model: LayersModel): void {
  const entries = Object.entries(model.getUserDefinedMetadata() ?? {});
  model.setUserDefinedMetadata(Object.fromEntries(entries.filter(([name]) => name !== ENTRY)));
}

/** The history of a model's trainings; undefined if there was none. */
export function findHistory(model: LayersModel): History | undefined {
  checkModel('reading a history', model);
  const entry: unknown = Reflect.get(model.getUserDefinedMetadata() ?? {}, ENTRY);
  return isHistory(entry) ? entry : undefined;
}
