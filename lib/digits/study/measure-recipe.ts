import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type Digits, type DigitsDataset, measuresOf } from '../data/digits';
import { datasetFingerprint, fingerprintOf } from '../data/fingerprint';
import { classified } from '../evaluate/classify';
import { robustness, type TestCondition, testConditions, UNDISTORTED } from '../evaluate/robustness';
import type { Classification } from '../measure/classification';
import { digitLoss } from '../measure/loss';
import { confidentMistakes } from '../measure/mistakes';
import { disposeModel } from '../model/dispose';
import { weightsFingerprint } from '../model/fingerprint';
import { summarize } from '../model/summary';
import { machineWords, nodeVersion } from '../platform/machine';
import { fit } from '../train/fit';
import type { EpochResult } from '../train/history';
import { validate } from '../train/validation';
import { writeMistakes } from './mistake-text';
import { partsOf } from './protocol';
import { type BaselineRecipe, isBaseline, type NetworkRecipe, type Recipe } from './recipe';
import type { RunHistory, StudyResult } from './results';

/** How a recipe is run. */
export interface RunOptions {
  readonly seed: number;
  /** Threads that train. */
  readonly threads: number;
  /** Told after each epoch, of how many. */
  readonly onEpoch?: (epoch: number, epochs: number) => void;
  /** Given the trained network, before it is disposed of, with what the run gave. */
  readonly onTrained?: (model: LayersModel, measured: Omit<Measured, 'data' | 'node' | 'machine'>) => Promise<void>;
}

/** What a run gives: a result without what says which run it was. */
export type Measured = Omit<StudyResult, 'study' | 'model' | 'seed' | 'key'>;

/** Runs a recipe once and measures it. The same seed gives the same but for `seconds`, `machine` and `node`. */
export async function measureRecipe(recipe: Recipe, dataset: DigitsDataset, run: RunOptions): Promise<Measured> {
  const measured = isBaseline(recipe)
    ? await measureBaseline(recipe, dataset, run)
    : await measureNetwork(recipe, dataset, run);
  return { ...measured, data: datasetFingerprint(dataset), node: nodeVersion(), machine: machineWords() };
}

type OfRecipe = Omit<Measured, 'data' | 'node' | 'machine'>;

async function measureBaseline(
  recipe: BaselineRecipe,
  dataset: DigitsDataset,
  { seed }: RunOptions,
): Promise<OfRecipe> {
  const started = performance.now();
  const { classify, parameters } = recipe.learn(dataset.train);
  const seconds = (performance.now() - started) / 1000;
  return {
    parameters: parameters.length,
    epochs: 0,
    seconds: rounded(seconds),
    threads: 1,
    weights: fingerprintOf([parameters]),
    conditions: await robustness(classify, conditionsOf(dataset.test, seed)),
    mistakes: mistakesOf(classify(dataset.test)),
  };
}

async function measureNetwork(
  recipe: NetworkRecipe,
  dataset: DigitsDataset,
  { seed, threads, onEpoch, onTrained }: RunOptions,
): Promise<OfRecipe> {
  const { build, fit: options, lossAfter = false, measured = 'distorted' } = recipe;
  const { train, validation } = partsOf(dataset, recipe);
  const model = build(seed);
  const lossesAfter: number[] = [];
  try {
    const { epochs } = await fit(model, train, {
      ...options,
      seed,
      threads,
      ...(validation && { validation }),
      onNotice: () => undefined,
      onEpoch: async ({ epoch }) => {
        if (lossAfter)
          lossesAfter.push((await validate(model, train, digitLoss(model), measuresOf(train).classes)).validationLoss);
        onEpoch?.(epoch, options.epochs ?? epoch);
      },
    });
    const seconds = epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
    const found = {
      parameters: summarize(model).parameters,
      epochs: epochs.length,
      seconds: rounded(seconds),
      threads,
      weights: weightsFingerprint(model),
      history: historyOf(epochs, lossesAfter),
      ...(await measuredOn(model, dataset.test, measured, { seed, epochs })),
    };
    await onTrained?.(model, found);
    return found;
  } finally {
    disposeModel(model);
  }
}

/** What the trained network makes of the digits that its recipe names. */
async function measuredOn(
  model: LayersModel,
  test: Digits,
  measured: NonNullable<NetworkRecipe['measured']>,
  { seed, epochs }: { readonly seed: number; readonly epochs: readonly EpochResult[] },
): Promise<Pick<StudyResult, 'conditions' | 'mistakes'>> {
  if (measured === 'validation') {
    return { conditions: [{ condition: 'validation', accuracy: epochs.at(-1)?.validationAccuracy ?? NaN }] };
  }
  const conditions = measured === 'test' ? [{ name: UNDISTORTED, digits: test }] : conditionsOf(test, seed);
  const answers = await classified('measuring a recipe', model, test);
  return { conditions: await robustness(model, conditions), mistakes: mistakesOf(answers) };
}

/** The last test conditions: making them takes as long as an epoch, and many recipes share them. */
let made: { readonly test: Digits; readonly seed: number; readonly conditions: TestCondition[] } | undefined;

function conditionsOf(test: Digits, seed: number): TestCondition[] {
  if (made?.test !== test || made.seed !== seed) made = { test, seed, conditions: testConditions(test, { seed }) };
  return made.conditions;
}

function mistakesOf(answers: Classification): string {
  return writeMistakes(confidentMistakes(answers));
}

function historyOf(epochs: readonly EpochResult[], lossesAfter: readonly number[]): RunHistory {
  const column = (name: 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy'): number[] | undefined => {
    const values = epochs.flatMap((epoch) => epoch[name] ?? []);
    return values.length > 0 ? values.map(rounded) : undefined;
  };
  const [validationLoss, validationAccuracy] = [column('validationLoss'), column('validationAccuracy')];
  return {
    loss: column('loss') ?? [],
    accuracy: column('accuracy') ?? [],
    ...(validationLoss && { validationLoss }),
    ...(validationAccuracy && { validationAccuracy }),
    ...(lossesAfter.length > 0 && { lossAfter: lossesAfter.map(rounded) }),
  };
}

/** As many digits as a float32 holds, so that the file of results stays small. */
function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
