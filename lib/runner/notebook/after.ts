import { isJsonObject, type Notebook } from './notebook';

/**
 * The notebooks that a notebook is to be run after, because it reads what they leave on disk: its metadata say so, as
 * `"digits": { "after": ["5-train-model.ipynb"] }`.
 *
 * @param name of the notebook, for the message
 * @returns file names
 * @throws TypeError if the metadata hold anything else there
 */
export function notebooksBefore({ metadata }: Pick<Notebook, 'metadata'>, name: string): readonly string[] {
  if (!isJsonObject(metadata.digits) || metadata.digits.after === undefined) return [];
  const { after } = metadata.digits;
  if (Array.isArray(after) && after.every((file) => typeof file === 'string')) return after;
  throw new TypeError(
    `${name}: reading digits.after of its metadata: expected a list of file names, found ${JSON.stringify(after)}`,
  );
}
