import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { outputFolder } from '@digits/common/files';
import { formatTable, reasonOf } from '@digits/common/text';

import type { DigitsDataset } from '../data/digits';
import { loadDigits } from '../data/load';
import type { Recipe } from './recipe';
import { RECIPES } from './recipes';
import { readStudy, studyFile } from './results';
import { runStudy, type StudyOptions } from './run';
import { robustnessRows, studyRows, summarizeStudy } from './summary';

/** How much the study does. */
export interface StudyRequest extends Pick<StudyOptions, 'seeds' | 'threads' | 'only'> {
  /** Epochs of every network; the results then go to output, not to docs. @default its own */
  readonly epochs?: number | undefined;
}

/** What the study needs from outside, for tests. */
export interface StudyMain {
  readonly recipes?: readonly Recipe[];
  readonly dataset?: () => DigitsDataset;
  readonly file?: string;
  readonly log?: (line: string) => void;
}

/**
 * Runs the study, and prints its tables.
 *
 * @returns the exit status: 0, or 1 if the file of results cannot be read
 * @throws RangeError for numbers that are not whole or below 1, or a name that no recipe has
 */
export async function main({ epochs, ...options }: StudyRequest, given: StudyMain = {}): Promise<number> {
  const { recipes = RECIPES, dataset = () => loadDigits('mnist'), log = console.log } = given;
  const shortened = epochs === undefined ? recipes : recipes.map((recipe) => withEpochs(recipe, epochs));
  const file = given.file ?? (epochs === undefined ? studyFile() : join(outputFolder(), `study-${epochs}-epochs.json`));
  const obstacle = existsSync(file) ? obstacleIn(file) : undefined;
  if (obstacle !== undefined) {
    log(obstacle);
    return 1;
  }
  const summaries = summarizeStudy(await runStudy(shortened, dataset(), { ...options, file, log }));
  for (const rows of [studyRows(summaries), robustnessRows(summaries)]) log(`\n${table(rows)}`);
  log(`\nResults: ${file}`);
  return 0;
}

/** Why results cannot be read from a file; undefined if they can. */
function obstacleIn(file: string): string | undefined {
  try {
    readStudy(file);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function withEpochs(recipe: Recipe, epochs: number): Recipe {
  return 'learn' in recipe ? recipe : { ...recipe, fit: { ...recipe.fit, epochs } };
}

function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const heading = Object.keys(rows[0] ?? {});
  return formatTable(
    heading,
    rows.map((row) => heading.map((column) => row[column]?.toLocaleString('en-US') ?? '')),
  );
}
