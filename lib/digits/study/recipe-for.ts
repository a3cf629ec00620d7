import type { DigitsShape } from '../data/digits';
import { isBaseline, type Recipe } from './recipe';

/** A recipe whose network takes images of a data set's size, with an output for each of its classes. */
export function recipeFor(recipe: Recipe, data: DigitsShape): Recipe {
  return isBaseline(recipe) ? recipe : { ...recipe, build: (seed) => recipe.build(seed, data) };
}
