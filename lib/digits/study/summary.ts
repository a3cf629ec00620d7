import { percent } from '@digits/common/text';

import { checkEach, checkFields } from '../check/values';
import { type Spread, spread } from '../measure/spread';
import { type Interval, meanInterval } from '../statistics/interval';
import type { StudyResult } from './results';

/** What one model gave over all its seeds. */
export interface StudySummary {
  readonly model: string;
  readonly parameters: number;
  readonly epochs: number;
  /** Wall-clock time of the training. */
  readonly seconds: Spread;
  /** Accuracy under the first condition, the test digits as written, 0 to 1. */
  readonly accuracy: Spread;
  /** Between what its mean over all seeds may lie, with 95 % confidence; absent with a single seed. */
  readonly interval?: Interval;
  /** Accuracy as written and under each distortion. */
  readonly conditions: readonly { readonly condition: string; readonly accuracy: Spread }[];
}

/**
 * Gathers the results of each model over its seeds, in the order in which the models first occur.
 *
 * @throws TypeError if these are no results
 * @throws RangeError if a result lacks the accuracy on the digits as written
 * @example
 * const run = { study: 'comparison', key: '', threads: 1, machine: '', node: '', data: '', weights: '' };
 * const result = { ...run, model: 'mine', parameters: 10, epochs: 1, seconds: 1 };
 * const conditions = (accuracy: number) => [{ condition: 'as written', accuracy }];
 * const [mine] = summarizeStudy([
 *   { ...result, seed: 1, conditions: conditions(0.5) }, { ...result, seed: 2, conditions: conditions(0.75) },
 * ]);
 * mine?.accuracy // { mean: 0.625, least: 0.5, most: 0.75, count: 2 }
 */
export function summarizeStudy(results: readonly StudyResult[]): StudySummary[] {
  const doing = 'summarizing a study';
  const fields = {
    model: 'string',
    parameters: 'number',
    epochs: 'number',
    seconds: 'number',
    conditions: 'array',
  } as const;
  checkEach(doing, 'a result, such as readStudy gives', results, fields);
  for (const { conditions } of results) {
    checkEach(doing, 'the accuracy under a condition', conditions, { condition: 'string', accuracy: 'number' });
  }
  const models = [...new Set(results.map(({ model }) => model))];
  return models.map((model) => {
    const own = results.filter((result) => result.model === model);
    const names = [...new Set(own.flatMap(({ conditions }) => conditions.map(({ condition }) => condition)))];
    const conditions = names.map((condition) => ({ condition, accuracy: spread(accuraciesOf(own, condition)) }));
    const accuracies = accuraciesOf(own, names[0] ?? '');
    return {
      model,
      parameters: own[0]?.parameters ?? 0,
      epochs: own[0]?.epochs ?? 0,
      seconds: spread(own.map(({ seconds }) => seconds)),
      accuracy: spread(accuracies),
      ...(accuracies.length > 1 && { interval: meanInterval(accuracies) }),
      conditions,
    };
  });
}

/**
 * The summaries as rows of a table, one a model: parameters, seconds, the mean accuracy on the test digits, between
 * what that mean may lie for all seeds there could be, and the range of the seeds that there were. The seconds are those of the fastest run, which other work on the machine disturbed least.
 *
 * @throws TypeError if these are no summaries
 * @example
 * showTable(studyRows(summarizeStudy(readStudy())));
 */
export function studyRows(summaries: readonly StudySummary[]): Readonly<Record<string, string | number>>[] {
  checkSummaries(summaries);
  return summaries.map(({ model, parameters, epochs, seconds, accuracy, interval }) => ({
    model,
    parameters,
    epochs,
    seconds: seconds.least.toFixed(1),
    accuracy: percent(accuracy.mean, 2),
    '95 % interval': interval ? `${percent(interval.low, 2)} to ${percent(interval.high, 2)}` : '',
    'least to most': `${percent(accuracy.least, 2)} to ${percent(accuracy.most, 2)}`,
    seeds: accuracy.count,
  }));
}

/**
 * The summaries as rows of a table, one a model: mean accuracy under each condition, with its range.
 *
 * @throws TypeError if these are no summaries
 * @example
 * showTable(robustnessRows(summarizeStudy(readStudy())));
 */
export function robustnessRows(summaries: readonly StudySummary[]): Readonly<Record<string, string>>[] {
  checkSummaries(summaries);
  return summaries.map(({ model, conditions }) => ({
    model,
    ...Object.fromEntries(
      conditions.map(({ condition, accuracy: { mean, least, most } }) => [
        condition,
        `${percent(mean, 2)} (${(100 * least).toFixed(1)} to ${(100 * most).toFixed(1)})`,
      ]),
    ),
  }));
}

function checkSummaries(summaries: readonly StudySummary[]): void {
  const doing = 'listing a study';
  const numbers = { mean: 'number', least: 'number', most: 'number' } as const;
  const fields = { model: 'string', seconds: 'object', accuracy: 'object', conditions: 'array' } as const;
  checkEach(doing, 'a summary, such as summarizeStudy gives', summaries, fields);
  for (const { seconds, accuracy, conditions } of summaries) {
    checkEach(doing, 'a condition', conditions, { condition: 'string' });
    for (const found of [seconds, accuracy, ...conditions.map((condition) => condition.accuracy)]) {
      checkFields(doing, 'a spread, such as spread gives', found, numbers);
    }
  }
}

function accuraciesOf(results: readonly StudyResult[], condition: string): number[] {
  return results.flatMap(({ conditions }) =>
    conditions.filter((found) => found.condition === condition).map(({ accuracy }) => accuracy),
  );
}
