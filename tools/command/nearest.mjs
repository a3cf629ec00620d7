// What somebody meant who wrote another name. By itself, as it is asked before any package is installed.

/** Changes between two names, at most, for one to be taken for the other misspelt. */
const MOST_CHANGES = 3;

/**
 * Letters to put in, take out or replace to make one text of another: Levenshtein's distance.
 *
 * @param {string} from
 * @param {string} to
 */
export function changes(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const above = row;
    row = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const [replaced = NaN, removed = NaN] = above.slice(column);
      const added = row.at(-1) ?? NaN;
      row.push(Math.min(replaced + (letter === other ? 0 : 1), removed + 1, added + 1));
    }
  }
  return row.at(-1) ?? NaN;
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
