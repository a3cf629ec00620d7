import { percent } from '@digits/common/text';

import { selectBackend } from '../backend/backend';
import type { Digits, DigitsDataset } from '../data/digits';
import { robustness, type TestCondition, testConditions } from '../evaluate/robustness';
import { disposeModel } from '../model/dispose';
import { summarize } from '../model/summary';
import { fileExists } from '../platform/files';
import { machineWords } from '../platform/machine';
import { fit } from '../train/fit';
import { type NetworkRecipe, type Recipe, recipeKey } from './recipe';
import { changeStudy, readStudy, studyFile, type StudyResult } from './results';

export interface StudyOptions {
  /** How many seeds, from 1 on. @default 5 */
  readonly seeds?: number;
  /** Name of the only recipe to run; the results of the others are kept as they are. @default all */
  readonly only?: string | undefined;
  /** Where results are kept. @default docs/study.json */
  readonly file?: string;
  /** Threads that train: one, so that the times depend little on what else the machine does. @default 1 */
  readonly threads?: number;
  /** Takes a line about each result. @default console.log */
  readonly log?: (line: string) => void;
}

/**
 * Trains every recipe with every seed, measures it on the test digits as written and distorted, and
 * keeps each result in a file as soon as it is there. What the file holds already is not done again,
 * unless its recipe has changed; so several runs may share the work, at the same time too. The seed
 * decides the initial weights, the order of the digits, what dropout drops, and what the distortions draw.
 *
 * @returns all results, in the order of the recipes
 * @throws RangeError if there is no recipe of the name `only`, or fewer than one seed
 */
export async function runStudy(
  recipes: readonly Recipe[],
  dataset: DigitsDataset,
  options: StudyOptions = {},
): Promise<StudyResult[]> {
  const { seeds = 5, only, file = studyFile(), threads = 1, log = console.log } = options;
  const chosen = recipes.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) {
    const names = recipes.map(({ name }) => name).join(', ');
    throw new RangeError(`running the study: expected one of the recipes ${names}, found ${JSON.stringify(only)}`);
  }
  if (!Number.isInteger(seeds) || seeds < 1) {
    throw new RangeError(`running the study: expected at least one seed, found ${seeds}`);
  }
  await selectBackend();
  const keys = new Map(recipes.map((recipe) => [recipe.name, recipeKey(recipe)]));
  const isCurrent = ({ model, key }: StudyResult): boolean => keys.get(model) === key;
  let results: StudyResult[] = [];

  for (let seed = 1; seed <= seeds; seed++) {
    let conditions: TestCondition[] | undefined;
    for (const recipe of chosen) {
      const isThis = (result: StudyResult): boolean => result.model === recipe.name && result.seed === seed;
      // Read each time: another run of the study may have done it meanwhile.
      results = fileExists(file) ? readStudy(file).filter(isCurrent) : [];
      const known = results.find(isThis);
      if (known === undefined) {
        conditions ??= testConditions(dataset.test, { seed });
        const measured = await measure(recipe, dataset.train, conditions, { seed, threads });
        const result = { model: recipe.name, seed, key: keys.get(recipe.name) ?? '', ...measured };
        results = await changeStudy(file, (there) => {
          const others = there.filter((other) => isCurrent(other) && !isThis(other));
          return sorted([...others, result], recipes);
        });
        log(line(result, seeds));
      } else log(`${line(known, seeds)} (kept from before)`);
    }
  }
  return results;
}

type Measured = Omit<StudyResult, 'model' | 'seed' | 'key'>;
interface Run {
  readonly seed: number;
  readonly threads: number;
}

async function measure(
  recipe: Recipe,
  train: Digits,
  conditions: readonly TestCondition[],
  run: Run,
): Promise<Measured> {
  const machine = machineWords();
  if (!('learn' in recipe)) return { ...(await measureNetwork(recipe, train, conditions, run)), machine };
  const started = performance.now();
  const { classify, parameters } = recipe.learn(train);
  const seconds = (performance.now() - started) / 1000;
  return { parameters, epochs: 0, seconds, threads: 1, machine, conditions: await robustness(classify, conditions) };
}

async function measureNetwork(
  { build, fit: options }: NetworkRecipe,
  train: Digits,
  conditions: readonly TestCondition[],
  { seed, threads }: Run,
): Promise<Omit<Measured, 'machine'>> {
  const model = build(seed);
  try {
    const { epochs } = await fit(model, train, { ...options, seed, threads });
    return {
      parameters: summarize(model).parameters,
      epochs: epochs.length,
      seconds: epochs.reduce((sum, epoch) => sum + epoch.seconds, 0),
      threads,
      conditions: await robustness(model, conditions),
    };
  } finally {
    disposeModel(model);
  }
}

function sorted(results: readonly StudyResult[], recipes: readonly Recipe[]): StudyResult[] {
  const place = ({ model }: StudyResult): number => recipes.findIndex(({ name }) => name === model);
  return [...results].sort((a, b) => place(a) - place(b) || a.seed - b.seed);
}

function line({ model, seed, seconds, conditions }: StudyResult, seeds: number): string {
  const accuracies = conditions.map(({ condition, accuracy }) => `${condition} ${percent(accuracy, 2)}`);
  return `seed ${seed} of ${seeds}, ${model}: ${accuracies.join(', ')}; ${seconds.toFixed(1)} s`;
}
