import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { outputFolder } from '@digits/common/files';
import { formatTable } from '@digits/common/text';

import type { DigitsDataset } from '../data/digits';
import { loadDigits } from '../data/load';
import type { Recipe } from './recipe';
import { RECIPES } from './recipes';
import { readStudy, studyFile } from './results';
import { runStudy, type StudyOptions } from './run';
import { robustnessRows, studyRows, summarizeStudy } from './summary';

export const HELP = `Trains every model of the comparison with several seeds and measures each on the test digits.

  npm run study [-- OPTIONS]

  --seeds N      how many seeds (default 5)
  --epochs N     epochs of every network instead of its own; the results then go to output, not to docs
  --only NAME    run only this model, for example "ANN + dropout"
  --threads N    threads that train (default 1)
  --help         show this text

Results are kept in docs/study.json as they come: run it again to go on, or to add what has changed.`;

/** The user gave arguments that make no sense. */
class UsageError extends Error {}

/** What the study needs from outside, for tests. */
export interface StudyMain {
  readonly recipes?: readonly Recipe[];
  readonly dataset?: () => DigitsDataset;
  readonly file?: string;
  readonly log?: (line: string) => void;
}

/**
 * Runs the study as its command line asks.
 *
 * @returns the exit status: 0, 1 if the file of results cannot be read, or 2 for arguments that make no sense
 */
export async function main(args: readonly string[], given: StudyMain = {}): Promise<number> {
  const { recipes = RECIPES, dataset = () => loadDigits('mnist'), log = console.log } = given;
  try {
    const { help, epochs, ...options } = parseArguments(args, recipes);
    if (help) {
      log(HELP);
      return 0;
    }
    const shortened = epochs === undefined ? recipes : recipes.map((recipe) => withEpochs(recipe, epochs));
    const file =
      given.file ?? (epochs === undefined ? studyFile() : join(outputFolder(), `study-${epochs}-epochs.json`));
    const obstacle = existsSync(file) ? obstacleIn(file) : undefined;
    if (obstacle !== undefined) {
      log(obstacle);
      return 1;
    }
    const summaries = summarizeStudy(await runStudy(shortened, dataset(), { ...options, file, log }));
    for (const rows of [studyRows(summaries), robustnessRows(summaries)]) log(`\n${table(rows)}`);
    log(`\nResults: ${file}`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    log(`${error.message}\n\n${HELP}`);
    return 2;
  }
}

/** Why results cannot be read from a file; undefined if they can. */
function obstacleIn(file: string): string | undefined {
  try {
    readStudy(file);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Arguments extends Pick<StudyOptions, 'seeds' | 'threads' | 'only'> {
  readonly help: boolean;
  readonly epochs?: number;
}

/** @throws UsageError for an unknown option or a value that makes no sense */
function parseArguments(args: readonly string[], recipes: readonly Recipe[]): Arguments {
  const { help, seeds, epochs, only, threads } = parsed(args);
  const names = recipes.map(({ name }) => name);
  if (only !== undefined && !names.includes(only)) {
    throw new UsageError(`--only: expected one of ${names.join(', ')}, found ${only}`);
  }
  return {
    help,
    ...(seeds !== undefined && { seeds: count('--seeds', seeds) }),
    ...(epochs !== undefined && { epochs: count('--epochs', epochs) }),
    ...(threads !== undefined && { threads: count('--threads', threads) }),
    ...(only !== undefined && { only }),
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    help: { type: 'boolean', default: false },
    seeds: text,
    epochs: text,
    only: text,
    threads: text,
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function withEpochs(recipe: Recipe, epochs: number): Recipe {
  return 'learn' in recipe ? recipe : { ...recipe, fit: { ...recipe.fit, epochs } };
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new UsageError(`${option}: expected a whole number, 1 or more, found ${text}`);
  }
  return number;
}

function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const heading = Object.keys(rows[0] ?? {});
  return formatTable(
    heading,
    rows.map((row) => heading.map((column) => row[column]?.toLocaleString('en-US') ?? '')),
  );
}
