import { checkNumbers, isWhole } from '../check/values';

/** Two models on the same digits. */
export interface McNemarTest {
  /** Digits that only the first got wrong. */
  readonly onlyFirst: number;
  /** Digits that only the second got wrong. */
  readonly onlySecond: number;
  /** Digits that both got wrong. */
  readonly both: number;
  /** Probability of so uneven a share of what only one got wrong, either way, if neither were better. */
  readonly p: number;
}

/**
 * Whether two trained networks differ on the same digits: McNemar's test, exact. Only digits that one got wrong and
 * the other right can tell; if neither is better, each of them falls to either side as a coin does.
 *
 * Source: Q. McNemar, 1947; the exact form in A. Agresti, Categorical Data Analysis, 2002, 10.1.
 *
 * @param first numbers of the digits that the first model got wrong, each once
 * @param second those of the second
 * @throws TypeError if these are no numbers
 * @throws RangeError if a number is not whole, below 0, or occurs twice
 * @example
 * mcNemarTest([3, 5, 8, 13, 21, 34], [3]) // { onlyFirst: 5, onlySecond: 0, both: 1, p: 0.0625 }
 */
export function mcNemarTest(first: readonly number[], second: readonly number[]): McNemarTest {
  const [ofFirst, ofSecond] = [setOf(first), setOf(second)];
  const both = first.filter((index) => ofSecond.has(index)).length;
  const [onlyFirst, onlySecond] = [ofFirst.size - both, ofSecond.size - both];
  return { onlyFirst, onlySecond, both, p: coinProbability(onlyFirst, onlySecond) };
}

function setOf(indices: readonly number[]): Set<number> {
  const doing = 'comparing mistakes';
  checkNumbers(doing, 'whole numbers of digits, from 0', indices, isWhole);
  const set = new Set(indices);
  if (set.size !== indices.length) {
    throw new RangeError(`${doing}: expected each digit once, found ${indices.length - set.size} twice`);
  }
  return set;
}

/** Probability that heads and tails are as uneven as this, or more, either way. */
function coinProbability(heads: number, tails: number): number {
  const tosses = heads + tails;
  // On logarithms, since 2 ^ -tosses is no number any more from 1,075 on.
  let logarithm = -tosses * Math.LN2;
  let sum = 0;
  for (let count = 0; count <= Math.min(heads, tails); count++) {
    sum += Math.exp(logarithm);
    logarithm += Math.log((tosses - count) / (count + 1));
  }
  return Math.min(1, 2 * sum);
}
