import { checkDigits } from '../check/digits';
import { checkOptions } from '../check/options';
import { checkKind, describe } from '../check/values';
import { type Digits, measuresOf } from '../data/digits';
import { confusionHeatmap } from '../figures/charts/confusion-heatmap';
import { type Classification, predictedLabels } from '../measure/classification';
import { confusionMatrix } from '../measure/confusion';
import { packPictures } from './pack';
import type { Widget } from './widget';

const DOING = 'opening a confusion matrix';

/** Models side by side, at most. */
const MOST_MODELS = 2;
/** Digits shown of a cell, at most: the surest mistakes, the least sure right answers. */
const MOST_OF_CELL = 24;
const MOST_OF_RIGHT = 12;
/** Pictures in one output, at most: some 300 kB. */
const MOST_PICTURES = 1200;

export interface ConfusionExplorerOptions {
  /** @default 'Confusion matrix' */
  readonly title?: string;
}

/**
 * A confusion matrix whose cells open, by mouse or keyboard: each shows its digits, with what they are, what they
 * were taken for and how surely. Two models can be compared, cell by cell and digit by digit.
 *
 * The pictures stand in the output, in sixteen grays, so that nothing of it needs a kernel: of each cell the surest mistakes, of each
 * digit the least sure right answers. Where no script runs, the picture of `confusionHeatmap` stands.
 *
 * @param digits the data that was evaluated
 * @param answers one or two models' answers to them, such as `evaluate` or `classify` gives, by the names they are
 *   shown under
 * @throws RangeError if there are no answers or more than two, or they do not fit the digits
 * @throws TypeError if these are no digits, or no answers
 * @example
 * const { train, test } = loadDigits('quick');
 * show(confusionExplorer(test, { 'mean digit': nearestAverage(averageDigits(train), test) }));
 */
export function confusionExplorer(
  digits: Digits,
  answers: Readonly<Record<string, Pick<Classification, 'probabilities'>>>,
  options: ConfusionExplorerOptions = {},
): Widget {
  checkDigits(DOING, digits);
  checkOptions(DOING, options, { title: 'string' });
  const { title = 'Confusion matrix' } = options;
  const models = modelsOf(digits, answers);
  const shown = chosen(digits, models);
  const { size, pixels } = measuresOf(digits);
  const { classNames } = digits;
  const images = new Uint8Array(shown.length * pixels);
  shown.forEach((index, place) => {
    images.set(digits.images.subarray(index * pixels, (index + 1) * pixels), place * pixels);
  });
  const data = {
    // What MNIST's digits are goes without saying.
    ...(size === measuresOf({}).size ? {} : { size }),
    ...(classNames && { classNames }),
    models: models.map(({ name, matrix }) => ({ title: name, matrix })),
    indices: shown,
    labels: shown.map((index) => digits.labels[index]),
    said: models.map(({ predicted }) => shown.map((index) => predicted[index])),
    probabilities: models.map(({ surely }) => shown.map((index) => Number(surely(index).toFixed(3)))),
  };
  const figures = models.map(({ name, matrix }) =>
    confusionHeatmap(matrix, { title: `${title}, ${name}`, classNames }),
  );
  const [figure] = figures;
  return {
    widget: 'confusion',
    attributes: { data, images: packPictures(images), caption: title },
    weights: [],
    ...(figure && { figure }),
    alt: figures.map(({ alt }) => alt).join(' '),
  };
}

interface Model {
  readonly name: string;
  readonly matrix: ReturnType<typeof confusionMatrix>;
  readonly predicted: Uint8Array;
  /** The probability of its answer to a digit. */
  readonly surely: (index: number) => number;
}

function modelsOf(digits: Digits, answers: Readonly<Record<string, Pick<Classification, 'probabilities'>>>): Model[] {
  checkKind(DOING, 'answers by their names, as { ann: evaluation }', answers, 'object');
  const entries = Object.entries(answers);
  if (entries.length === 0 || entries.length > MOST_MODELS) {
    throw new RangeError(`${DOING}: expected answers of 1 or ${MOST_MODELS} models, found ${entries.length}`);
  }
  return entries.map(([name, given]) => {
    checkKind(DOING, `answers of ${name}, such as evaluate gives`, given, 'object');
    const { probabilities } = given;
    if (!(probabilities instanceof Float32Array)) {
      throw new TypeError(
        `${DOING}: expected probabilities of ${name} in a Float32Array, found ${describe(probabilities)}`,
      );
    }
    const classes = probabilities.length / digits.count;
    const classification = { probabilities, labels: digits.labels, ...(Number.isInteger(classes) && { classes }) };
    const predicted = predictedLabels(classification);
    return {
      name,
      matrix: confusionMatrix(classification),
      predicted,
      surely: (index) => probabilities[index * classes + (predicted[index] ?? 0)] ?? 0,
    };
  });
}

/** The digits whose pictures are kept: as many of each cell as there is room for. */
function chosen(digits: Digits, models: readonly Model[]): number[] {
  const cells = models.flatMap((model) => cellsOf(digits, model));
  for (let most = MOST_OF_CELL; ; most--) {
    const kept = new Set(
      cells.flatMap(({ isRight, indices }) => indices.slice(0, isRight ? Math.min(most, MOST_OF_RIGHT) : most)),
    );
    if (kept.size <= MOST_PICTURES || most === 1) return [...kept].sort((a, b) => a - b);
  }
}

/** The digits of each cell of a model's matrix: mistakes with the surest first, right answers with the least sure. */
function cellsOf(
  { labels }: Digits,
  { predicted, surely }: Model,
): { readonly isRight: boolean; readonly indices: readonly number[] }[] {
  const cells = new Map<string, number[]>();
  labels.forEach((label, index) => {
    const name = `${label} ${predicted[index]}`;
    const cell = cells.get(name);
    if (cell) cell.push(index);
    else cells.set(name, [index]);
  });
  return [...cells].map(([name, indices]) => {
    const [actual, said] = name.split(' ');
    const sign = actual === said ? 1 : -1;
    return { isRight: actual === said, indices: indices.sort((a, b) => sign * (surely(a) - surely(b)) || a - b) };
  });
}
