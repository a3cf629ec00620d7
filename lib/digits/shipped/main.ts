import { selectBackend } from '../backend/backend';
import { nearestName } from '../check/nearest';
import { disposeModel } from '../model/dispose';
import { hasModel, loadModel } from '../model/storage';
import { pathIn, writeWhole } from '../platform/files';
import { shippedFolder } from '../platform/folders';
import { coresHere } from '../platform/machine';
import { trainingPool } from '../study/main';
import { type Measured } from '../study/measure-recipe';
import { weightsFingerprint } from '../model/fingerprint';
import { readStudy, type StudyResult } from '../study/results';
import type { Task } from '../study/worker';
import { modelCard } from './card';
import { cardFile, filesOf, folderOf, HASH_LIST, hashList } from './files';
import { resultOf, SHIPPED, SHIPPED_SEED, type ShippedModel } from './models';

/** What is to be made. */
export interface ModelsRequest {
  /** Name of the only network. @default all */
  readonly only?: string | undefined;
  /** Trainings at a time. @default the cores there are */
  readonly workers?: number | undefined;
}

/** Trains one run again, and keeps the network in a folder if its weights have a fingerprint. */
export type Train = (task: Task, onEpoch: (epoch: number, epochs: number) => void) => Promise<Measured>;

/** What it needs from outside, for tests. */
export interface ModelsMain {
  readonly models?: readonly ShippedModel[];
  readonly train?: Train;
  readonly folder?: string;
  readonly read?: (study: ShippedModel['study']) => readonly StudyResult[];
  readonly log?: (line: string) => void;
}

/**
 * Makes the networks that come with the project, where they are missing or not those of the studies, and writes the
 * page of each and the list of hashes.
 *
 * @returns the exit status: 0, or 1 if a training gave other weights than the study has
 * @throws RangeError if there is no network of the name, or the study lacks its run
 */
export async function main({ only, workers = coresHere() }: ModelsRequest, given: ModelsMain = {}): Promise<number> {
  const { models = SHIPPED, folder = shippedFolder(), read = readStudy, log = console.log } = given;
  const chosen = named(models, only);
  const studies = new Map(models.map(({ study }) => [study, read(study)]));
  const resultsOf = ({ study }: ShippedModel): readonly StudyResult[] => studies.get(study) ?? [];
  await selectBackend();
  const pool = given.train ? undefined : trainingPool(workers);
  const train: Train =
    given.train ?? ((task, onEpoch) => pool?.run(task, (notice) => onEpoch(...notice)) ?? Promise.reject(new Error()));
  try {
    const made = await Promise.all(
      chosen.map((model) => make(model, resultOf(model, resultsOf(model)), { train, folder, log })),
    );
    for (const model of chosen) {
      writeWhole(cardFile(model, folder), modelCard(model, resultsOf(model), filesOf(model, folder)));
    }
    writeWhole(pathIn(folder, HASH_LIST), hashList(models, folder));
    return made.every(Boolean) ? 0 : 1;
  } finally {
    await pool?.end();
  }
}

function named(models: readonly ShippedModel[], only: string | undefined): readonly ShippedModel[] {
  if (only === undefined) return models;
  const found = models.filter(({ name }) => name === only);
  if (found.length > 0) return found;
  const names = models.map(({ name }) => name);
  const nearest = nearestName(only, names);
  const hint = nearest === undefined ? '' : `: did you mean ${JSON.stringify(nearest)}?`;
  throw new RangeError(`shipping models: expected one of ${names.join(', ')}, found ${JSON.stringify(only)}${hint}`);
}

/** Makes one network if it is not there. @returns whether it is now */
async function make(
  model: ShippedModel,
  { weights }: StudyResult,
  { train, folder, log }: { readonly train: Train; readonly folder: string; readonly log: (line: string) => void },
): Promise<boolean> {
  const own = folderOf(model, folder);
  if ((await weightsIn(own)) === weights) {
    log(`${model.name}: there, with the weights of the study`);
    return true;
  }
  const task = { study: model.study, model: model.recipe, seed: SHIPPED_SEED, threads: 1, dataset: 'mnist' };
  log(`${model.name}: training ...`);
  const measured = await train({ ...task, keep: { folder: own, weights } }, () => undefined);
  const same = measured.weights === weights;
  log(
    same
      ? `${model.name}: made, with the weights of the study, in ${measured.seconds.toFixed(1)} s`
      : `${model.name}: expected the weights ${weights} of the study, found ${measured.weights}: nothing was kept`,
  );
  return same;
}

/** Fingerprint of the weights in a folder; undefined if there are none. */
async function weightsIn(folder: string): Promise<string | undefined> {
  if (!hasModel(folder)) return undefined;
  const model = await loadModel(folder);
  try {
    return weightsFingerprint(model);
  } finally {
    disposeModel(model);
  }
}
