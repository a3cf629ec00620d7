/** Letters of a name where there is no room for all. */
const LETTERS = 3;

/** The beginnings of the names of classes, for points that have room for no more; their labels where two begin alike. */
export function shortNames(names: readonly string[]): string[] {
  const short = names.map((name) => name.slice(0, LETTERS));
  return new Set(short).size === names.length ? short : names.map((_, label) => String(label));
}
