// Operations and bytes of an epoch, counted from the data and the network, against the peak of the machine.
import { load } from '../project/library.mjs';
import { rounded } from './statistics.mjs';

/** The report's network, and an epoch of it with its validation. */
const [UNITS, CLASSES, STEPS, IMAGES, TESTS] = [128, 10, 1875, 60_000, 10_000];

/** Pixels of a training digit that are not black, on average. */
export function nonZeroPixels() {
  const { images } = load('digits/dist/data/mnist.js').loadMnist().train;
  return images.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / IMAGES;
}

/**
 * What an epoch takes, by what it is.
 *
 * @param {number} nonZero pixels of a digit that are not black, on average
 */
export function countsOf(nonZero) {
  const parameters = 785 * UNITS + (UNITS + 1) * CLASSES;
  const multiplyAdds = IMAGES * (2 * nonZero * UNITS + 3 * UNITS * CLASSES) + TESTS * (nonZero + CLASSES) * UNITS;
  const adam = STEPS * parameters;
  return {
    // Adam: 13 additions and multiplications a parameter, beside one root and one division.
    operations: multiplyAdds * 2 + adam * 13,
    rootsAndDivisions: adam,
    // Kernel rows read forward; weights and two moments read and written by each update.
    cacheBytes: (IMAGES + TESTS) * nonZero * UNITS * 4 + STEPS * parameters * 6 * 4,
  };
}

/**
 * @param {import('./peak.mjs').Peak} peak
 * @param {ReturnType<typeof countsOf>} counts
 * @param {number} secondsAnEpoch with one thread
 */
export function sharesOf(peak, counts, secondsAnEpoch) {
  const rows = /** @type {const} */ (['operations', 'rootsAndDivisions', 'cacheBytes']).map((what) => {
    const billions = counts[what] / 1e9;
    return {
      what,
      'of the machine': rounded(peak[what], 1),
      'of the engine': rounded(billions / secondsAnEpoch, 1),
      share: `${((100 * billions) / secondsAnEpoch / peak[what]).toFixed(0)} %`,
      'least seconds': rounded(billions / peak[what], 3),
    };
  });
  return [...rows, { what: 'memoryBytes', 'of the machine': rounded(peak.memoryBytes, 1) }];
}
