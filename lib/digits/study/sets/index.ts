import type { Recipe } from '../recipe';
import type { StudyName } from '../results';
import { COMPARISON } from './comparison';
import { NORMALIZED } from './normalized';
import { REPORT_RECIPES } from './report';
import { SEARCH } from './search';

/** A set of recipes that are run with the same seeds. */
export interface Study {
  readonly name: StudyName;
  readonly recipes: readonly Recipe[];
  /** Seeds from 1 on that its results are quoted with. */
  readonly seeds: number;
}

/** All studies, in the order in which they are run. */
export const STUDIES: readonly Study[] = [
  { name: 'search', recipes: SEARCH, seeds: 1 },
  { name: 'report', recipes: REPORT_RECIPES, seeds: 20 },
  { name: 'comparison', recipes: COMPARISON, seeds: 10 },
  { name: 'normalized', recipes: NORMALIZED, seeds: 10 },
];

/**
 * The study of a name.
 *
 * @throws RangeError if there is none
 */
export function studyNamed(name: string): Study {
  const study = STUDIES.find((candidate) => candidate.name === name);
  if (study !== undefined) return study;
  const names = STUDIES.map((candidate) => candidate.name).join(', ');
  throw new RangeError(`running a study: expected one of ${names}, found ${JSON.stringify(name)}`);
}
