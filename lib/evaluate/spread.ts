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
  if (values.length === 0) throw new RangeError('measuring a spread: expected at least one value, found none');
  const broken = values.find((value) => !Number.isFinite(value));
  if (broken !== undefined) throw new RangeError(`measuring a spread: expected finite numbers, found ${broken}`);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    least: Math.min(...values),
    most: Math.max(...values),
    count: values.length,
  };
}
