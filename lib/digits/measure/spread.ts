import { checkNumbers } from '../check/values';
import { extremes } from '../statistics/extremes';

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
  const { least, most } = extremes(values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  // Of equal values, rounding may leave it beside them.
  return { mean: Math.min(most, Math.max(least, mean)), least, most, count: values.length };
}
