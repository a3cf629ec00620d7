import { join } from 'node:path';

import type { LayersModel } from '@tensorflow/tfjs-layers';

import { selectBackend } from '../backend/backend';
import type { DigitsDataset } from '../data/digits';
import { buildAnn } from '../model/ann';
import { disposeModel } from '../model/dispose';
import { hasModel, loadModel, saveModel } from '../model/storage';
import { outputFolder } from '../workspace/folders';
import { fit, type FitOptions } from './fit';
import type { History } from './history';
import { epochsTrained, trainingHistory } from './record';

/** A trained model and how it came about. */
export interface TrainedModel {
  readonly model: LayersModel;
  /** History of the model's whole life. */
  readonly history: History;
  /** Whether it was read from disk; otherwise it was trained just now. */
  readonly fromDisk: boolean;
}

/** The report's recipe. */
export const REPORT_RECIPE = { epochs: 10, batchSize: 32, seed: 1 } as const;

/**
 * The folder where the network trained on a data set is kept.
 *
 * @param parent default the project's output/models
 */
export function annFolder(dataset: Pick<DigitsDataset, 'name'>, parent = join(outputFolder(), 'models')): string {
  return join(parent, `ann-${dataset.name}`);
}

/**
 * The report's network, trained by the report's recipe: read from disk if an earlier notebook left it
 * there, else trained now and kept.
 *
 * A model on disk that was trained by another recipe (more epochs, another seed) is replaced by a fresh one.
 *
 * @param options.folder where the model is kept; default `annFolder(dataset)`
 * @param options.onProgress as for `fit`
 */
export async function trainedAnn(
  dataset: DigitsDataset,
  options: Pick<FitOptions, 'onProgress' | 'onEpoch'> & { readonly folder?: string } = {},
): Promise<TrainedModel> {
  const { folder = annFolder(dataset), ...callbacks } = options;
  await selectBackend();
  if (hasModel(folder)) {
    const model = await loadModel(folder);
    if (followsRecipe(model)) return { model, history: trainingHistory(model), fromDisk: true };
    disposeModel(model);
  }
  const model = buildAnn({ seed: REPORT_RECIPE.seed });
  const history = await fit(model, dataset.train, { ...REPORT_RECIPE, ...callbacks, validation: dataset.test });
  await saveModel(model, folder);
  return { model, history, fromDisk: false };
}

function followsRecipe(model: LayersModel): boolean {
  if (epochsTrained(model) !== REPORT_RECIPE.epochs) return false;
  const { batchSize, seed } = trainingHistory(model);
  return batchSize === REPORT_RECIPE.batchSize && seed === REPORT_RECIPE.seed;
}
