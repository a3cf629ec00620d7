import { percent } from '@digits/common/text';

import { fileExists, pathIn } from '../platform/files';
import { claimsFolder } from '../platform/folders';
import { hash } from '../platform/hash';
import { tryLock } from '../platform/lock';
import type { Measured } from './measure-recipe';
import { isOf, type Run, runsOf, secondsLeft, type Shard, shardOf } from './plan';
import { type Recipe, recipeKey } from './recipe';
import { changeResults, readResults, type StudyResult } from './results';

/** Does one run, wherever that is. */
export type Perform = (run: Run, onEpoch: (epoch: number, epochs: number) => void) => Promise<Measured>;

export interface RunStudyOptions {
  /** How many seeds, from 1 on. */
  readonly seeds: number;
  /** Where results are kept. */
  readonly file: string;
  /** Name of the only recipe to run; the results of the others are kept as they are. @default all */
  readonly only?: string | undefined;
  /** The part of the runs to do. @default all */
  readonly shard?: Shard | undefined;
  /** Runs at a time. @default 1 */
  readonly workers?: number;
  /** Takes a line about each result. @default console.log */
  readonly log?: (line: string) => void;
  /** Takes what is being done just now, in a few words. */
  readonly onProgress?: ((words: string) => void) | undefined;
}

/**
 * Runs every recipe with every seed and keeps each result in a file as soon as it is there. What the file holds
 * already is not done again, unless its recipe has changed, and what another process is doing just now is left to
 * it; so several may share the work, at the same time too. A process that is killed loses the runs it was doing.
 *
 * @param study name that the results carry
 * @returns all results, in the order of the recipes
 * @throws RangeError if there is no recipe of the name `only`, or fewer than one seed
 * @throws what a run throws, after the other runs that were being done have ended
 */
export async function runStudy(
  study: string,
  recipes: readonly Recipe[],
  perform: Perform,
  options: RunStudyOptions,
): Promise<StudyResult[]> {
  const { seeds, only, shard, workers = 1 } = options;
  const keys = keysOf(recipes, only);
  if (!Number.isInteger(seeds) || seeds < 1)
    throw new RangeError(`running the study: expected at least one seed, found ${seeds}`);
  const all = runsOf(keys.chosen, seeds);
  const state = new StateOfStudy(study, shard ? shardOf(all, shard) : all, keys.all, options);
  await Promise.all(Array.from({ length: workers }, () => work(state, perform)));
  state.tellLeft();
  return state.results();
}

/** Does one run after the other until none is left that nobody does. */
async function work(state: StateOfStudy, perform: Perform): Promise<void> {
  for (let run = state.next(); run !== undefined; run = state.next()) {
    const { model, seed, key } = run;
    try {
      const measured = await perform(run, (epoch, epochs) => state.tell(run, epoch, epochs));
      await state.keep({ study: state.study, model, seed, key, ...measured });
    } catch (error) {
      state.stop();
      throw error;
    } finally {
      state.release(run);
    }
  }
}

function keysOf(
  recipes: readonly Recipe[],
  only: string | undefined,
): { readonly all: ReadonlyMap<string, string>; readonly chosen: ReadonlyMap<string, string> } {
  const all = new Map(recipes.map((recipe) => [recipe.name, recipeKey(recipe)]));
  if (only === undefined) return { all, chosen: all };
  const key = all.get(only);
  if (key !== undefined) return { all, chosen: new Map([[only, key]]) };
  const names = [...all.keys()].join(', ');
  throw new RangeError(`running the study: expected one of the recipes ${names}, found ${JSON.stringify(only)}`);
}

/** What is done, being done, and left. */
class StateOfStudy {
  private readonly waiting: Run[];
  private readonly claims = new Map<Run, () => void>();
  private readonly told = new Map<Run, string>();
  /** What others were doing when it was this process's turn. */
  private readonly left: Run[] = [];
  private stopped = false;
  /** What the file held when it was last read: for the estimate of the time, which is wanted in every epoch. */
  private done: readonly StudyResult[] = [];

  constructor(
    readonly study: string,
    runs: readonly Run[],
    private readonly keys: ReadonlyMap<string, string>,
    private readonly options: RunStudyOptions,
  ) {
    const known = this.results();
    this.done = known;
    for (const run of runs) {
      const result = known.find((result) => isOf(run, result));
      if (result) this.log(`${line(result, options.seeds)} (kept from before)`);
    }
    this.waiting = runs.filter((run) => !known.some((result) => isOf(run, result)));
  }

  /** The current results of the file, without those of recipes that have changed or gone. */
  results(): StudyResult[] {
    const { file } = this.options;
    return fileExists(file) ? this.current(readResults(file)) : [];
  }

  /** A run that nobody has done or does; it is this process's then. */
  next(): Run | undefined {
    while (!this.stopped) {
      const run = this.waiting.shift();
      if (run === undefined) return undefined;
      const release = tryLock(this.claimOf(run));
      if (release === undefined) {
        this.left.push(run);
        continue;
      }
      this.claims.set(run, release);
      // Looked for after the claim: whoever had it may have done the run meanwhile.
      const done = this.results().find((result) => isOf(run, result));
      if (done === undefined) return run;
      this.log(`${line(done, this.options.seeds)} (kept from before)`);
      this.release(run);
    }
    return undefined;
  }

  async keep(result: StudyResult): Promise<void> {
    const { file, seeds, workers = 1, onProgress } = this.options;
    const all = await changeResults(file, (there) => {
      const others = there.filter(({ model, seed }) => model !== result.model || seed !== result.seed);
      return inOrder([...this.current(others), result], [...this.keys.keys()]);
    });
    this.done = all;
    const left = secondsLeft(this.waiting, all, workers);
    const rest =
      this.waiting.length === 0 || left === undefined ? '' : `; ${this.waiting.length} to do, ${spell(left)}`;
    this.log(`${line(result, seeds)}${onProgress ? '' : rest}`);
  }

  /** Says what all workers do just now. */
  tell(run: Run, epoch: number, epochs: number): void {
    this.told.set(run, `${run.model}, seed ${run.seed}: epoch ${epoch} of ${epochs}`);
    const { workers = 1, onProgress } = this.options;
    if (onProgress === undefined) return;
    const left = secondsLeft(this.waiting, this.done, workers);
    const rest = left === undefined ? `${this.waiting.length} to do` : `${this.waiting.length} to do, ${spell(left)}`;
    onProgress([...this.told.values(), rest].join(' | '));
  }

  /** Says which runs are not done at the end, since others have them: one that is gone, on another machine, may. */
  tellLeft(): void {
    const done = this.results();
    const open = this.left.filter((run) => !done.some((result) => isOf(run, result)));
    if (open.length === 0) return;
    const names = open.map(({ model, seed }) => `${model}, seed ${seed}`).join('; ');
    this.log(`Left to other runs of the study, which do them now: ${names}. If none runs, remove ${claimsFolder()}.`);
  }

  release(run: Run): void {
    this.claims.get(run)?.();
    this.claims.delete(run);
    this.told.delete(run);
  }

  stop(): void {
    this.stopped = true;
  }

  private current(results: readonly StudyResult[]): StudyResult[] {
    return results.filter(({ model, key }) => this.keys.get(model) === key);
  }

  private claimOf({ model, seed, key }: Run): string {
    const name = hash('sha256', `${this.options.file} ${model} ${seed} ${key}`).slice(0, 16);
    return pathIn(claimsFolder(), name);
  }

  private log(text: string): void {
    const { log = console.log } = this.options;
    log(text);
  }
}

/** Results in the order of the recipes, then of the seeds. */
export function inOrder(results: readonly StudyResult[], models: readonly string[]): StudyResult[] {
  const place = ({ model }: StudyResult): number => models.indexOf(model);
  return [...results].sort((a, b) => place(a) - place(b) || a.seed - b.seed);
}

function line({ model, seed, seconds, conditions }: StudyResult, seeds: number): string {
  const accuracies = conditions.map(({ condition, accuracy }) => `${condition} ${percent(accuracy, 2)}`);
  return `seed ${seed} of ${seeds}, ${model}: ${accuracies.join(', ')}; ${seconds.toFixed(1)} s`;
}

function spell(seconds: number): string {
  return seconds < 90 ? `about ${Math.ceil(seconds)} s` : `about ${Math.ceil(seconds / 60)} min`;
}
