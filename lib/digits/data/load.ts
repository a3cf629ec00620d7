import { DATASET_VARIABLE } from '@digits/common/protocol';

import { describe } from '../check/values';
import { environmentVariable } from '../platform/environment';
import { DATASET_NAMES, type DatasetName, type DigitsDataset } from './digits';
import { noted } from './fingerprint';
import { foundText, otherDataText } from './folder/found';
import { type FolderOptions, loadFolder } from './folder/load';
import { loadMnist } from './mnist';
import { loadQuick } from './quick';
import { usualFolder } from './usual';

const LOADERS: Readonly<Record<DatasetName, () => DigitsDataset>> = { mnist: () => loadMnist(), quick: loadQuick };

/**
 * A data set: by its name, `mnist`, all 70,000 digits, or `quick`, 10,000 of them; or any other in the form of MNIST's
 * files, from a folder.
 *
 * A folder holds four IDX files, raw or packed by gzip, under MNIST's names (`train-images-idx3-ubyte` or
 * `train-images.idx3-ubyte`, all with the same words before them or none), with square images of 8 to 64 pixels a
 * side, and beside them, if you like, a file `dataset.json` with `name`, `classNames` and `transposed`. What was found
 * is printed. EMNIST's files are known by their names: their rows and columns are put in order, and their mapping file
 * gives the names of the classes. Labels that begin above 0 are counted from 0.
 *
 * @param given `mnist`, `quick`, `folder:` and a path, or a folder with its options. @default what the environment
 *   variable DIGITS_DATASET says, else `mnist`
 * @throws RangeError if there is no data set of that name; if the counts of a folder's files do not fit, its images are
 *   not square or not of 8 to 64 pixels a side, or a label has no class
 * @throws Error if the folder or a file cannot be read, or a file is missing
 * @throws SyntaxError if a file of the folder is not what its name says
 * @throws TypeError if an option is not known, or of another kind
 * @example
 * const { train, test } = loadDigits('quick');
 * [train.count, test.count] // [8000, 2000]
 */
export function loadDigits(
  given: string | FolderOptions = environmentVariable(DATASET_VARIABLE) ?? 'mnist',
): DigitsDataset {
  if (typeof given === 'object' && given !== null) return announced(loadFolder(given));
  const folder = usualFolder(given);
  if (folder !== undefined) return announced(loadFolder({ folder }));
  const known = DATASET_NAMES.find((candidate) => candidate === given);
  if (known === undefined) {
    throw new RangeError(
      `loading digits: expected the data set ${DATASET_NAMES.join(' or ')}, folder: and a path, or { folder: path }, ` +
        `found ${describe(given)}`,
    );
  }
  return noted(LOADERS[known]());
}

/** Prints what was found in a folder. */
function announced(dataset: DigitsDataset): DigitsDataset {
  console.log(foundText(dataset));
  if (dataset.name !== 'mnist') console.log(otherDataText(dataset.title ?? dataset.name));
  return noted(dataset);
}
