import type { StudyResult } from './results';

/** One run of a recipe. */
export interface Run {
  readonly model: string;
  readonly seed: number;
  /** Fingerprint of the recipe, see `recipeKey`. */
  readonly key: string;
}

/** A part of all runs, for one of several machines. */
export interface Shard {
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
}

/**
 * Runs of all recipes with all seeds: every recipe with the first seed, then with the next, so that a study that is
 * stopped can still compare.
 *
 * @param keys of the recipes, by their names, in the order of the study
 */
export function runsOf(keys: ReadonlyMap<string, string>, seeds: number): Run[] {
  return Array.from({ length: seeds }, (_, index) =>
    [...keys].map(([model, key]) => ({ model, key, seed: index + 1 })),
  ).flat();
}

/** Every so-manieth run: neighbours go to different shards, so that each gets some of the long ones. */
export function shardOf(runs: readonly Run[], { number, of }: Shard): Run[] {
  return runs.filter((_, index) => index % of === number - 1);
}

/** Whether a result is that of a run. */
export function isOf(run: Run, { model, seed, key }: StudyResult): boolean {
  return model === run.model && seed === run.seed && key === run.key;
}

/**
 * Seconds that some runs will still take, judged by those that are done: of the same recipe, or else of all.
 *
 * @param workers runs at a time
 * @returns undefined while none is done
 */
export function secondsLeft(runs: readonly Run[], done: readonly StudyResult[], workers: number): number | undefined {
  if (done.length === 0) return undefined;
  const mean = (results: readonly StudyResult[]): number =>
    results.reduce((sum, { seconds }) => sum + seconds, 0) / results.length;
  const all = mean(done);
  const each = runs.map((run) => {
    const alike = done.filter(({ model, key }) => model === run.model && key === run.key);
    return alike.length > 0 ? mean(alike) : all;
  });
  return each.reduce((sum, seconds) => sum + seconds, 0) / Math.min(workers, Math.max(1, runs.length));
}
