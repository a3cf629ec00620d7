// A network of two dense layers, relu and softmax, trained by Adam in plain loops, as one writes it first.
import { at } from './loops.mjs';

/** @typedef {import('./loops.mjs').Loops} Loops */

const [RATE, BETA1, BETA2, EPSILON] = [0.001, 0.9, 0.999, 1e-7];

/**
 * Weights, their gradient, and both moments of Adam.
 *
 * @param {Float32Array} weights
 */
const movable = (weights) => ({
  weights,
  gradient: new Float32Array(weights.length),
  mean: new Float32Array(weights.length),
  square: new Float32Array(weights.length),
});

/** @typedef {ReturnType<typeof movable>} Movable */

export class PlainNetwork {
  #loops;
  #kernel;
  #bias;
  #outputKernel;
  #outputBias;
  #steps = 0;

  /**
   * @param {Loops} loops
   * @param {readonly Float32Array[]} weights kernel and bias of the hidden layer and of the output; they are moved
   */
  constructor(loops, weights) {
    const [kernel, bias, outputKernel, outputBias] = weights.map(movable);
    if (!kernel || !bias || !outputKernel || !outputBias) throw new RangeError('expected the weights of two layers');
    this.#loops = loops;
    this.#kernel = kernel;
    this.#bias = bias;
    this.#outputKernel = outputKernel;
    this.#outputBias = outputBias;
  }

  /**
   * Probabilities of each class, a row for each sample, and what the hidden units answered.
   *
   * @param {Float32Array} x pixels from 0 to 1, a row for each sample
   */
  forward(x) {
    const [hidden, output] = [this.#bias.weights.length, this.#outputBias.weights.length];
    const samples = (x.length * hidden) / this.#kernel.weights.length;
    const answers = new Float32Array(samples * hidden);
    this.#loops.forward(x, this.#kernel.weights, this.#bias.weights, answers);
    for (let place = 0; place < answers.length; place++) answers[place] = Math.max(0, at(answers, place));
    const probabilities = new Float32Array(samples * output);
    this.#loops.forward(answers, this.#outputKernel.weights, this.#outputBias.weights, probabilities);
    for (let start = 0; start < probabilities.length; start += output) {
      softmax(probabilities.subarray(start, start + output));
    }
    return { answers, probabilities };
  }

  /**
   * One step of training.
   *
   * @param {Float32Array} x
   * @param {Uint8Array} labels
   * @returns the sum of the samples' crossentropies, in nats
   */
  step(x, labels) {
    const { answers, probabilities: slopes } = this.forward(x);
    const output = this.#outputBias.weights.length;
    let loss = 0;
    // The slope of the mean crossentropy by a logit: its probability, less one for the right class.
    labels.forEach((label, sample) => {
      loss -= Math.log(Math.max(1e-7, at(slopes, sample * output + label)));
      slopes[sample * output + label] = at(slopes, sample * output + label) - 1;
    });
    for (let place = 0; place < slopes.length; place++) slopes[place] = at(slopes, place) / labels.length;
    const inner = this.#innerSlopes(answers, slopes);
    this.#loops.kernelGradient(answers, slopes, output, this.#outputKernel.gradient);
    sumRows(slopes, this.#outputBias.gradient);
    this.#loops.kernelGradient(x, inner, this.#bias.weights.length, this.#kernel.gradient);
    sumRows(inner, this.#bias.gradient);
    this.#steps++;
    for (const moved of [this.#kernel, this.#bias, this.#outputKernel, this.#outputBias]) adam(moved, this.#steps);
    return loss;
  }

  /**
   * The slopes by what the hidden units sum up: none where relu has cut off.
   *
   * @param {Float32Array} answers
   * @param {Float32Array} slopes
   */
  #innerSlopes(answers, slopes) {
    const [hidden, output] = [this.#bias.weights.length, this.#outputBias.weights.length];
    const inner = new Float32Array(answers.length);
    for (let sample = 0; sample < answers.length / hidden; sample++) {
      for (let unit = 0; unit < hidden; unit++) {
        if (at(answers, sample * hidden + unit) === 0) continue;
        let total = 0;
        for (let place = 0; place < output; place++) {
          total += at(slopes, sample * output + place) * at(this.#outputKernel.weights, unit * output + place);
        }
        inner[sample * hidden + unit] = total;
      }
    }
    return inner;
  }
}

/**
 * Logits become probabilities where they stand.
 *
 * @param {Float32Array} row
 */
function softmax(row) {
  const most = Math.max(...row);
  let total = 0;
  for (let place = 0; place < row.length; place++) total += row[place] = Math.exp(at(row, place) - most);
  for (let place = 0; place < row.length; place++) row[place] = at(row, place) / total;
}

/**
 * @param {Float32Array} matrix
 * @param {Float32Array} sums of its columns
 */
function sumRows(matrix, sums) {
  sums.fill(0);
  for (let place = 0; place < matrix.length; place++) {
    const column = place % sums.length;
    sums[column] = at(sums, column) + at(matrix, place);
  }
}

/**
 * A step of Adam, with the correction of its first steps.
 *
 * @param {Movable} movable
 * @param {number} steps this one counted
 */
function adam({ weights, gradient, mean, square }, steps) {
  const rate = (RATE * Math.sqrt(1 - BETA2 ** steps)) / (1 - BETA1 ** steps);
  const epsilon = EPSILON * Math.sqrt(1 - BETA2 ** steps);
  for (let place = 0; place < weights.length; place++) {
    const slope = at(gradient, place);
    const first = BETA1 * at(mean, place) + (1 - BETA1) * slope;
    const second = BETA2 * at(square, place) + (1 - BETA2) * slope * slope;
    mean[place] = first;
    square[place] = second;
    weights[place] = at(weights, place) - (rate * first) / (Math.sqrt(second) + epsilon);
  }
}
