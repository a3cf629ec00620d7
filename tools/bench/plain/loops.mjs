// The two products of a dense layer in plain loops, in two orders: the sums are the same but for their rounding.

/**
 * How the loops over samples, inputs and units stand in each other. Matrices have a row for each sample; a kernel has one
 * for each input.
 *
 * @typedef {object} Loops
 * @property {(x: Float32Array, kernel: Float32Array, bias: Float32Array, sums: Float32Array) => void} forward x times the
 *   kernel, and the bias
 * @property {(x: Float32Array, slopes: Float32Array, units: number, gradient: Float32Array) => void} kernelGradient x
 *   transposed times the slopes
 */

/**
 * A number of an array, within it.
 *
 * @param {Float32Array} values
 * @param {number} index
 */
export const at = (values, index) => /** @type {number} */ (values[index]);

/**
 * As the formulas say it: each number is a sum, which is finished before the next begins. The innermost loop goes down a
 * column of the kernel, or of the slopes, whose numbers lie a row apart.
 *
 * @type {Loops}
 */
const formula = {
  forward(x, kernel, bias, sums) {
    const units = bias.length;
    const inputs = kernel.length / units;
    for (let sample = 0; sample < sums.length / units; sample++) {
      for (let unit = 0; unit < units; unit++) {
        let total = at(bias, unit);
        for (let input = 0; input < inputs; input++) {
          total += at(x, sample * inputs + input) * at(kernel, input * units + unit);
        }
        sums[sample * units + unit] = total;
      }
    }
  },
  kernelGradient(x, slopes, units, gradient) {
    const inputs = gradient.length / units;
    for (let input = 0; input < inputs; input++) {
      for (let unit = 0; unit < units; unit++) {
        let total = 0;
        for (let sample = 0; sample < slopes.length / units; sample++) {
          total += at(x, sample * inputs + input) * at(slopes, sample * units + unit);
        }
        gradient[input * units + unit] = total;
      }
    }
  },
};

/**
 * The innermost loop goes along a row, as it lies in memory: each input adds its row to all sums of a sample.
 *
 * @type {Loops}
 */
const rows = {
  forward(x, kernel, bias, sums) {
    const units = bias.length;
    const inputs = kernel.length / units;
    for (let sample = 0; sample < sums.length / units; sample++) {
      sums.set(bias, sample * units);
      for (let input = 0; input < inputs; input++) {
        addRow(sums, sample * units, kernel, input * units, units, at(x, sample * inputs + input));
      }
    }
  },
  kernelGradient(x, slopes, units, gradient) {
    const inputs = gradient.length / units;
    gradient.fill(0);
    for (let sample = 0; sample < slopes.length / units; sample++) {
      for (let input = 0; input < inputs; input++) {
        addRow(gradient, input * units, slopes, sample * units, units, at(x, sample * inputs + input));
      }
    }
  },
};

/**
 * Adds so many times a row of one matrix to a row of another.
 *
 * @param {Float32Array} to
 * @param {number} toStart
 * @param {Float32Array} from
 * @param {number} fromStart
 * @param {number} length
 * @param {number} factor
 */
function addRow(to, toStart, from, fromStart, length, factor) {
  for (let place = 0; place < length; place++) {
    to[toStart + place] = at(to, toStart + place) + factor * at(from, fromStart + place);
  }
}

/** The orders by name. */
export const LOOPS = { formula, rows };
