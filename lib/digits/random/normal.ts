import type { Random } from './random';

/**
 * The next number of the standard normal distribution, mean 0 and standard deviation 1.
 *
 * Source: G. E. P. Box and M. E. Muller, A note on the generation of random normal deviates, Annals of
 * Mathematical Statistics 29 (1958); of its pair of numbers the first.
 */
export function normal(random: Random): number {
  // 1 - uniform lies in (0, 1], so that its logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}
