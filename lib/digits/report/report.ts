import type { ReportRow } from '@digits/common/protocol';

import { checkFields, checkKind } from '../check/values';
import { DATASET_NAMES } from '../data/digits';

/**
 * The figures of the report that this project reproduces, as the report prints them.
 *
 * @example
 * [REPORTED.accuracy, REPORTED.loss, REPORTED.validationLoss] // [0.97, 0.004, 0.13]
 */
export const REPORTED = {
  trainingImages: 60_000,
  testImages: 10_000,
  accuracy: 0.97,
  loss: 0.004,
  validationLoss: 0.13,
} as const;

/** What a run of the notebooks measured. */
export interface Reproduced {
  /** What `loadDigits` calls the data: a set from a folder is not MNIST, and is not compared. @default 'mnist' */
  readonly dataset?: string;
  readonly trainingImages: number;
  readonly testImages: number;
  /** Number of weights and biases of the network. */
  readonly parameters: number;
  /** Test accuracy, 0 to 1. */
  readonly accuracy: number;
  /** Training loss of the last epoch, in nats. */
  readonly loss: number;
  /** Validation loss of the last epoch, in nats. */
  readonly validationLoss: number;
}

/** Weights and biases of Dense 128 and Dense 10 on 784 pixels, which the report's architecture implies. */
const IMPLIED_PARAMETERS = 784 * 128 + 128 + 128 * 10 + 10;

/**
 * Sets a run against the report, figure by figure.
 *
 * Counts agree if they are equal. The accuracy agrees if it is at least the report's, whose text says
 * "over 97%". A loss agrees if it rounds to the report's figure at the report's number of decimals:
 * a lower loss is another result, not a better reproduction.
 *
 * Measured on fewer digits than the report's, accuracy and losses are not compared; on another data set, nothing is.
 *
 * @throws TypeError if a figure of the run is no number
 * @example
 * const [, , , ofAccuracy] = compareWithReport({
 *   trainingImages: 60_000, testImages: 10_000, parameters: 101_770,
 *   accuracy: 0.978, loss: 0.0145, validationLoss: 0.08,
 * });
 * ofAccuracy // { figure: 'test accuracy', reported: '0.97', reproduced: '0.9780', agrees: true }
 */
export function compareWithReport(run: Reproduced): ReportRow[] {
  checkFields('comparing with the report', 'the figures of a run', run, {
    trainingImages: 'number',
    testImages: 'number',
    parameters: 'number',
    accuracy: 'number',
    loss: 'number',
    validationLoss: 'number',
  });
  const { dataset = 'mnist' } = run;
  checkKind('comparing with the report', 'the name of a data set as text', dataset, 'string');
  const isMnist = DATASET_NAMES.some((name) => name === dataset);
  const comparable = run.trainingImages === REPORTED.trainingImages && run.testImages === REPORTED.testImages;
  const counts = [
    count('training images', REPORTED.trainingImages, run.trainingImages),
    count('test images', REPORTED.testImages, run.testImages),
    count('parameters, by its layers', IMPLIED_PARAMETERS, run.parameters),
  ];
  const measures = [
    {
      figure: 'test accuracy',
      reported: String(REPORTED.accuracy),
      reproduced: run.accuracy.toFixed(4),
      agrees: run.accuracy >= REPORTED.accuracy,
    },
    loss('training loss, last epoch', REPORTED.loss, 3, run.loss),
    loss('validation loss, last epoch', REPORTED.validationLoss, 2, run.validationLoss),
  ];
  const rows = [...counts, ...measures.map((row) => (comparable ? row : { ...row, agrees: null }))];
  if (isMnist) return rows;
  return [
    { figure: 'data set: not compared', reported: 'MNIST', reproduced: dataset, agrees: null },
    ...rows.map((row) => ({ ...row, agrees: null })),
  ];
}

function count(figure: string, reported: number, found: number): ReportRow {
  return {
    figure,
    reported: reported.toLocaleString('en-US'),
    reproduced: found.toLocaleString('en-US'),
    agrees: reported === found,
  };
}

function loss(figure: string, reported: number, decimals: number, found: number): ReportRow {
  return {
    figure,
    reported: reported.toFixed(decimals),
    reproduced: found.toFixed(4),
    agrees: found.toFixed(decimals) === reported.toFixed(decimals),
  };
}
