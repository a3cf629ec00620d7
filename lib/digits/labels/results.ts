import { hasFields } from '../check/fields';
import {
  A_MILLION,
  checkEach,
  checkFields,
  checkNumber,
  checkNumbers,
  describe,
  isCount,
  isWhole,
  type Kind,
} from '../check/values';
import { fileExists, writeWhole } from '../platform/files';
import { quotedFile } from '../platform/folders';
import { readJson } from '../platform/json-file';
import { type Location, pathOf } from '../platform/location';
import type { Suspect } from './confident';
import { isNeighbour, type Neighbour } from './neighbours';

/** What one kind of network said of the labels of one part of the data. */
export interface LabelAudit {
  /** Name of the network. */
  readonly model: string;
  /** Fingerprint of its recipe, see `recipeKey`. */
  readonly key: string;
  readonly part: 'train' | 'test';
  /** How many networks answered about each digit, trained with the seeds 1, 2 and so on; their answers were averaged. */
  readonly networks: number;
  /** Accuracy of the averaged answers, 0 to 1. */
  readonly accuracy: number;
  /** See `ConfidentLearning`. */
  readonly thresholds: readonly number[];
  /** See `ConfidentLearning`. */
  readonly joint: readonly (readonly number[])[];
  /** How many suspects confident learning finds in the averaged answers. */
  readonly suspectCount: number;
  /** How many it finds in the answers of each network by itself. */
  readonly suspectCounts: readonly number[];
  /** The 200 digits whose labels are most suspicious by their margin in the averaged answers, see `rankLabels`. */
  readonly ranked: readonly Suspect[];
  /** How many digits are missed by none of the networks, by one, and so on up to all. */
  readonly hardness: readonly number[];
  /** The test digits that any network misses, with how many do; empty for the training digits. */
  readonly missed: readonly (readonly [index: number, misses: number])[];
}

/** How near the test digits are to the training digits. */
export interface NeighbourAudit {
  /** How many test digits have the very same image among the training digits. */
  readonly identical: number;
  /** Median distance to the nearest training digit for each class, shape (classes), over pixels of 0 to 1. */
  readonly usual: readonly number[];
  /** How many test digits have a training digit at less than half of what is usual for their class. */
  readonly twinCount: number;
  /** The pairs that are nearest as a share of what is usual for the test digit's class, at most 40. */
  readonly closest: readonly Neighbour[];
  /** How many test digits have a nearest training digit of another label: the misses of the nearest-neighbour rule. */
  readonly otherLabelCount: number;
  /** Those whose neighbour of another label is nearest, as a share of what is usual for their class, at most 40. */
  readonly otherLabel: readonly Neighbour[];
}

/** What `npm run labels` has found. */
export interface LabelAudits {
  /** Fingerprints of the training and the test digits, see `digitsKey`. */
  readonly data: { readonly train: string; readonly test: string };
  readonly audits: readonly LabelAudit[];
  readonly neighbours: NeighbourAudit;
}

/** The results that the notebooks and the documentation quote. */
export function labelsFile(): string {
  return quotedFile('labels.json');
}

const CURE = 'get it back from git, or delete it, and npm run labels works all out anew';

/**
 * What `npm run labels` has found about MNIST's labels: suspects, hard digits, and near neighbours across the split.
 *
 * @param location a path or a `file:` URL. @default docs/labels.json, which the documentation quotes
 * @throws Error if there is no such file, or it cannot be read
 * @throws RangeError if it is none of this machine
 * @throws SyntaxError if it is not JSON, such as half a file
 * @throws TypeError if it holds anything else, or the file is no path
 * @example
 * const { audits } = readLabels();
 * audits.map(({ model, part }) => model + ' ' + part) // ['ANN test', 'ANN train', 'CNN test', 'CNN train']
 */
export function readLabels(location: Location = labelsFile()): LabelAudits {
  const doing = 'reading the audit of labels';
  const file = pathOf(doing, location);
  if (!fileExists(file)) throw new Error(`${doing}: expected the file ${file}, found none: npm run labels writes it`);
  const found = readJson(doing, file, CURE);
  if (!isAudits(found))
    throw new TypeError(`${doing}: expected what npm run labels writes in ${file}, found other JSON`);
  return found;
}

/**
 * What one kind of network said of the labels of one part.
 *
 * @param audits what `readLabels` gives
 * @param model name of the network, such as `CNN`
 * @param part `test` or `train`
 * @throws TypeError if these are no audits, or the name or the part is no text
 * @throws RangeError if there is no such audit; it says which there are
 * @example
 * const { networks, ranked } = findAudit(readLabels(), 'ANN', 'test');
 * [networks, ranked.length] // [10, 200]
 */
export function findAudit(audits: LabelAudits, model: string, part: LabelAudit['part']): LabelAudit {
  const doing = 'looking for an audit';
  checkFields(doing, 'audits, such as readLabels gives', audits, { audits: 'array' });
  checkEach(doing, 'an audit', audits.audits, { model: 'string', part: 'string' });
  const found = audits.audits.find((audit) => audit.model === model && audit.part === part);
  if (found !== undefined) return found;
  const known = audits.audits.map((audit) => `${audit.model} of part ${audit.part}`).join(', ');
  throw new RangeError(`${doing}: expected one of ${known}, found ${describe(model)} of part ${describe(part)}`);
}

/**
 * How many networks miss each digit of an audited part, in the order of the digits.
 *
 * @param audit of the test digits: of the training digits no list of misses is kept
 * @throws TypeError if this is no audit
 * @throws RangeError if it is of the training digits, or its hardness and its misses contradict each other
 * @example
 * const misses = missesOf(findAudit(readLabels(), 'ANN', 'test'));
 * misses.length // 10000
 */
export function missesOf(audit: Pick<LabelAudit, 'part' | 'hardness' | 'missed'>): number[] {
  const doing = 'counting misses';
  checkFields(doing, 'an audit, such as findAudit gives', audit, {
    part: 'string',
    hardness: 'array',
    missed: 'array',
  });
  const { part, hardness, missed } = audit;
  checkNumbers(doing, 'whole counts from 0 up', hardness, isWhole);
  if (part !== 'test')
    throw new RangeError(`${doing}: expected an audit of the test digits, found part ${describe(part)}`);
  const digits = hardness.reduce((sum, count) => sum + count, 0);
  checkNumber(doing, 'a hardness of a million digits at most', digits, (count) => count <= A_MILLION);
  const misses = new Array<number>(digits).fill(0);
  for (const pair of missed) {
    checkNumbers(doing, 'pairs of an index and its misses', pair, isWhole);
    const [index, count] = pair;
    if (index >= misses.length || !isCount(count) || count >= hardness.length) {
      throw new RangeError(
        `${doing}: expected misses from 1 to ${hardness.length - 1} of a digit below ${misses.length}, ` +
          `found ${count} of digit ${index}`,
      );
    }
    misses[index] = count;
  }
  return misses;
}

/** Writes results as a whole file or not at all, one audit a line. */
export function writeLabels({ data, audits, neighbours }: LabelAudits, file = labelsFile()): void {
  const lines = audits.map((audit) => JSON.stringify(audit)).join(',\n');
  const rest = `"data": ${JSON.stringify(data)},\n"neighbours": ${JSON.stringify(neighbours)}`;
  writeWhole(file, `{\n${rest},\n"audits": [\n${lines}\n]\n}\n`);
}

const AUDIT = {
  model: 'string',
  key: 'string',
  part: 'string',
  networks: 'number',
  accuracy: 'number',
  thresholds: 'array',
  joint: 'array',
  suspectCount: 'number',
  suspectCounts: 'array',
  ranked: 'array',
  hardness: 'array',
  missed: 'array',
} as const satisfies Record<keyof LabelAudit, Kind>;

const SUSPECT = {
  index: 'number',
  actual: 'number',
  predicted: 'number',
  confidence: 'number',
  selfConfidence: 'number',
  margin: 'number',
} as const satisfies Record<keyof Suspect, Kind>;

const NEIGHBOURS = {
  identical: 'number',
  usual: 'array',
  twinCount: 'number',
  closest: 'array',
  otherLabelCount: 'number',
  otherLabel: 'array',
} as const satisfies Record<keyof NeighbourAudit, Kind>;

function isAudits(value: unknown): value is LabelAudits {
  if (!hasFields(value, { data: 'object', audits: 'array', neighbours: 'object' })) return false;
  return (
    hasFields(value.data, { train: 'string', test: 'string' }) &&
    areAll(value.audits, isAudit) &&
    hasFields(value.neighbours, NEIGHBOURS) &&
    [value.neighbours.closest, value.neighbours.otherLabel].every((pairs) => areAll(pairs, isNeighbour)) &&
    areAll(value.neighbours.usual, isNumber)
  );
}

function isAudit(value: unknown): boolean {
  return (
    hasFields(value, AUDIT) &&
    areAll(value.ranked, (suspect) => hasFields(suspect, SUSPECT)) &&
    areAll(value.joint, (row) => areAll(row, isNumber)) &&
    areAll(value.missed, (pair) => areAll(pair, isNumber)) &&
    [value.thresholds, value.hardness, value.suspectCounts].every((numbers) => areAll(numbers, isNumber))
  );
}

function areAll(values: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(values) && values.every(isOne);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
