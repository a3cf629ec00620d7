import { isBaseline, type Recipe } from './recipe';

/** A recipe with another number of epochs, for a quick look; as it is where none is given, or nothing is trained. */
export function shortened(recipe: Recipe, epochs: number | undefined): Recipe {
  return epochs === undefined || isBaseline(recipe) ? recipe : { ...recipe, fit: { ...recipe.fit, epochs } };
}
