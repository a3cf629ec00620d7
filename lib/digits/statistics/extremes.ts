/**
 * The least and the most of some numbers, however many: `Math.min(...values)` takes each as an argument, for which
 * the stack has no room from about a hundred thousand on.
 *
 * @returns Infinity and -Infinity of none, NaN twice if one is NaN
 */
export function extremes(values: Iterable<number>): { readonly least: number; readonly most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return { least, most };
}
