import { checkNumbers } from '../check/values';

/** What several seeds gave: the mean, and the range around it. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** How many values there were. */
  readonly count: number;
}

/**
 * Mean and range of some values.
 *
 * @throws RangeError if there are none, or one is not a finite number
 */
export function spread(values: readonly number[]): Spread {
  const doing = 'measuring a spread';
  checkNumbers(doing, 'finite numbers', values, Number.isFinite);
  if (values.length === 0) throw new RangeError(`${doing}: expected at least one value, found none`);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    least: Math.min(...values),
    most: Math.max(...values),
    count: values.length,
  };
}
