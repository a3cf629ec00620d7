// What somebody meant who wrote another name, as lib/digits/check/nearest.ts has it. By itself, as it is asked before any
// package is installed.

/** Changes between two names, at most, for one to be taken for the other misspelt. */
const MOST_CHANGES = 3;

/**
 * Letters to put in, take out, replace or swap with their neighbour to make one text of another: the optimal string
 * alignment distance, Damerau's four slips ("A technique for computer detection and correction of spelling errors", 1964),
 * each letter changed once at most.
 *
 * @param {string} from
 * @param {string} to
 */
export function changes(from, to) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let index = 0; index < from.length; index++) {
    const above = row;
    row = [index + 1];
    for (let column = 0; column < to.length; column++) {
      /** @type {(line: readonly number[], back: number) => number} */
      const at = (line, back) => line[column + 1 - back] ?? Infinity;
      const replaced = at(above, 1) + (from[index] === to[column] ? 0 : 1);
      const isSwap = index > 0 && column > 0 && from[index] === to[column - 1] && from[index - 1] === to[column];
      row.push(Math.min(replaced, at(above, 0) + 1, at(row, 1) + 1, isSwap ? at(before, 2) + 1 : Infinity));
    }
    before = above;
  }
  return row[to.length] ?? NaN;
}

/**
 * The known name that a misspelt one most likely stands for; undefined if none is near.
 *
 * @param {string} name
 * @param {readonly string[]} known
 */
export function nearestName(name, known) {
  const distances = known.map((candidate) => ({
    candidate,
    count: changes(name.toLowerCase(), candidate.toLowerCase()),
  }));
  const [nearest] = distances.sort((a, b) => a.count - b.count);
  // Of a short name nearly every other is near: at most a third of it may differ.
  if (nearest === undefined || nearest.count > Math.min(MOST_CHANGES, name.length / 3)) return undefined;
  return nearest.candidate;
}

/**
 * The end of an error: what was found, and which known name is near it.
 *
 * @param {string} found
 * @param {readonly string[]} known
 * @param {string} [prefix] what stands before each name, as the dashes of an option
 */
export function foundNear(found, known, prefix = '') {
  const nearest = nearestName(found, known);
  return `found ${prefix}${found}${nearest === undefined ? '' : `: did you mean ${prefix}${nearest}?`}`;
}
