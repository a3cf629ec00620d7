/* Which data set the lessons work on, as DIGITS_DATASET says. */
import { DATASET_VARIABLE, FOLDER_PREFIX } from '@digits/common/protocol';

import { environmentVariable } from '../platform/environment';

/** The folder that a name such as `folder:PATH` stands for; undefined if it is no such name. */
export function usualFolder(name: unknown = environmentVariable(DATASET_VARIABLE)): string | undefined {
  return typeof name === 'string' && name.startsWith(FOLDER_PREFIX) ? name.slice(FOLDER_PREFIX.length) : undefined;
}

/**
 * Says that stored results are of MNIST, where the lessons work on other data; nothing else.
 *
 * @param what the results, to begin a sentence with
 */
export function noteStored(what: string): void {
  const folder = usualFolder();
  if (folder !== undefined) console.log(`${what} of MNIST's digits, not of the data in ${folder}.`);
}
