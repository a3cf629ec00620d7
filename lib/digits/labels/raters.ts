import { checkEach, checkKind, checkNumbers, describe, isCount, isIndexName, isPromise } from '../check/values';
import type { Suspect } from './confident';

/** A reading of a digit: its label, the guess of a network, or neither of them. */
export type Verdict = 'label' | 'guess' | 'neither';

/** All readings there are. */
export const VERDICTS: readonly Verdict[] = ['label', 'guess', 'neither'];

/** A test digit that five people were asked about, without a majority for its label. */
export interface RatedDigit {
  /** Index among the test digits. */
  readonly index: number;
  readonly label: number;
  /** The other digit that was put before the raters: what a network of the study read. */
  readonly guess: number;
  /** How many of the five raters chose each. */
  readonly votes: Readonly<Record<Verdict, number>>;
}

/** What people said of test digits whose labels a network found suspicious. */
export interface Ratings {
  /** Digits whose label found no majority among five raters. */
  readonly notUpheld: readonly RatedDigit[];
  /** Indices of the digits whose label at least three of five raters upheld. */
  readonly upheld: readonly number[];
}

const rated = (index: number, label: number, guess: number, votes: readonly [number, number, number]): RatedDigit => ({
  index,
  label,
  guess,
  votes: { label: votes[0], guess: votes[1], neither: votes[2] },
});

/**
 * The 100 test digits of MNIST that were put before raters, five for each, with their votes: C. Northcutt,
 * A. Athalye, J. Mueller, "Pervasive label errors in test sets destabilize machine learning benchmarks" (2021,
 * arXiv 2103.14749), from the file mturk/mnist_mturk.json of github.com/cleanlab/label-errors.
 *
 * The raters saw only what confident learning, with another network than those here, had flagged: of the other
 * 9,900 test digits the list says nothing.
 *
 * @example
 * [RATINGS.notUpheld.length, RATINGS.upheld.length] // [15, 85]
 */
export const RATINGS: Ratings = {
  notUpheld: [
    rated(947, 8, 9, [0, 5, 0]),
    rated(1621, 0, 6, [2, 3, 0]),
    rated(1901, 9, 4, [2, 3, 0]),
    rated(2130, 4, 9, [2, 2, 1]),
    rated(2462, 2, 0, [0, 4, 1]),
    rated(2597, 5, 3, [0, 4, 1]),
    rated(2654, 6, 1, [0, 2, 3]),
    rated(3520, 6, 4, [2, 0, 3]),
    rated(3558, 5, 0, [1, 4, 0]),
    rated(5937, 5, 3, [1, 3, 1]),
    rated(6651, 0, 6, [0, 5, 0]),
    rated(6783, 1, 6, [2, 3, 0]),
    rated(8527, 4, 9, [2, 2, 1]),
    rated(9679, 6, 3, [2, 0, 3]),
    rated(9729, 5, 6, [2, 3, 0]),
  ],
  upheld: [
    247, 259, 321, 340, 445, 449, 582, 619, 717, 720, 726, 740, 810, 938, 1014, 1033, 1039, 1112, 1119, 1226, 1232,
    1299, 1364, 1393, 1530, 1681, 1709, 2035, 2043, 2109, 2135, 2182, 2293, 2380, 2406, 2447, 2454, 2836, 2896, 2921,
    2927, 2939, 3060, 3073, 3206, 3422, 3503, 3597, 3767, 3778, 3850, 3869, 3906, 4007, 4176, 4201, 4207, 4224, 4497,
    4639, 4783, 4823, 4860, 4874, 4876, 4880, 4956, 4978, 5887, 5955, 6505, 6572, 6576, 6597, 6625, 7434, 7842, 8094,
    8408, 9009, 9634, 9642, 9664, 9755, 9888,
  ],
};

/** How the digits at the top of a list stand with the raters. */
export interface RaterComparison {
  /** How many were taken from the top of the list. */
  readonly top: number;
  /** Of these, how many have a label that the raters did not uphold, of 15 that there are. */
  readonly notUpheld: number;
  /** How many have a label that the raters upheld. */
  readonly upheld: number;
  /** How many no rater was asked about. */
  readonly notRated: number;
}

/**
 * Sets suspicious labels of MNIST's test digits beside what raters said of them.
 *
 * @param suspects of all 10,000 test digits of MNIST, the most suspicious first
 * @param tops how many of the first to look at, whole numbers from 1 up; more than there are takes all
 * @throws TypeError if these are no suspects, or no numbers
 * @example
 * const suspects = [{ index: 947 }, { index: 247 }, { index: 0 }];
 * compareWithRaters(suspects, [1, 3])[1] // { top: 3, notUpheld: 1, upheld: 1, notRated: 1 }
 */
export function compareWithRaters(
  suspects: readonly Pick<Suspect, 'index'>[],
  tops: readonly number[],
): RaterComparison[] {
  const doing = 'comparing with raters';
  checkEach(doing, 'a suspect, such as rankLabels gives', suspects, { index: 'number' });
  checkNumbers(doing, 'whole numbers of suspects from 1 up', tops, isCount);
  const doubted = new Set(RATINGS.notUpheld.map(({ index }) => index));
  const upheld = new Set(RATINGS.upheld);
  return Array.from(tops, (wanted) => {
    const first = suspects.slice(0, wanted);
    const found = first.filter(({ index }) => doubted.has(index)).length;
    const kept = first.filter(({ index }) => upheld.has(index)).length;
    return { top: first.length, notUpheld: found, upheld: kept, notRated: first.length - found - kept };
  });
}

/** A digit with the reader's vote beside those of the raters. */
export interface VoteComparison {
  readonly index: number;
  /** The reader's vote; `-` for none. */
  readonly yours: Verdict | '-';
  /** Votes of the five raters, as `label 0, guess 5, neither 0`; `-` for a digit that they were not asked about. */
  readonly raters: string;
  /** The verdict of at least three raters; `none` without a majority, `-` for a digit that they were not asked about. */
  readonly majority: Verdict | 'none' | '-';
  /** Whether the reader agrees with a majority; `-` without a vote or without a majority. */
  readonly agree: 'yes' | 'no' | '-';
}

/**
 * Sets the reader's votes beside those of the raters: for each digit that has a vote, and for the 15 test digits of
 * MNIST whose label the raters did not uphold.
 *
 * @param votes by the index of the test digit
 * @returns in the order of the indices
 * @throws TypeError if the votes are not an object
 * @throws RangeError if a vote is none of `label`, `guess` and `neither`, or not for the index of a digit
 * @example
 * const rows = compareVotes({ 947: 'guess', 247: 'label' });
 * rows.length // 16
 * rows[0] // { index: 247, yours: 'label', raters: 'label 3 or more', majority: 'label', agree: 'yes' }
 * showTable(rows);
 */
export function compareVotes(votes: Readonly<Record<number, Verdict>>): VoteComparison[] {
  const doing = 'comparing votes';
  const expected = 'an object of votes, such as { 947: "guess" }';
  checkKind(doing, expected, votes, 'object');
  if (isPromise(votes)) throw new TypeError(`${doing}: expected ${expected}, found ${describe(votes)}`);
  for (const [index, vote] of Object.entries<unknown>(votes)) checkVote(doing, index, vote);
  const voted = Object.keys(votes).map(Number);
  const indices = new Set([...RATINGS.notUpheld.map(({ index }) => index), ...voted]);
  return [...indices]
    .sort((a, b) => a - b)
    .map((index) => {
      const yours = votes[index] ?? '-';
      const { raters, majority } = verdictOf(index);
      const isOpen = yours === '-' || majority === '-' || majority === 'none';
      return { index, yours, raters, majority, agree: isOpen ? '-' : yours === majority ? 'yes' : 'no' };
    });
}

/** What the raters said of a digit. */
function verdictOf(index: number): Pick<VoteComparison, 'raters' | 'majority'> {
  if (RATINGS.upheld.includes(index)) return { raters: 'label 3 or more', majority: 'label' };
  const votes = RATINGS.notUpheld.find((digit) => digit.index === index)?.votes;
  if (votes === undefined) return { raters: '-', majority: '-' };
  const majority = VERDICTS.find((verdict) => votes[verdict] >= 3) ?? 'none';
  return { raters: VERDICTS.map((verdict) => `${verdict} ${votes[verdict]}`).join(', '), majority };
}

/** @throws RangeError unless a vote is a verdict, and is for a digit */
function checkVote(doing: string, index: string, vote: unknown): void {
  if (isIndexName(index) && VERDICTS.some((verdict) => verdict === vote)) return;
  throw new RangeError(
    `${doing}: expected 'label', 'guess' or 'neither' for the index of a digit, found ${describe(vote)} for ${index}`,
  );
}
