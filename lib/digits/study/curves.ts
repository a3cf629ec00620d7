import { checkEach, describe } from '../check/values';
import { type Spread, spread } from '../measure/spread';
import type { RunHistory, StudyResult } from './results';

/** What the runs of a recipe gave in each epoch. */
export interface StudyCurve {
  readonly name: string;
  /** Over the seeds, epoch by epoch from the first. */
  readonly epochs: readonly Spread[];
}

/**
 * A measure of each recipe epoch by epoch, over its seeds.
 *
 * @param measure what is taken of each epoch, for example `validationLoss`
 * @returns a curve for each recipe whose runs have that measure, in the order in which they occur
 * @throws TypeError if these are no results
 * @throws RangeError if there is no such measure
 * @example
 * const [first] = studyCurves(readStudy('report'), 'loss');
 * first?.epochs.length // 30
 */
export function studyCurves(results: readonly StudyResult[], measure: keyof RunHistory): StudyCurve[] {
  const doing = 'taking curves from a study';
  checkEach(doing, 'a result, such as readStudy gives', results, { model: 'string' });
  if (!MEASURES.includes(measure)) {
    throw new RangeError(`${doing}: expected one of ${MEASURES.join(', ')}, found ${describe(measure)}`);
  }
  const models = [...new Set(results.map(({ model }) => model))];
  return models.flatMap((name) => {
    const runs = results.flatMap(({ model, history }) => (model === name ? [history?.[measure] ?? []] : []));
    const length = Math.min(...runs.map((run) => run.length));
    if (length === 0) return [];
    const epochs = Array.from({ length }, (_, epoch) => spread(runs.map((run) => run[epoch] ?? NaN)));
    return [{ name, epochs }];
  });
}

const MEASURES: readonly (keyof RunHistory)[] = [
  'loss',
  'accuracy',
  'validationLoss',
  'validationAccuracy',
  'lossAfter',
];
