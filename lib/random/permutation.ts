import type { Random } from './random';

/**
 * The numbers 0 to `count` - 1 in random order, each order equally likely.
 *
 * Source: the Fisher-Yates shuffle (Knuth, The Art of Computer Programming, vol. 2, algorithm P).
 *
 * @returns uint32, shape (count)
 */
export function permutation(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  return shuffle(order, random);
}

/** Shuffles the numbers in place, and returns them. */
export function shuffle(numbers: Uint32Array, random: Random): Uint32Array {
  for (let last = numbers.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[chosen] ?? 0;
    numbers[chosen] = kept;
  }
  return numbers;
}
