import { hasFields } from '../check/fields';
import type { Kind } from '../check/values';
import type { ConditionAccuracy } from '../evaluate/robustness';
import { fileExists, writeWhole } from '../platform/files';
import { quotedFile } from '../platform/folders';
import { readJson } from '../platform/json-file';
import { type Location, pathOf } from '../platform/location';
import { locked } from '../platform/lock';

/** What one recipe gave with one seed. */
export interface StudyResult {
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
  /** Accuracy on the test digits, as written and under each distortion. */
  readonly conditions: readonly ConditionAccuracy[];
}

/** The study that the notebooks and the documentation quote. */
export function studyFile(): string {
  return quotedFile('study.json');
}

/**
 * The results that `npm run study` has left so far.
 *
 * @param location a path or a `file:` URL. @default docs/study.json, which the documentation quotes
 * @throws Error if there is no such file, or it cannot be read
 * @throws RangeError if it is none of this machine
 * @throws SyntaxError if it is not JSON, such as half a file
 * @throws TypeError if it holds anything else, or the file is no path
 * @example
 * const results = readStudy();
 * [...new Set(results.map(({ model }) => model))].includes('CNN') // true
 */
export function readStudy(location: Location = studyFile()): StudyResult[] {
  const file = pathOf('reading a study', location);
  if (!fileExists(file))
    throw new Error(`reading a study: expected the file ${file}, found none: npm run study writes it`);
  const found = readJson('reading a study', file, CURE);
  if (!Array.isArray(found) || !found.every(isResult)) {
    throw new TypeError(`reading a study: expected what npm run study writes in ${file}, found other JSON`);
  }
  return found;
}

const CURE = 'get it back from git, or delete it, and npm run study measures all anew';

/** Writes results as a whole file or not at all. */
export function writeStudy(results: readonly StudyResult[], file = studyFile()): void {
  // One result a line: a diff then shows which were redone.
  writeWhole(file, `[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]\n`);
}

/**
 * Changes the results in a file, which another run of the study may do at the same time: each begins with
 * what the other left.
 *
 * @param change makes the new results of those that are there
 * @returns the new results
 */
export function changeStudy(file: string, change: (results: StudyResult[]) => StudyResult[]): Promise<StudyResult[]> {
  return locked(file, () => {
    const results = change(fileExists(file) ? readStudy(file) : []);
    writeStudy(results, file);
    return results;
  });
}

/** What a result holds in any case. */
const RESULT = {
  model: 'string',
  key: 'string',
  machine: 'string',
  seed: 'number',
  parameters: 'number',
  epochs: 'number',
  seconds: 'number',
  threads: 'number',
  conditions: 'array',
} as const satisfies Record<keyof StudyResult, Kind>;

const CONDITION = { condition: 'string', accuracy: 'number' } as const satisfies Record<keyof ConditionAccuracy, Kind>;

function isResult(value: unknown): value is StudyResult {
  if (!hasFields(value, RESULT) || !Array.isArray(value.conditions)) return false;
  return value.conditions.every((condition) => hasFields(condition, CONDITION));
}
