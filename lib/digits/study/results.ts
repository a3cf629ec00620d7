import { hasFields } from '../check/fields';
import { checkOptions } from '../check/options';
import { describe, type Kind } from '../check/values';
import type { ConditionAccuracy } from '../evaluate/robustness';
import { noteStored } from '../data/usual';
import { fileExists, writeWhole } from '../platform/files';
import { quotedFile } from '../platform/folders';
import { readJsonLines } from '../platform/json-file';
import { type Location, pathOf } from '../platform/location';
import { locked } from '../platform/lock';

/** The studies that there are: each is a set of recipes. */
export const STUDY_NAMES: readonly StudyName[] = ['comparison', 'normalized', 'report', 'search'];

export type StudyName = 'comparison' | 'normalized' | 'report' | 'search';

/** What each epoch of a run gave, the first first; losses in nats, accuracies 0 to 1. */
export interface RunHistory {
  readonly loss: readonly number[];
  readonly accuracy: readonly number[];
  readonly validationLoss?: readonly number[];
  readonly validationAccuracy?: readonly number[];
  /** Training loss measured after the epoch, when the weights stand still. */
  readonly lossAfter?: readonly number[];
}

/** What one recipe gave with one seed. */
export interface StudyResult {
  /** The study that the recipe is of. */
  readonly study: string;
  /** Name of the recipe. */
  readonly model: string;
  readonly seed: number;
  /** Fingerprint of the recipe, see `recipeKey`. */
  readonly key: string;
  readonly parameters: number;
  /** Epochs trained; 0 for a baseline. */
  readonly epochs: number;
  /** Wall-clock time of the training. */
  readonly seconds: number;
  /** Threads that trained. */
  readonly threads: number;
  /** Processor and cores of the machine. */
  readonly machine: string;
  /** Version of Node.js. */
  readonly node: string;
  /** Fingerprint of the data set: the first 16 hexadecimal digits of a SHA-256. */
  readonly data: string;
  /** Fingerprint of the trained weights, likewise. */
  readonly weights: string;
  /** Absent of a baseline. */
  readonly history?: RunHistory;
  /** Accuracy on the test digits, as written and under each distortion, or on the digits put aside. */
  readonly conditions: readonly ConditionAccuracy[];
  /** The test digits that were taken for others, see `readMistakes`; absent if they were not looked at. */
  readonly mistakes?: string;
}

/** Where the results of a study are kept that the notebooks and the documentation quote. */
export function studyFile(name: StudyName): string {
  return quotedFile(`study/${name}.jsonl`);
}

/**
 * The results that `npm run study` has left so far.
 *
 * @param name which study. @default 'comparison'
 * @param options the file, as a path or a `file:` URL, where it is not that of docs/study
 * @throws Error if there is no such file, or it cannot be read
 * @throws RangeError if there is no study of that name, or the file is none of this machine
 * @throws SyntaxError if it is not JSON, such as half a file
 * @throws TypeError if it holds anything else, or the file is no path
 * @example
 * const results = readStudy();
 * [...new Set(results.map(({ model }) => model))].includes('CNN') // true
 */
export function readStudy(name: StudyName = 'comparison', options: { readonly file?: Location } = {}): StudyResult[] {
  const doing = 'reading a study';
  const known = STUDY_NAMES.find((candidate) => candidate === name);
  if (known === undefined) {
    throw new RangeError(`${doing}: expected one of ${STUDY_NAMES.join(', ')}, found ${describe(name)}`);
  }
  checkOptions(doing, options, { file: true });
  if (options.file === undefined) noteStored('The stored results of the study are');
  return readResults(pathOf(doing, options.file ?? studyFile(known)));
}

/**
 * The results in a file.
 *
 * @throws as `readStudy`
 */
export function readResults(file: string): StudyResult[] {
  const doing = 'reading a study';
  if (!fileExists(file)) throw new Error(`${doing}: expected the file ${file}, found none: npm run study writes it`);
  const found = readJsonLines(doing, file, CURE);
  if (!found.every(isResult)) {
    throw new TypeError(`${doing}: expected what npm run study writes in ${file}, found other JSON`);
  }
  return found;
}

const CURE = 'get it back from git, or delete it, and npm run study measures all anew';

/** Writes results as a whole file or not at all, one a line: a diff then shows which were redone. */
export function writeResults(results: readonly StudyResult[], file: string): void {
  writeWhole(file, results.map((result) => `${JSON.stringify(result)}\n`).join(''));
}

/**
 * Changes the results in a file, which another run of the study may do at the same time: each begins with
 * what the other left.
 *
 * @param change makes the new results of those that are there
 * @returns the new results
 */
export function changeResults(file: string, change: (results: StudyResult[]) => StudyResult[]): Promise<StudyResult[]> {
  return locked(file, () => {
    const results = change(fileExists(file) ? readResults(file) : []);
    writeResults(results, file);
    return results;
  });
}

/** What a result holds in any case. */
const RESULT = {
  study: 'string',
  model: 'string',
  key: 'string',
  machine: 'string',
  node: 'string',
  data: 'string',
  weights: 'string',
  seed: 'number',
  parameters: 'number',
  epochs: 'number',
  seconds: 'number',
  threads: 'number',
  conditions: 'array',
} as const satisfies Partial<Record<keyof StudyResult, Kind>>;

const CONDITION = { condition: 'string', accuracy: 'number' } as const satisfies Record<keyof ConditionAccuracy, Kind>;
const HISTORY = { loss: 'array', accuracy: 'array' } as const;

function isResult(value: unknown): value is StudyResult {
  if (!hasFields(value, RESULT) || !Array.isArray(value.conditions)) return false;
  const history: unknown = Reflect.get(value, 'history');
  const mistakes: unknown = Reflect.get(value, 'mistakes');
  return (
    value.conditions.every((condition) => hasFields(condition, CONDITION)) &&
    (history === undefined || hasFields(history, HISTORY)) &&
    (mistakes === undefined || typeof mistakes === 'string')
  );
}
