/** Terms after which neither expansion below changes a double any more. */
const TERMS = 200;

/** Where the continued fraction takes over from the series: beyond it the series cancels. */
const TAIL = 3;

/** Steps of Newton's method, which doubles the digits that are right in each. */
const STEPS = 8;

/**
 * The standard normal distribution function: the probability of a value below `z`.
 *
 * Source: M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 1964, 26.2.11 near the middle and
 * 26.2.14 in the tails.
 *
 * @param z any number, infinite ones too
 * @returns 0 to 1, with an error below 1e-14
 */
export function normalProbability(z: number): number {
  if (z > 0) return 1 - normalProbability(-z);
  if (z > -TAIL) {
    let [term, sum] = [z, z];
    for (let odd = 3; odd < 2 * TERMS; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 + sum * density(z);
  }
  let fraction = -z;
  for (let term = TERMS; term > 0; term--) fraction = -z + term / fraction;
  return density(z) / fraction;
}

/**
 * The value below which a standard normal variable is with a probability: the inverse of `normalProbability`.
 *
 * @param probability 0 to 1; at 0 and 1 the value is infinite
 * @returns with a relative error below 1e-12
 */
export function normalQuantile(probability: number): number {
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return -Infinity;
  // On the logarithm of the probability, which is nearly a parabola, Newton's method comes home from anywhere.
  let z = -Math.sqrt(-2 * Math.log(2 * probability));
  for (let step = 0; step < STEPS; step++) {
    const below = normalProbability(z);
    z -= (Math.log(below / probability) * below) / density(z);
  }
  return z;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
