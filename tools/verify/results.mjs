// The results that figures are bound to, read once.
import { readFileSync, statSync } from 'node:fs';

import { parseJson } from '../project/json.mjs';
import { load } from '../project/library.mjs';
import { place } from '../project/places.mjs';

/**
 * A row of docs/benchmark.json.
 *
 * @typedef {{ system: string, form: string, 's/epoch': number, least: number, most: number, ratio: number,
 *   'warm-up s': number, loss: number, accuracy: number }} BenchRow
 */

/**
 * What is read of docs/benchmark.json.
 *
 * @typedef {{ comparison: BenchRow[], convolution: BenchRow[],
 *   seeds: { system: string, seconds: number, 'mean accuracy': number }[] }} Benchmark
 */

/** @param {number} share */
export const percent = (share) => 100 * share;

/** @template T @param {() => T} make @returns {() => T} */
function once(make) {
  /** @type {{ value: T } | undefined} */
  let made;
  return () => (made ??= { value: make() }).value;
}

export const library = once(() => load('digits/dist/index.js'));
export const reported = () => library().REPORTED;
const benchmark = once(() => /** @type {Benchmark} */ (parseJson(readFileSync(place('docs/benchmark.json'), 'utf8'))));
export const speedrun = once(
  () =>
    /** @type {import('../bench/ladder.mjs').Speedrun} */ (
      parseJson(readFileSync(place('docs/speedrun.json'), 'utf8'))
    ),
);
const labels = once(() => library().readLabels());
export const comparison = once(() => library().readStudy());
export const normalized = once(() => library().readStudy('normalized'));
export const search = once(() => library().readStudy('search'));
export const report = once(() => library().readStudy('report'));
export const unscaled = once(() => library().readStudy('report', { file: place('docs/study/unscaled.jsonl') }));
const summaries = once(() => library().summarizeStudy([...comparison(), ...normalized()]));
const tested = once(() => library().testHypotheses(library().reportHypotheses([...report(), ...unscaled()])));

/** @param {string} system as docs/benchmark.json names it */
export function bench(system) {
  const found = benchmark().comparison.find((entry) => entry.system === system);
  if (found === undefined) throw new RangeError(`docs/benchmark.json: expected ${system}, found no such row`);
  return found;
}

export const benchRows = () => benchmark().comparison;

/** The rows of the small CNN, with the seconds and the accuracy of the runs over several seeds where there were any. */
export const benchConvolutions = () => {
  const { convolution, seeds } = benchmark();
  return convolution.map((row) => {
    const seeded = seeds.find(({ system }) => system === row.system);
    return { ...row, seconds: seeded?.seconds, accuracy: seeded?.['mean accuracy'] ?? NaN };
  });
};

/**
 * What a model of the comparison, or one of the normalized networks, gave over its seeds.
 *
 * @param {string} model
 */
export function summary(model) {
  const found = summaries().find((each) => each.model === model);
  if (found === undefined)
    throw new RangeError(`docs/study: expected ${model} in comparison.jsonl or normalized.jsonl, found no such model`);
  return found;
}

/**
 * Its mean accuracy in percent.
 *
 * @param {string} model
 * @param {string} [condition]
 */
export function accuracy(model, condition = 'as written') {
  const found = summary(model).conditions.find((each) => each.condition === condition);
  return 100 * (found?.accuracy.mean ?? NaN);
}

/**
 * How one model compares with another.
 *
 * @param {string} first
 * @param {string} second
 * @param {string} [condition]
 */
export function compared(first, second, condition = 'as written') {
  const [found] = library().compareModels([...comparison(), ...normalized()], [[first, second]], { condition });
  if (found === undefined) throw new RangeError(`comparing ${first} with ${second}: found nothing`);
  return found;
}

/**
 * An audit of docs/labels.json.
 *
 * @param {'ANN' | 'CNN'} model
 * @param {'train' | 'test'} part
 */
export const audit = (model, part) => library().findAudit(labels(), model, part);
/** Size of the shipped networks in millions of bytes. */
export function shippedMegabytes() {
  const { SHIPPED } = load('digits/dist/shipped/models.js');
  const { filesOf } = load('digits/dist/shipped/files.js');
  return SHIPPED.flatMap((model) => filesOf(model)).reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
}

/** @param {'ANN' | 'CNN'} model */
export const halvesOf = (model) =>
  library().compareHalves(library().missesOf(audit(model, 'test')), audit(model, 'test').networks);
export const neighbours = () => labels().neighbours;

/**
 * How many of the labels that raters did not uphold stand among the first of a model's list.
 *
 * @param {'ANN' | 'CNN'} model
 * @param {number} first
 */
export function foundAmong(model, first) {
  const [row] = library().compareWithRaters(audit(model, 'test').ranked, [first]);
  return row ?? { notUpheld: NaN, upheld: NaN, notRated: NaN };
}

/**
 * A hypothesis about the report, tested.
 *
 * @param {string} name
 * @param {string} part
 */
export function hypothesis(name, part) {
  const found = tested().find((each) => each.name === name && each.part === part);
  if (found === undefined) throw new RangeError(`expected the hypothesis ${name}, ${part}, found no such one`);
  return found;
}

export const hypotheses = tested;

/**
 * The least and the most of something after ten epochs of the report's recipe, over all seeds and both ways of
 * validation; of the accuracy, that on the test digits, after ten epochs.
 *
 * @param {'loss' | 'validationLoss' | 'accuracy'} measure
 */
export function afterTen(measure) {
  const part = measure === 'accuracy' ? 'test digits' : '';
  const usual = report().filter(({ model }) => model.startsWith('as usual') && model.endsWith(part));
  const values = usual.map(
    ({ history }) => history?.[measure === 'accuracy' ? 'validationAccuracy' : measure]?.[9] ?? NaN,
  );
  return [Math.min(...values), Math.max(...values)];
}

/**
 * The mean gain of accuracy on the test digits from one epoch of the report's recipe to a later one, 0 to 1.
 *
 * @param {number} from
 * @param {number} to
 */
export function gainOfEpochs(from, to) {
  const gains = report()
    .filter(({ model }) => model === 'as usual, test digits')
    .map(({ history }) => {
      const accuracies = history?.validationAccuracy ?? [];
      return (accuracies[to - 1] ?? NaN) - (accuracies[from - 1] ?? NaN);
    });
  return gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
}

/** Pixels of MNIST's training digits that are not zero. */
export const inked = once(() => {
  let count = 0;
  for (const pixel of library().loadDigits('mnist').train.images) if (pixel > 0) count++;
  return count;
});

/** Bytes of the engine's compiled kernels, as they come with the repository. */
export const kernelBytes = () =>
  ['relaxed', 'strict'].reduce((sum, name) => sum + statSync(place(`lib/engine/kernels/${name}.wasm`)).size, 0);
