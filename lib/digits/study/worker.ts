/* What a process of the study's pool does: one run after the other. */
import { selectBackend } from '../backend/backend';
import type { DigitsDataset } from '../data/digits';
import { loadFolder } from '../data/folder/load';
import { loadDigits } from '../data/load';
import { usualFolder } from '../data/usual';
import { serve } from '../platform/process-pool';
import { keepModel } from '../shipped/keep';
import { measureRecipe, type Measured } from './measure-recipe';
import { recipeFor } from './recipe-for';
import { shortened } from './shortened';
import { studyNamed } from './sets';

/** One run, as a process is told of it. */
export interface Task {
  readonly study: string;
  readonly model: string;
  readonly seed: number;
  readonly threads: number;
  /** Name of the data set. */
  readonly dataset: string;
  /** Epochs of every network instead of its own. */
  readonly epochs?: number | undefined;
  /** Where the trained network is kept, if its weights have this fingerprint. @default it is not */
  readonly keep?: { readonly folder: string; readonly weights: string } | undefined;
}

/** Told after each epoch: its number, and how many there are. */
export type EpochNotice = readonly [epoch: number, epochs: number];

let loaded: { readonly name: string; readonly dataset: DigitsDataset } | undefined;

/** The data set of a name; what is in a folder has been told by the process that asks. */
function load(name: string): DigitsDataset {
  const folder = usualFolder(name);
  return folder === undefined ? loadDigits(name) : loadFolder({ folder });
}

serve<Task, Measured, EpochNotice>(async ({ study, model, seed, threads, dataset, epochs, keep }, tell) => {
  const recipe = studyNamed(study).recipes.find(({ name }) => name === model);
  if (recipe === undefined) throw new RangeError(`running a study: expected a recipe, found ${JSON.stringify(model)}`);
  await selectBackend();
  if (loaded?.name !== dataset) loaded = { name: dataset, dataset: load(dataset) };
  const own = recipeFor(shortened(recipe, epochs), loaded.dataset.train);
  return measureRecipe(own, loaded.dataset, {
    seed,
    threads,
    onEpoch: (...of) => tell(of),
    ...(keep && {
      onTrained: async (trained, { weights }) => {
        if (weights === keep.weights) await keepModel(trained, keep.folder);
      },
    }),
  });
});
