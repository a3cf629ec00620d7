import { checkOptions } from '../check/options';
import { checkEach, describe } from '../check/values';
import { holmCorrection, probabilityText } from '../statistics/holm';
import { type Interval, meanInterval } from '../statistics/interval';
import { signFlipTest } from '../statistics/sign-flip';
import { superiority, type Superiority } from '../statistics/superiority';
import type { StudyResult } from './results';

/** What two models give with the same seeds. */
export interface ModelComparison {
  readonly first: string;
  readonly second: string;
  /** Mean accuracy of the second less that of the first, -1 to 1. */
  readonly difference: number;
  /** Between what the difference may lie, over all seeds there could be, with 95 % confidence; absent of one pair. */
  readonly interval?: Interval;
  /** How often the second is better with the same seed. */
  readonly superiority: Superiority;
  /** Probability of so large a difference, either way, if the models were alike. */
  readonly p: number;
  /** The same, corrected for the number of comparisons. */
  readonly corrected: number;
  /** Whether the difference stands: whether the corrected probability is below 0.05. */
  readonly stands: boolean;
}

export interface CompareModelsOptions {
  /** Under which condition. @default the first, digits as written */
  readonly condition?: string;
}

/**
 * Compares pairs of models seed by seed: sign-flip test, probability that the second is better, and a correction
 * for the number of pairs. A difference stands if it would come out by chance in fewer than 5 of 100 such studies.
 *
 * @param pairs names of two models each
 * @throws TypeError if these are no results, or no pairs of names
 * @throws RangeError if a model has no results, or none under that condition, or the two have no seed in common
 * @example
 * const [dropout] = compareModels(readStudy(), [['ANN', 'ANN + dropout']]);
 * dropout?.second // 'ANN + dropout'
 */
export function compareModels(
  results: readonly StudyResult[],
  pairs: readonly (readonly [first: string, second: string])[],
  options: CompareModelsOptions = {},
): ModelComparison[] {
  const doing = 'comparing models';
  checkEach(doing, 'a result, such as readStudy gives', results, {
    model: 'string',
    seed: 'number',
    conditions: 'array',
  });
  for (const { conditions } of results) {
    checkEach(doing, 'the accuracy under a condition', conditions, { condition: 'string', accuracy: 'number' });
  }
  checkOptions(doing, options, { condition: 'string' });
  requirePairsOfNames(doing, pairs);
  const found = pairs.map(([first, second]) => {
    const [a, b] = [accuraciesOf(results, first, options), accuraciesOf(results, second, options)];
    const seeds = [...a.keys()].filter((seed) => b.has(seed));
    if (seeds.length === 0)
      throw new RangeError(`${doing}: expected seeds that both ${first} and ${second} have, found none`);
    const [ofFirst, ofSecond] = [a, b].map((accuracies) => seeds.map((seed) => accuracies.get(seed) ?? NaN));
    return { first, second, ofFirst: ofFirst ?? [], ofSecond: ofSecond ?? [] };
  });
  const tests = found.map(({ ofFirst, ofSecond }) => signFlipTest(ofSecond, ofFirst));
  const corrected = holmCorrection(tests.map(({ p }) => p));
  return found.map(({ first, second, ofFirst, ofSecond }, index) => ({
    first,
    second,
    difference: tests[index]?.difference ?? NaN,
    ...(ofFirst.length > 1 && {
      interval: meanInterval(ofSecond.map((value, seed) => value - (ofFirst[seed] ?? NaN))),
    }),
    superiority: superiority(ofSecond, ofFirst),
    p: tests[index]?.p ?? NaN,
    corrected: corrected[index] ?? NaN,
    stands: (corrected[index] ?? NaN) < STANDS_BELOW,
  }));
}

/** Below this probability a difference stands. */
const STANDS_BELOW = 0.05;

/**
 * Comparisons as rows of a table; differences in percentage points.
 *
 * @throws TypeError if these are no comparisons
 * @example
 * showTable(comparisonRows(compareModels(readStudy(), [['ANN', 'ANN + dropout'], ['ANN', 'CNN']])));
 */
export function comparisonRows(comparisons: readonly ModelComparison[]): Readonly<Record<string, string | number>>[] {
  const fields = { first: 'string', second: 'string', difference: 'number', corrected: 'number' } as const;
  checkEach('listing comparisons', 'a comparison, such as compareModels gives', comparisons, fields);
  checkEach(
    'listing comparisons',
    'how often one is better',
    comparisons.map((each) => each.superiority),
    {
      probability: 'number',
      pairs: 'number',
    },
  );
  return comparisons.map(
    ({ first, second, difference, interval, superiority: { probability, low, high, pairs }, corrected, stands }) => ({
      from: first,
      to: second,
      'difference (points)': interval
        ? `${points(difference)} (${points(interval.low)} to ${points(interval.high)})`
        : points(difference),
      'better with the same seed': `${Math.round(probability * pairs * 2) / 2} of ${pairs}`,
      '95 % interval': `${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %`,
      'corrected p': probabilityText(corrected),
      stands: stands ? 'yes' : 'no',
    }),
  );
}

/** A difference in percentage points, with its sign. */
function points(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(2)}`;
}

function requirePairsOfNames(doing: string, pairs: unknown): void {
  const isPair = (pair: unknown): boolean =>
    Array.isArray(pair) && pair.length === 2 && pair.every((name) => typeof name === 'string');
  if (Array.isArray(pairs) && pairs.every(isPair)) return;
  throw new TypeError(`${doing}: expected pairs of two names each, found ${describe(pairs)}`);
}

/** Accuracies of a model under a condition, by seed. */
function accuraciesOf(
  results: readonly StudyResult[],
  name: string,
  { condition }: CompareModelsOptions,
): ReadonlyMap<number, number> {
  const own = results.filter(({ model }) => model === name);
  if (own.length === 0) {
    const known = [...new Set(results.map(({ model }) => model))].join(', ');
    throw new RangeError(`comparing models: expected one of ${known}, found ${JSON.stringify(name)}`);
  }
  return new Map(
    own.map(({ seed, conditions }) => {
      const found = conditions.find((given) => condition === undefined || given.condition === condition);
      if (found !== undefined) return [seed, found.accuracy];
      throw new RangeError(`comparing models: expected the condition ${condition} of ${name}, found none`);
    }),
  );
}
