import { reasonOf } from '@digits/common/text';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { selectBackend } from '../backend/backend';
import { checkOptions } from '../check/options';
import { checkFields, checkKind } from '../check/values';
import type { DigitsDataset } from '../data/digits';
import { buildAnn } from '../model/ann';
import { disposeModel } from '../model/dispose';
import { hasModel, loadModel, saveModel } from '../model/storage';
import { pathIn } from '../platform/files';
import { modelsFolder } from '../platform/folders';
import type { Location } from '../platform/location';
import { modelFolder, requireSaveable } from '../platform/model-files/folder';
import { fit } from './fit';
import type { FitOptions } from './fit-options';
import type { History } from './history';
import { printNotice } from './notice';
import { trainingHistory } from './record';
import { differenceFromReport, REPORT_RECIPE } from './report-network';

/** A trained model and how it came about. */
export interface TrainedModel {
  readonly model: LayersModel;
  /** History of the model's whole life. */
  readonly history: History;
  /** Whether it was read from disk; otherwise it was trained just now. */
  readonly fromDisk: boolean;
}

/** How `trainedAnn` goes about it. */
export interface TrainedAnnOptions extends Pick<FitOptions, 'onProgress' | 'onEpoch' | 'onNotice'> {
  /** Where the model is kept: a path or a `file:` URL. @default annFolder(dataset) */
  readonly folder?: Location;
}

/**
 * The folder where the network trained on a data set is kept.
 *
 * @param parent the folder of all models. @default output/models in the project's folder
 * @throws TypeError if the data set has no name, or the folder is no text
 * @example
 * const folder = annFolder(loadDigits('quick'), '../output');
 * folder // '../output/ann-quick'
 */
export function annFolder(dataset: Pick<DigitsDataset, 'name'>, parent = modelsFolder()): string {
  const doing = 'naming the folder of a network';
  checkFields(doing, 'a data set, such as loadDigits gives', dataset, { name: 'string' });
  checkKind(doing, 'a folder of text', parent, 'string');
  return pathIn(parent, `ann-${dataset.name}`);
}

/**
 * The report's network, trained by the report's recipe: read from disk if an earlier notebook left it
 * there, else trained now and kept.
 *
 * Another network in the folder, trained for more epochs or of other layers, is the reader's own: it stays
 * there, and a notice says so. The report's is then kept beside it, in the folder of the same name with
 * `-report` after it.
 *
 * @throws Error if the folder holds something else than a model or cannot be written; nothing was trained then
 * @throws RangeError or TypeError if the folder is none of this machine, or there is no option of a name
 * @example
 * const { train, test, ...about } = loadDigits('quick');
 * const small = { ...about, train: firstDigits(train, 64), test: firstDigits(test, 10) };
 * const { history } = await trainedAnn(small, { folder: '../output/small' });
 * history.epochs.length // 10
 * const again = await trainedAnn(small, { folder: '../output/small' });
 * again.fromDisk // true
 */
export async function trainedAnn(dataset: DigitsDataset, options: TrainedAnnOptions = {}): Promise<TrainedModel> {
  checkOptions(DOING, options, {
    folder: true,
    onProgress: 'function',
    onEpoch: 'function',
    onNotice: 'function',
  });
  const { folder = annFolder(dataset), ...callbacks } = options;
  const { onNotice = printNotice } = callbacks;
  await selectBackend();
  const place = modelFolder(DOING, folder);
  const found = await lookInto(place, dataset);
  if ('model' in found) return found;
  if (!('other' in found)) return train(dataset, callbacks, place);

  const beside = `${place}-report`;
  const kept = await lookInto(beside, dataset).catch((): Found => ({ other: 'other things' }));
  const where =
    'model' in kept ? `is read from ${beside}` : `is trained now${'other' in kept ? '' : `, and kept in ${beside}`}`;
  onNotice(
    `This folder holds ${found.other}: ${place}\nIt stays as it is. The report's network ${where}.\n` +
      "To have the report's there instead, delete the folder and run notebook 5 from its top.",
  );
  return 'model' in kept ? kept : train(dataset, callbacks, 'other' in kept ? undefined : beside);
}

const DOING = "providing the report's network";

/** What is in a folder: the report's network, another, or nothing, so that it can be saved there. */
type Found = TrainedModel | { readonly other: string } | { readonly free: true };

/** @throws Error if there is no model, and none could be saved */
async function lookInto(folder: string, dataset: DigitsDataset): Promise<Found> {
  if (!hasModel(folder)) {
    requireSaveable(DOING, folder);
    return { free: true };
  }
  let model: LayersModel;
  try {
    model = await loadModel(folder);
  } catch (error) {
    return { other: `a network that cannot be read (${reasonOf(error)})` };
  }
  const other = await differenceFromReport(model, dataset);
  if (other === undefined) return { model, history: trainingHistory(model), fromDisk: true };
  disposeModel(model);
  return { other };
}

/** @param folder where to keep the network; undefined: nowhere */
async function train(
  dataset: DigitsDataset,
  callbacks: Pick<FitOptions, 'onProgress' | 'onEpoch' | 'onNotice'>,
  folder: string | undefined,
): Promise<TrainedModel> {
  const { onNotice = printNotice } = callbacks;
  const model = buildAnn({ seed: REPORT_RECIPE.seed, data: dataset.train });
  const history = await fit(model, dataset.train, { ...REPORT_RECIPE, ...callbacks, validation: dataset.test });
  if (folder === undefined) return { model, history, fromDisk: false };
  if (history.epochs.length < REPORT_RECIPE.epochs) {
    onNotice(`The training was stopped after epoch ${history.epochs.length}: the network is not kept.`);
    return { model, history, fromDisk: false };
  }
  try {
    await saveModel(model, folder);
  } catch (error) {
    // The training is not to be lost for that.
    onNotice(`The network is trained, but it is not kept: ${reasonOf(error)}`);
  }
  return { model, history, fromDisk: false };
}
