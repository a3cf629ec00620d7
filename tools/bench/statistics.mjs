// Numbers of the tables.

/**
 * @param {readonly number[]} values at least one
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (below === undefined || above === undefined)
    throw new RangeError('median: expected at least one value, found none');
  return (below + above) / 2;
}

/** @param {readonly number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * @param {number} value
 * @param {number} digits after the point, at most
 */
export const rounded = (value, digits) => Number(value.toFixed(digits));
