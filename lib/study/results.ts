import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ConditionAccuracy } from '../evaluate/robustness';
import { projectFolder } from '../workspace/folders';

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
  return join(projectFolder(), 'docs', 'study.json');
}

/**
 * The results that `npm run study` has left so far.
 *
 * @param file default the study that the documentation quotes
 * @throws Error if there is no such file, or it is not JSON
 * @throws TypeError if it holds anything else
 */
export function readStudy(file = studyFile()): StudyResult[] {
  if (!existsSync(file)) throw new Error(`reading a study: expected the file ${file}, found none: npm run study writes it`);
  const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(found) || !found.every(isResult)) {
    throw new TypeError(`reading a study: expected what npm run study writes in ${file}, found other JSON`);
  }
  return found;
}

/** Writes results aside and puts them in place, so that an interrupted run leaves the old file whole. */
export async function writeStudy(results: readonly StudyResult[], file = studyFile()): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString('hex')}.new`;
  await mkdir(dirname(file), { recursive: true });
  // One result a line: a diff then shows which were redone.
  await writeFile(aside, `[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]\n`);
  await rename(aside, file);
}

const TEXTS = ['model', 'key', 'machine'] as const;
const NUMBERS = ['seed', 'parameters', 'epochs', 'seconds', 'threads'] as const;

function isResult(value: unknown): value is StudyResult {
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Partial<Record<keyof StudyResult, unknown>>;
  return (
    TEXTS.every((name) => typeof found[name] === 'string') &&
    NUMBERS.every((name) => typeof found[name] === 'number') &&
    Array.isArray(found.conditions) &&
    found.conditions.every(isCondition)
  );
}

function isCondition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { condition, accuracy } = value as Partial<Record<keyof ConditionAccuracy, unknown>>;
  return typeof condition === 'string' && typeof accuracy === 'number';
}
