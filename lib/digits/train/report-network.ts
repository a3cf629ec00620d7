import type * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type Digits, type DigitsDataset, measuresOf } from '../data/digits';
import { digitLoss } from '../measure/loss';
import { buildAnn } from '../model/ann';
import { disposeModel } from '../model/dispose';
import { denseWeights } from '../model/weights';
import { lastEpoch } from './epochs';
import { learningRateOf } from './learning-rate';
import { epochsTrained, trainingHistory } from './record';
import { validate } from './validation';

/**
 * The report's recipe.
 *
 * @example
 * REPORT_RECIPE // { epochs: 10, batchSize: 32, seed: 1 }
 */
export const REPORT_RECIPE = { epochs: 10, batchSize: 32, seed: 1 } as const;

const OTHER_START = "a network that began with other weights than the report's";

/** Difference of a loss from the recorded one that arithmetic in another order can make. */
const LOSS_TOLERANCE = 1e-3;

/**
 * What a trained network has that the report's has not: other layers or options, another start, another
 * training. A record of the start is not needed: pixels that are dark in every training digit teach their
 * weights nothing, so that these still are what they were in the beginning, on every engine.
 *
 * @param dataset what the report's network is trained and validated on
 * @returns in a few words, to follow "holds"; undefined for the report's network
 */
export async function differenceFromReport(model: LayersModel, dataset: DigitsDataset): Promise<string | undefined> {
  const report = buildAnn({ seed: REPORT_RECIPE.seed, data: dataset.train });
  try {
    return (
      differenceOfNetwork(model, report) ??
      differenceOfTraining(model, dataset) ??
      (startsAs(report, model, dataset.train) ? undefined : OTHER_START) ??
      (await differenceOfValidation(model, dataset.test))
    );
  } finally {
    disposeModel(report);
  }
}

/** Compares layers with all their options, optimizer and loss. */
function differenceOfNetwork(model: LayersModel, report: LayersModel): string | undefined {
  const kinds = (of: LayersModel): string => of.layers.map((layer) => layer.getClassName()).join(', ');
  if (kinds(model) !== kinds(report))
    return `a network of the layers ${kinds(model)}, not the report's ${kinds(report)}`;
  for (const [index, layer] of report.layers.entries()) {
    const found = model.layers[index]?.getConfig() ?? {};
    const other = Object.entries(layer.getConfig()).find(([name, value]) => !isSame(found[name], value));
    if (other === undefined) continue;
    const [name, value] = other;
    if (name === 'kernelInitializer') return OTHER_START;
    const where = `in its layer ${layer.name}`;
    return `a network with the ${name} ${shown(found[name])} ${where}, not the report's ${shown(value)}`;
  }
  const compiled = ({ optimizer, loss }: { readonly optimizer?: tf.Optimizer; readonly loss: unknown }): unknown =>
    optimizer && [optimizer.getClassName(), optimizer.getConfig(), loss];
  return isSame(compiled(model), compiled(report))
    ? undefined
    : "a network with another optimizer or loss than the report's";
}

/** Compares how the network was trained, as far as its history and its optimizer say. */
function differenceOfTraining(model: LayersModel, { train }: DigitsDataset): string | undefined {
  const { epochs, batchSize, seed } = REPORT_RECIPE;
  const trained = epochsTrained(model);
  if (trained === 0) return 'a network that was not trained';
  if (trained !== epochs)
    return `a network trained for ${trained} ${trained === 1 ? 'epoch' : 'epochs'}, not the report's ${epochs}`;
  const history = trainingHistory(model);
  if (history.batchSize !== batchSize)
    return `a network trained in batches of ${history.batchSize}, not the report's ${batchSize}`;
  if (history.seed !== seed) return `a network trained with seed ${history.seed}, not the report's ${seed}`;
  const rate = learningRateOf(model.optimizer);
  const other = history.epochs.find(({ learningRate = rate }) => learningRate !== rate);
  if (other)
    return `a network trained with the learning rate ${other.learningRate} in epoch ${other.epoch}, not ${shown(rate)}`;
  if (history.epochs.some(({ augmented = false }) => augmented)) return 'a network trained on changed digits';
  if (history.epochs.some(({ weighted = false }) => weighted)) return 'a network trained with weights of digits';
  if (history.restoredEpoch !== undefined)
    return `a network with the weights of epoch ${history.restoredEpoch}, not of its last`;
  if (lastEpoch(history).validationLoss === undefined) return 'a network trained without validation';
  if (model.optimizer.iterations !== epochs * Math.ceil(train.count / batchSize))
    return 'a network trained on other digits';
  return undefined;
}

/** Whether two networks have the same weights where the training digits, dark in these pixels, leave them alone. */
function startsAs(report: LayersModel, model: LayersModel, digits: Digits): boolean {
  const { images, count } = digits;
  const { pixels } = measuresOf(digits);
  const lit = new Uint8Array(pixels);
  for (let image = 0; image < count; image++) {
    for (let pixel = 0; pixel < pixels; pixel++) lit[pixel] ||= images[image * pixels + pixel] ?? 0;
  }
  const [start, found] = [report, model].map((of) => denseWeights(of, 'hidden'));
  return lit.every((light, pixel) => light > 0 || isSame(rowOf(found, pixel), rowOf(start, pixel)));
}

function rowOf(weights: ReturnType<typeof denseWeights> | undefined, pixel: number): unknown {
  return weights && Array.from({ length: weights.units }, (_, unit) => weights.kernel[pixel * weights.units + unit]);
}

/** Measures what the history says of the end: other weights, or other digits, would give another loss. */
async function differenceOfValidation(model: LayersModel, test: Digits): Promise<string | undefined> {
  const found = await validate(model, test, digitLoss(model), measuresOf(test).classes);
  const { validationLoss = NaN } = lastEpoch(trainingHistory(model));
  return Math.abs(found.validationLoss - validationLoss) < LOSS_TOLERANCE
    ? undefined
    : 'a network validated on other digits, or changed since';
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with the names of objects in order: what was saved and loaded may have them in another. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : (part ?? null),
  );
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'none' : canonical(value).replaceAll('"', '');
}
