import { checkEach } from '../check/values';
import { type Spread, spread } from '../measure/spread';
import { holmCorrection, probabilityText } from '../statistics/holm';
import { outlier, type Point } from '../statistics/outlier';
import type { RunHistory, StudyResult } from '../study/results';
import { PARTS, USUAL } from '../study/sets/report';
import type { LossPair } from './closest';
import { REPORTED } from './report';

/** A way in which the report's pair of losses may have come about, and what runs of it gave. */
export interface Hypothesis {
  /** What was done, in a few words. */
  readonly name: string;
  /** What the validation loss was measured on. */
  readonly part: string;
  /** Losses of each run, one a seed. */
  readonly pairs: readonly LossPair[];
}

/** A hypothesis held against the report. */
export interface TestedHypothesis extends Hypothesis {
  readonly loss: Spread;
  readonly validationLoss: Spread;
  /** How far the report's pair lies from the cloud of runs, in its standard deviations. */
  readonly distance: number;
  /** Probability of so far a pair, or a farther one, if the hypothesis were true. */
  readonly p: number;
  /** The same, corrected for the number of hypotheses. */
  readonly corrected: number;
  /** Whether the report's pair may have come about so: whether the corrected probability is at least 0.05. */
  readonly possible: boolean;
}

/** Below this probability a hypothesis counts as refuted; said before the study was run. */
const REFUTED_BELOW = 0.05;

/** Half of the last digit that the report gives of each loss. */
export const ROUNDING: LossPair = { loss: 0.0005, validationLoss: 0.005 };

/** Moments of a long run at which the reader of a report may have stopped. */
export const MOMENTS: readonly { readonly epoch: number; readonly name: string }[] = [
  { epoch: 10, name: 'ten epochs, as it says' },
  { epoch: 20, name: 'the training cell run twice' },
  { epoch: 25, name: '25 epochs' },
  { epoch: 30, name: 'the training cell run three times' },
];

/**
 * What may have given the report's losses, from the results of `npm run study -- report`: its ten epochs, its
 * training cell run again, and other settings, each with a fifth of the digits put aside or with the test digits.
 *
 * @throws TypeError if these are no results
 * @throws RangeError if a run has no validation losses
 * @example
 * const [first] = reportHypotheses(readStudy('report'));
 * first?.name // 'ten epochs, as it says'
 */
export function reportHypotheses(results: readonly StudyResult[]): Hypothesis[] {
  const doing = 'listing hypotheses';
  checkEach(doing, 'a result, such as readStudy gives', results, { model: 'string', history: 'object' });
  return PARTS.flatMap(({ name: part }) => {
    const suffix = `, ${part}`;
    const own = results.filter(({ model }) => model.endsWith(suffix));
    const named = (model: string): RunHistory[] =>
      own.flatMap((result) => (result.model === model + suffix && result.history ? [result.history] : []));
    const usual = named(USUAL);
    const others = [...new Set(own.map(({ model }) => model.slice(0, -suffix.length)))].filter(
      (name) => name !== USUAL,
    );
    return [
      ...MOMENTS.map(({ epoch, name }) => ({ name, part, pairs: usual.map((history) => pairAt(history, epoch)) })),
      {
        name: 'ten epochs, its loss measured after the last',
        part,
        pairs: usual.map((history) => pairAt(history, 10, history.lossAfter)),
      },
      ...others.map((name) => ({
        name: `ten epochs, ${name}`,
        part,
        pairs: named(name).map((history) => pairAt(history, 10)),
      })),
    ];
  }).filter(({ pairs }) => pairs.length > 0);
}

/**
 * Holds hypotheses against the report's pair of losses: how far does it lie from the cloud of runs, on a logarithmic
 * scale, its rounding allowed for? A hypothesis is refuted if a run of it would be so far off in fewer than 5 of
 * 100 cases, corrected for the number of hypotheses by Holm's method.
 *
 * @throws TypeError if these are no hypotheses
 * @throws RangeError if one has fewer than four runs, or a loss is not above 0
 * @example
 * const tested = testHypotheses(reportHypotheses(readStudy('report')));
 * tested.find(({ name }) => name === 'ten epochs, as it says')?.possible // false
 */
export function testHypotheses(hypotheses: readonly Hypothesis[]): TestedHypothesis[] {
  const doing = 'testing hypotheses';
  checkEach(doing, 'a hypothesis', hypotheses, { name: 'string', part: 'string', pairs: 'array' });
  for (const { pairs } of hypotheses) {
    checkEach(doing, 'a pair of losses', pairs, { loss: 'number', validationLoss: 'number' });
  }
  const corner = (sign: 1 | -1): Point =>
    logarithms({
      loss: REPORTED.loss + sign * ROUNDING.loss,
      validationLoss: REPORTED.validationLoss + sign * ROUNDING.validationLoss,
    });
  const found = hypotheses.map(({ pairs }) => outlier(pairs.map(logarithms), corner(-1), corner(1)));
  const corrected = holmCorrection(found.map(({ p }) => p));
  return hypotheses.map((hypothesis, index) => {
    const { distance = NaN, p = NaN } = found[index] ?? {};
    return {
      ...hypothesis,
      loss: spread(hypothesis.pairs.map(({ loss }) => loss)),
      validationLoss: spread(hypothesis.pairs.map(({ validationLoss }) => validationLoss)),
      distance,
      p,
      corrected: corrected[index] ?? NaN,
      possible: (corrected[index] ?? NaN) >= REFUTED_BELOW,
    };
  });
}

/**
 * Tested hypotheses as rows of a table, the nearest first.
 *
 * @throws TypeError if these are no tested hypotheses
 * @example
 * showTable(hypothesisRows(testHypotheses(reportHypotheses(readStudy('report')))));
 */
export function hypothesisRows(tested: readonly TestedHypothesis[]): Readonly<Record<string, string | number>>[] {
  const fields = {
    name: 'string',
    part: 'string',
    loss: 'object',
    validationLoss: 'object',
    distance: 'number',
  } as const;
  checkEach('listing hypotheses', 'a tested hypothesis', tested, { ...fields, corrected: 'number' });
  const spreads = tested.flatMap(({ loss, validationLoss }) => [loss, validationLoss]);
  checkEach('listing hypotheses', 'a spread of losses', spreads, { mean: 'number', least: 'number', most: 'number' });
  const range = ({ least, most }: Spread, digits: number): string =>
    `${least.toFixed(digits)} to ${most.toFixed(digits)}`;
  return [...tested]
    .sort((a, b) => a.distance - b.distance)
    .map(({ name, part, loss, validationLoss, distance, corrected, possible }) => ({
      hypothesis: name,
      validation: part,
      'training loss': range(loss, 4),
      'validation loss': range(validationLoss, 3),
      distance: distance.toFixed(1),
      'corrected p': probabilityText(corrected),
      possible: possible ? 'yes' : 'no',
    }));
}

function pairAt(history: RunHistory, epoch: number, losses: readonly number[] = history.loss): LossPair {
  const [loss, validationLoss] = [losses[epoch - 1], history.validationLoss?.[epoch - 1]];
  if (loss === undefined || validationLoss === undefined) {
    throw new RangeError(
      `listing hypotheses: expected both losses of epoch ${epoch}, found ${history.loss.length} epochs`,
    );
  }
  return { loss, validationLoss };
}

function logarithms({ loss, validationLoss }: LossPair): Point {
  return [Math.log(loss), Math.log(validationLoss)];
}
