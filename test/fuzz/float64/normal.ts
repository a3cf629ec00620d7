/* The normal distribution in float64, by another way than lib/engine/reference goes. */

export function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Where the fraction below converges in few steps; nearer to 0 the series has few terms. */
const TURN = 1;

/** Share of the distribution below x, to about 1e-15 of itself, however small it is. */
export function shareBelow(x: number): number {
  if (x > 0) return 1 - shareBelow(-x);
  // Beyond TURN by Laplace's continued fraction, density / (a + 1 / (a + 2 / (a + 3 / ...))), from its end.
  if (x < -TURN) {
    let rest = -x;
    for (let step = 200; step > 0; step--) rest = -x + step / rest;
    return density(x) / rest;
  }
  // Else by the Taylor series of erf: 1/2 + sum of (-1)^n x^(2n + 1) / (2^n n! (2n + 1)) / sqrt(2 pi).
  let [power, sum] = [x, x];
  for (let n = 1; n < 60; n++) {
    power *= (-x * x) / 2 / n;
    sum += power / (2 * n + 1);
  }
  return 1 / 2 + sum / Math.sqrt(2 * Math.PI);
}
