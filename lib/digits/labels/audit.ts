import type { DigitsDataset } from '../data/digits';
import { labelAt } from '../data/select';
import type { Classification } from '../measure/classification';
import { accuracy } from '../measure/measures';
import { averageAnswers, countMisses } from '../measure/several';
import { recipeKey } from '../study/recipe';
import type { Auditor } from './auditors';
import { confidentLearning, rankLabels, type Suspect } from './confident';
import type { Neighbour } from './neighbours';
import type { LabelAudit, NeighbourAudit } from './results';
import { findTwins } from './twins';

/** Digits with suspicious labels that are kept of each network and part. */
const KEPT_SUSPECTS = 200;
/** Pairs of neighbours of each kind that are kept. */
const KEPT_PAIRS = 40;
/** Decimals of the numbers that are kept. */
const DECIMALS = 6;

/** What is kept of the answers of several networks of one kind to one part of the data. */
export function auditOf(auditor: Auditor, part: LabelAudit['part'], answers: readonly Classification[]): LabelAudit {
  const together = averageAnswers(answers);
  const { thresholds, joint, suspects } = confidentLearning(together);
  const misses = countMisses(answers);
  const hardness = new Array<number>(answers.length + 1).fill(0);
  for (const count of misses) hardness[count] = (hardness[count] ?? 0) + 1;
  return {
    model: auditor.name,
    key: recipeKey(auditor),
    part,
    networks: answers.length,
    accuracy: short(accuracy(together)),
    thresholds: thresholds.map(short),
    joint,
    suspectCount: suspects.length,
    suspectCounts: answers.map((answer) => confidentLearning(answer).suspects.length),
    ranked: rankLabels(together, { limit: KEPT_SUSPECTS }).map(shortSuspect),
    hardness,
    missed:
      part === 'train' ? [] : misses.map((count, index) => [index, count] as const).filter(([, count]) => count > 0),
  };
}

/** What is kept of the nearest training digits of all test digits. */
export function neighbourAuditOf({ train, test }: DigitsDataset, neighbours: readonly Neighbour[]): NeighbourAudit {
  const { usual, twins } = findTwins(test, neighbours);
  const share = ({ index, distance }: Neighbour): number => distance / (usual[labelAt(test, index)] ?? NaN);
  const nearest = [...neighbours].sort((a, b) => share(a) - share(b) || a.index - b.index);
  const otherLabel = nearest.filter(({ index, neighbour }) => labelAt(test, index) !== labelAt(train, neighbour));
  return {
    identical: neighbours.filter(({ distance }) => distance === 0).length,
    usual: usual.map(short),
    twinCount: twins.length,
    closest: nearest.slice(0, KEPT_PAIRS).map(shortNeighbour),
    otherLabelCount: otherLabel.length,
    otherLabel: otherLabel.slice(0, KEPT_PAIRS).map(shortNeighbour),
  };
}

function shortSuspect({ confidence, selfConfidence, margin, ...whole }: Suspect): Suspect {
  return {
    ...whole,
    confidence: short(confidence),
    selfConfidence: short(selfConfidence),
    margin: short(margin),
  };
}

function shortNeighbour({ distance, ...whole }: Neighbour): Neighbour {
  return { ...whole, distance: short(distance) };
}

function short(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
