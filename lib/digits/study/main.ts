import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { outputFolder } from '@digits/common/files';
import { formatTable, reasonOf } from '@digits/common/text';

import { selectBackend } from '../backend/backend';
import type { DigitsDataset } from '../data/digits';
import { datasetFingerprint } from '../data/fingerprint';
import { loadDigits } from '../data/load';
import { usualFolder } from '../data/usual';
import { nearestName } from '../check/nearest';
import { coresHere } from '../platform/machine';
import { type ProcessPool, processPool } from '../platform/process-pool';
import type { Measured } from './measure-recipe';
import { mergeResults } from './merge';
import type { Shard } from './plan';
import { type Recipe, recipeKey } from './recipe';
import { recipeFor } from './recipe-for';
import { readResults, type StudyResult, studyFile, writeResults } from './results';
import { type Perform, runStudy } from './run';
import { type Study, STUDIES, studyNamed } from './sets';
import { shortened } from './shortened';
import { robustnessRows, studyRows, summarizeStudy } from './summary';
import type { EpochNotice, Task } from './worker';

/** How much the study does. */
export interface StudyRequest {
  /** Names of the studies. @default all */
  readonly studies?: readonly string[];
  /** Seeds from 1 on. @default each study's own */
  readonly seeds?: number | undefined;
  /** Name of the only recipe to run. @default all */
  readonly only?: string | undefined;
  /** The part of the runs to do; its results then go to output. @default all */
  readonly shard?: Shard | undefined;
  /** Epochs of every network; the results then go to output, not to docs. @default its own */
  readonly epochs?: number | undefined;
  /** Name of the data set, or `folder:` and a path; results of another than mnist go to output. @default 'mnist' */
  readonly dataset?: string | undefined;
  /** Runs at a time. @default the cores there are */
  readonly workers?: number | undefined;
  /** Threads that train one network. @default 1 */
  readonly threads?: number | undefined;
}

/** What the study needs from outside, for tests. */
export interface StudyMain {
  readonly studies?: readonly Study[];
  readonly perform?: Perform;
  readonly folder?: string;
  readonly log?: (line: string) => void;
  readonly onProgress?: ((words: string) => void) | undefined;
}

/** What merging needs besides. */
export interface MergeMain extends StudyMain {
  /** Of the data set whose results are merged; others are left out. @default 'mnist' */
  readonly dataset?: string;
}

/**
 * Runs studies, and prints their tables.
 *
 * On data in a folder the networks take images of its size, and have an output for each of its classes. There is no
 * study `report` of it, whose figures are those of MNIST's digits.
 *
 * @returns the exit status: 0, or 1 if a file of results cannot be read
 * @throws RangeError for numbers that are not whole or below 1, or a name that no study or recipe has
 */
export async function main(request: StudyRequest, given: StudyMain = {}): Promise<number> {
  const { log = console.log } = given;
  const data = ownData(request.dataset);
  const usual = STUDIES.map(({ name }) => name).filter((name) => data === undefined || name === 'comparison');
  const named = (request.studies ?? usual).map((name) => find(name, given.studies));
  if (data !== undefined) requireAnyData(named);
  const studies = having(named, request.only);
  const files = studies.map((study) => fileOf(study, request, data, given.folder));
  for (const file of files) {
    const obstacle = existsSync(file) ? obstacleIn(file) : undefined;
    if (obstacle === undefined) continue;
    log(obstacle);
    return 1;
  }
  await selectBackend();
  const workers = request.workers ?? Math.max(1, Math.floor(coresHere() / (request.threads ?? 1)));
  const pool = given.perform ? undefined : trainingPool(workers);
  try {
    for (const [index, { name, recipes, seeds }] of studies.entries()) {
      const perform = given.perform ?? performIn(name, pool, request);
      const { only, shard } = request;
      const options = { only, shard, seeds: request.seeds ?? seeds, file: files[index] ?? '', workers };
      const own = recipes.map((recipe) => forData(shortened(recipe, request.epochs), data));
      log(`\n${name}`);
      const results = await runStudy(name, own, perform, { ...options, log, onProgress: given.onProgress });
      tell(results, options.file, log);
    }
  } finally {
    await pool?.end();
  }
  return 0;
}

/**
 * Merges files of results, of one study, into the one where a whole study leaves them, and what that holds already.
 *
 * @returns the exit status: 0, or 1 if a file cannot be read, two results of a run differ, or all are of other recipes or
 *   data
 * @throws RangeError if there are no files
 */
export async function merge(files: readonly string[], given: MergeMain = {}): Promise<number> {
  const { log = console.log, dataset = 'mnist' } = given;
  if (files.length === 0) throw new RangeError('merging studies: expected files of results, found none');
  try {
    const parts = files.map(readResults);
    const [name, ...others] = new Set(parts.flat().map(({ study }) => study));
    if (name === undefined || others.length > 0) {
      log(`merging studies: expected results of one study, found ${[name ?? 'none', ...others].join(', ')}`);
      return 1;
    }
    const study = find(name, given.studies);
    const data = ownData(dataset);
    const into = fileOf(study, { dataset }, data, given.folder);
    const known = existsSync(into) ? [readResults(into)] : [];
    // A recipe is known by the network that it builds.
    await selectBackend();
    const keys = new Map(study.recipes.map((recipe) => [recipe.name, recipeKey(forData(recipe, data))]));
    const own = data ? datasetFingerprint(data) : known[0]?.[0]?.data;
    const isOwn = (result: StudyResult): boolean =>
      keys.get(result.model) === result.key && (own === undefined || result.data === own);
    const strange = parts.flat().filter((result) => !isOwn(result));
    if (strange.length > 0) log(leftOut(strange, parts.flat().length));
    if (strange.length === parts.flat().length) return 1;
    const results = mergeResults([...parts.map((part) => part.filter(isOwn)), ...known], keys);
    writeResults(results, into);
    tell(results, into, log);
    return 0;
  } catch (error) {
    log(reasonOf(error));
    return 1;
  }
}

/** What is not taken over, hours of work perhaps, is said. */
function leftOut(results: readonly StudyResult[], all: number): string {
  const models = [...new Set(results.map(({ model }) => model))].join('; ');
  return (
    `merging studies: left out ${results.length} of ${all} results, of recipes or data that the study does not have ` +
    `(${models}): do they have other epochs, or come from another data set or version of the project?`
  );
}

const WORKER = join(__dirname, 'worker.js');

/** Processes that train, so many at a time. */
export function trainingPool(workers: number): ProcessPool<Task, Measured, EpochNotice> {
  return processPool<Task, Measured, EpochNotice>(WORKER, workers);
}

function find(name: string, studies: readonly Study[] | undefined): Study {
  return studies?.find((study) => study.name === name) ?? studyNamed(name);
}

/** The data in a folder, if a data set is that. */
function ownData(dataset: string | undefined): DigitsDataset | undefined {
  return dataset !== undefined && usualFolder(dataset) !== undefined ? loadDigits(dataset) : undefined;
}

function forData(recipe: Recipe, data: DigitsDataset | undefined): Recipe {
  return data === undefined ? recipe : recipeFor(recipe, data.train);
}

/** @throws RangeError for the study of the report */
function requireAnyData(studies: readonly Study[]): void {
  if (studies.every(({ name }) => name !== 'report')) return;
  throw new RangeError(
    "running a study: expected a study of any data, found report, which compares with the report's figures of MNIST's digits",
  );
}

/** The studies that have a recipe of a name. @throws RangeError if none has */
function having(studies: readonly Study[], only: string | undefined): readonly Study[] {
  if (only === undefined) return studies;
  const found = studies.filter(({ recipes }) => recipes.some(({ name }) => name === only));
  if (found.length > 0) return found;
  const names = studies.flatMap(({ recipes }) => recipes.map(({ name }) => name));
  const nearest = nearestName(only, names);
  const hint = nearest === undefined ? '' : `: did you mean ${JSON.stringify(nearest)}?`;
  throw new RangeError(
    `running a study: expected one of the models ${names.join('; ')}, found ${JSON.stringify(only)}${hint}`,
  );
}

function performIn(
  study: string,
  pool: ProcessPool<Task, Measured, EpochNotice> | undefined,
  { threads = 1, dataset = 'mnist', epochs }: StudyRequest,
): Perform {
  return ({ model, seed }, onEpoch) => {
    if (pool === undefined) throw new Error('running a study: expected processes, found none');
    return pool.run({ study, model, seed, threads, dataset, epochs }, (notice) => onEpoch(...notice));
  };
}

/** Where the results of a request go: only whole ones to where the documentation quotes them. */
function fileOf(
  { name }: Study,
  { epochs, dataset = 'mnist', shard }: StudyRequest,
  data: DigitsDataset | undefined,
  folder?: string,
): string {
  if (epochs === undefined && dataset === 'mnist' && shard === undefined) {
    return folder === undefined ? studyFile(name) : join(folder, `${name}.jsonl`);
  }
  const parts = [
    name,
    // Another data set may have the same name, or be in the same folder tomorrow.
    ...(data ? [datasetFingerprint(data)] : dataset === 'mnist' ? [] : [dataset]),
    ...(epochs === undefined ? [] : [`${epochs}-epochs`]),
    ...(shard === undefined ? [] : [`${shard.number}-of-${shard.of}`]),
  ];
  return join(folder ?? join(outputFolder(), 'study'), `${parts.join('-')}.jsonl`);
}

/** Why results cannot be read from a file; undefined if they can. */
function obstacleIn(file: string): string | undefined {
  try {
    readResults(file);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function tell(results: readonly StudyResult[], file: string, log: (line: string) => void): void {
  const summaries = summarizeStudy(results);
  for (const rows of [studyRows(summaries), robustnessRows(summaries)]) {
    if (rows.length > 0) log(`\n${table(rows)}`);
  }
  log(`\nResults: ${file}`);
}

function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const heading = Object.keys(rows[0] ?? {});
  return formatTable(
    heading,
    rows.map((row) => heading.map((column) => row[column]?.toLocaleString('en-US') ?? '')),
  );
}
