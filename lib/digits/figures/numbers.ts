/** A number in three significant digits, without an exponent where it can be avoided: 0.0145, 12, 97.8. */
export function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(3))) : String(value);
}

/** A count with thousands separated: 60,000. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** The value rounded to so many decimals: keeps the JSON of a figure small. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** A count and its noun: 1 digit, 25 digits. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** First index of the largest value; -1 if there is none. */
export function largest(values: ArrayLike<number>): number {
  let best = -1;
  for (let index = 0; index < values.length; index++) {
    if (best < 0 || (values[index] ?? NaN) > (values[best] ?? NaN)) best = index;
  }
  return best;
}

/** First index of the smallest value; -1 if there is none. */
export function smallest(values: readonly number[]): number {
  return largest(values.map((value) => -value));
}
