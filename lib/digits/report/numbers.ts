import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkDigits } from '../check/digits';
import { checkEach, checkKind } from '../check/values';
import type { DigitsDataset } from '../data/digits';
import { type Spread, spread } from '../measure/spread';
import { type LayerSummary, summarize } from '../model/summary';
import { type Interval, meanInterval } from '../statistics/interval';
import type { RunHistory, StudyResult } from '../study/results';
import { PARTS, USUAL } from '../study/sets/report';
import { MOMENTS, reportHypotheses, ROUNDING, testHypotheses } from './hypotheses';
import { REPORTED } from './report';

/** A number of the report, held against what comes out here. */
export interface ReportNumber {
  /** What it counts or measures. */
  readonly name: string;
  /** As the report prints it. */
  readonly reported: string;
  /** What the data, the network or the runs give: of runs the mean. */
  readonly found: string;
  /** Between what the mean of all runs there could be lies, with 95 % confidence; absent of what is not measured. */
  readonly interval?: Interval;
  /** What the runs gave; absent of what is not measured. */
  readonly range?: Spread;
  /** What counts as reproduced: `equal`, or the rule as `reportNumbers` counts them. */
  readonly rule: string;
  readonly reproduces: boolean;
}

/** The rules, written before the figures, as `reportNumbers` counts them. */
const RULES = { equal: 'equal', above: 'rule 1', within: 'rule 2', possible: 'rule 3' } as const;

/** What the report says of data and network, as it says it; the figures that were measured are those of `REPORTED`. */
const SAID = { image: '28 × 28', pixels: '784', firstDigit: '0', lastDigit: '9', classes: '10' } as const;
const LAYERS = { hidden: '1', units: '128', outputs: '10' } as const;

/** Epochs of the report's training. */
const EPOCHS = 10;

const DOING = "holding the report's numbers";

/**
 * Holds every number of the report against the data, the network and the runs of `npm run study -- report`: what it
 * says of data and network must be equal; what it measured is judged by the rules of notebook 10.
 *
 * 1. The accuracy reproduces if the 95 % interval of its mean after ten epochs lies above it: the text says "over 97%".
 * 2. A loss reproduces if the report's, rounded as it is, lies between the least and the most of the runs.
 * 3. Ten epochs reproduce if `testHypotheses` does not refute them for both losses together.
 *
 * @param dataset MNIST
 * @param model the report's network, such as `buildAnn` makes
 * @param results such as `readStudy('report')` gives
 * @returns in the order of the report
 * @throws TypeError if these are no digits, no model or no results
 * @throws RangeError if there are no digits, or fewer than four runs of the report's recipe on each part
 * @example
 * await selectBackend();
 * const numbers = reportNumbers(loadDigits('quick'), buildAnn(), readStudy('report'));
 * numbers.find(({ name }) => name === 'hidden units')?.reproduces // true
 */
export function reportNumbers(
  dataset: DigitsDataset,
  model: LayersModel,
  results: readonly StudyResult[],
): ReportNumber[] {
  checkKind(DOING, 'a data set, such as loadDigits gives', dataset, 'object');
  for (const digits of [dataset.train, dataset.test]) checkDigits(DOING, digits);
  checkEach(DOING, 'a result, such as readStudy gives', results, { model: 'string', history: 'object' });
  return [...ofData(dataset), ...ofNetwork(model), ...ofRuns(results)];
}

/**
 * The report's numbers as rows of a table.
 *
 * @throws TypeError if these are no numbers of the report
 * @example
 * await selectBackend();
 * showTable(reportNumberRows(reportNumbers(loadDigits('quick'), buildAnn(), readStudy('report'))));
 */
export function reportNumberRows(numbers: readonly ReportNumber[]): Readonly<Record<string, string>>[] {
  const doing = "listing the report's numbers";
  const fields = {
    name: 'string',
    reported: 'string',
    found: 'string',
    rule: 'string',
    reproduces: 'boolean',
  } as const;
  checkEach(doing, 'a number of the report, such as reportNumbers gives', numbers, fields);
  return numbers.map(({ name, reported, found, interval, range, rule, reproduces }) => ({
    number: name,
    reported,
    here: found,
    '95 % interval': interval ? `${interval.low.toFixed(DECIMALS)} to ${interval.high.toFixed(DECIMALS)}` : '',
    'least to most': range ? `${range.least.toFixed(DECIMALS)} to ${range.most.toFixed(DECIMALS)}` : '',
    rule,
    agrees: reproduces ? 'yes' : 'no',
  }));
}

/** Decimals of what was measured. */
const DECIMALS = 4;

function ofData({ train, test }: DigitsDataset): ReportNumber[] {
  const labels = [...new Set([...train.labels, ...test.labels])].sort((a, b) => a - b);
  return [
    exact('training digits', inThousands(REPORTED.trainingImages), inThousands(train.count)),
    exact('test digits', inThousands(REPORTED.testImages), inThousands(test.count)),
    exact('pixels of an image', SAID.pixels, String(train.images.length / train.count)),
    exact('first digit', SAID.firstDigit, String(labels[0])),
    exact('last digit', SAID.lastDigit, String(labels.at(-1))),
    exact('classes', SAID.classes, String(labels.length)),
  ];
}

function ofNetwork(model: LayersModel): ReportNumber[] {
  const { layers } = summarize(model);
  const shapeOf = (layer: LayerSummary | undefined): string => layer?.outputShape.join(' × ') ?? 'none';
  const dense = layers.filter(({ type }) => type === 'Dense');
  const input = model.inputs[0]?.shape.slice(1) ?? [];
  return [
    exact('inputs, rows × columns', SAID.image, input.join(' × ')),
    exact('inputs after Flatten', SAID.pixels, shapeOf(layers.find(({ type }) => type === 'Flatten'))),
    exact('hidden layers', LAYERS.hidden, String(dense.length - 1)),
    exact('hidden units', LAYERS.units, shapeOf(dense[0])),
    exact('outputs', LAYERS.outputs, shapeOf(dense.at(-1))),
  ];
}

function ofRuns(results: readonly StudyResult[]): ReportNumber[] {
  const parts = PARTS.map(({ name }) => ({ name, runs: runsOf(results, name) }));
  const tested = testHypotheses(reportHypotheses(results));
  const possible = MOMENTS.filter(({ name }) => tested.some((each) => each.name === name && each.possible));
  const epochs = possible.map(({ epoch }) => epoch);
  const tests = parts.find(({ name }) => name === 'test digits')?.runs ?? [];
  const accuracies = tests.map((history) => afterTen(history, 'validationAccuracy'));
  return [
    {
      name: 'epochs',
      reported: String(EPOCHS),
      found: epochs.length > 0 ? `${Math.min(...epochs)} to ${Math.max(...epochs)}` : 'none',
      rule: RULES.possible,
      reproduces: epochs.includes(EPOCHS),
    },
    aboveAll('test accuracy', String(REPORTED.accuracy), accuracies),
    aboveAll('test accuracy, in its text', `over ${100 * REPORTED.accuracy} %`, accuracies),
    ...(['loss', 'validationLoss'] as const).flatMap((measure) =>
      parts.map(({ name, runs }) => {
        const what = measure === 'loss' ? 'training loss' : 'validation loss';
        return withinRange(
          `${what}, ${name}`,
          measure,
          runs.map((history) => afterTen(history, measure)),
        );
      }),
    ),
  ];
}

function exact(name: string, reported: string, found: string): ReportNumber {
  return { name, reported, found, rule: RULES.equal, reproduces: reported === found };
}

/** By rule 1. */
function aboveAll(name: string, reported: string, values: readonly number[]): ReportNumber {
  const interval = meanInterval(values);
  const found = interval.mean.toFixed(DECIMALS);
  return {
    name,
    reported,
    found,
    interval,
    range: spread(values),
    rule: RULES.above,
    reproduces: interval.low > REPORTED.accuracy,
  };
}

/** By rule 2. */
function withinRange(name: string, measure: 'loss' | 'validationLoss', values: readonly number[]): ReportNumber {
  const [interval, range] = [meanInterval(values), spread(values)];
  const [low, high] = [REPORTED[measure] - ROUNDING[measure], REPORTED[measure] + ROUNDING[measure]];
  return {
    name,
    reported: String(REPORTED[measure]),
    found: interval.mean.toFixed(DECIMALS),
    interval,
    range,
    rule: RULES.within,
    reproduces: low <= range.most && high >= range.least,
  };
}

function runsOf(results: readonly StudyResult[], part: string): RunHistory[] {
  const model = `${USUAL}, ${part}`;
  const runs = results.flatMap((result) => (result.model === model && result.history ? [result.history] : []));
  if (runs.length >= LEAST_RUNS) return runs;
  throw new RangeError(`${DOING}: expected at least ${LEAST_RUNS} runs of "${model}", found ${runs.length}`);
}

/** Fewer runs are no cloud, see `testHypotheses`. */
const LEAST_RUNS = 4;

function afterTen(history: RunHistory, measure: 'loss' | 'validationLoss' | 'validationAccuracy'): number {
  const value = history[measure]?.[EPOCHS - 1];
  if (value !== undefined) return value;
  throw new RangeError(`${DOING}: expected the ${measure} of epoch ${EPOCHS}, found ${history.loss.length} epochs`);
}

function inThousands(count: number): string {
  return count.toLocaleString('en-US');
}
