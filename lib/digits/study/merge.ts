import { inOrder } from './run';
import type { StudyResult } from './results';

/** What may differ between two runs of the same recipe and seed. */
const OF_THE_RUN: readonly (keyof StudyResult)[] = ['seconds', 'machine', 'node', 'threads'];

/**
 * Results of several machines as those of one: each run once, in the order of the recipes.
 *
 * @param parts results of each machine, of one study
 * @param keys of the recipes as they are now, by their names; results of others are left out
 * @throws Error if two results of a run differ in more than their times: the machines did not do the same
 */
export function mergeResults(
  parts: readonly (readonly StudyResult[])[],
  keys: ReadonlyMap<string, string>,
): StudyResult[] {
  const runs = new Map<string, StudyResult>();
  for (const result of parts.flat()) {
    const { model, seed, key } = result;
    if (keys.get(model) !== key) continue;
    const name = `${model}, seed ${seed}`;
    const known = runs.get(name);
    if (known === undefined) runs.set(name, result);
    else requireSame(name, known, result);
  }
  return inOrder([...runs.values()], [...keys.keys()]);
}

function requireSame(name: string, one: StudyResult, other: StudyResult): void {
  const differs = differingField(one, other);
  if (differs === undefined) return;
  throw new Error(
    `merging studies: expected the same of two runs of ${name}, found another ${differs}: ` +
      `was one of another data set, or another version of the project?`,
  );
}

/** What two results of one run differ in, beside times and machines; undefined if in nothing. */
export function differingField(one: Partial<StudyResult>, other: Partial<StudyResult>): string | undefined {
  return Object.keys({ ...one, ...other }).find((field) => {
    if (OF_THE_RUN.some((own) => own === field)) return false;
    return JSON.stringify(Reflect.get(one, field)) !== JSON.stringify(Reflect.get(other, field));
  });
}
