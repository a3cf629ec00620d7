/* What somebody meant who wrote another name. tools/command/nearest.mjs does the same before any package is installed. */

/** Changes between two names, at most, for one to be taken for the other misspelt. */
const MOST_CHANGES = 3;

/**
 * Letters to put in, take out, replace or swap with their neighbour to make one text of another: the optimal string
 * alignment distance, Damerau's four slips ("A technique for computer detection and correction of spelling errors", 1964),
 * each letter changed once at most.
 */
export function changes(from: string, to: string): number {
  let [before, row] = [[] as number[], Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let index = 0; index < from.length; index++) {
    const above = row;
    row = [index + 1];
    for (let column = 0; column < to.length; column++) {
      const at = (line: readonly number[], back: number): number => line[column + 1 - back] ?? Infinity;
      const replaced = at(above, 1) + (from[index] === to[column] ? 0 : 1);
      const isSwap = index > 0 && column > 0 && from[index] === to[column - 1] && from[index - 1] === to[column];
      row.push(Math.min(replaced, at(above, 0) + 1, at(row, 1) + 1, isSwap ? at(before, 2) + 1 : Infinity));
    }
    before = above;
  }
  return row[to.length] ?? NaN;
}

/** The known name that a misspelt one most likely stands for; undefined if none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_ ]/g, '');
  const distances = known.map((candidate) => ({ candidate, count: changes(plain(name), plain(candidate)) }));
  const [nearest] = distances.sort((a, b) => a.count - b.count);
  // Of a short name nearly every other is near: at most a third of it may differ.
  if (nearest === undefined || nearest.count > Math.min(MOST_CHANGES, name.length / 3)) return undefined;
  return nearest.candidate;
}
