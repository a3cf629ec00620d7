import { DATASET_VARIABLE } from '@digits/common/protocol';

import { environmentVariable } from '../platform/environment';
import { DATASET_NAMES, type DatasetName, type DigitsDataset } from './digits';
import { noted } from './fingerprint';
import { loadMnist } from './mnist';
import { loadQuick } from './quick';

const LOADERS: Readonly<Record<DatasetName, () => DigitsDataset>> = { mnist: () => loadMnist(), quick: loadQuick };

/**
 * A data set by its name: `mnist`, all 70,000 digits, or `quick`, 10,000 of them.
 *
 * @param name `mnist` or `quick`. @default what the environment variable DIGITS_DATASET says, else `mnist`
 * @throws RangeError if there is no data set of that name
 * @example
 * const { train, test } = loadDigits('quick');
 * [train.count, test.count] // [8000, 2000]
 */
export function loadDigits(name: string = environmentVariable(DATASET_VARIABLE) ?? 'mnist'): DigitsDataset {
  const known = DATASET_NAMES.find((candidate) => candidate === name);
  if (known === undefined) {
    throw new RangeError(
      `loading digits: expected the data set ${DATASET_NAMES.join(' or ')}, found ${JSON.stringify(name)}`,
    );
  }
  return noted(LOADERS[known]());
}
