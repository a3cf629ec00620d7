/** Letters of a name where there is no room for all. */
const LETTERS = 3;

/** The beginnings of the names of classes, for points that have room for no more; their labels where two begin alike. */
export function shortNames(names: readonly string[]): string[] {
  // Spread into whole signs: an emoji is two code units.
  const short = names.map((name) => [...name].slice(0, LETTERS).join(''));
  return new Set(short).size === names.length ? short : names.map((_, label) => String(label));
}

/**
 * A name in so many signs at most, three or more. Dots stand for its middle, since the names of a set often begin
 * alike, or end so.
 */
export function fittedName(name: string, most: number): string {
  const signs = [...name];
  if (signs.length <= most) return name;
  const end = Math.floor((most - 1) / 2);
  return `${signs.slice(0, most - 1 - end).join('')}…${signs.slice(-end).join('')}`;
}
