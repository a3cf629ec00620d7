import { checkFields, checkKind, checkNumber } from '../check/values';
import type { Random } from './random';

/**
 * The numbers 0 to `count` - 1 in random order, each order equally likely.
 *
 * Source: the Fisher-Yates shuffle (Knuth, The Art of Computer Programming, vol. 2, algorithm P).
 *
 * @param count a whole number from 0 to 2^32
 * @returns uint32, shape (count)
 * @throws RangeError if the count is not that
 * @throws TypeError if there is no source of random numbers
 */
export function permutation(count: number, random: Random): Uint32Array {
  const isCount = (given: number): boolean => Number.isInteger(given) && given >= 0 && given <= 2 ** 32;
  checkNumber('shuffling', 'a whole count from 0 up', count, isCount);
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  return shuffle(order, random);
}

/**
 * Shuffles the numbers in place, and returns them.
 *
 * @throws TypeError if they are not in a Uint32Array, or there is no source of random numbers
 */
export function shuffle(numbers: Uint32Array, random: Random): Uint32Array {
  checkKind('shuffling', 'numbers in a Uint32Array', numbers, Uint32Array);
  checkFields('shuffling', 'a source of random numbers, such as seededRandom gives', random, { below: 'function' });
  for (let last = numbers.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[chosen] ?? 0;
    numbers[chosen] = kept;
  }
  return numbers;
}
