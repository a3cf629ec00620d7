import { checkNumbers, describe } from '../check/values';

/** A source of random numbers that gives the same sequence for the same seed. */
export interface Random {
  /** The next integer, uniform over 0 to 2^32 - 1. */
  uint32(): number;
  /** The next number, uniform over [0, 1) in steps of 2^-32. */
  uniform(): number;
  /** The next integer, uniform over 0 to `limit` - 1, for 1 <= `limit` <= 2^32. */
  below(limit: number): number;
}

const TWO_TO_32 = 2 ** 32;

/**
 * Random numbers from a seed.
 *
 * Source: xoshiro128** by D. Blackman and S. Vigna (https://prng.di.unimi.it/xoshiro128starstar.c),
 * its 128 bits of state filled from the seed and the stream by the 32-bit finalizer of MurmurHash3.
 *
 * @param seed any safe integer
 * @param stream number of an independent sequence under the same seed, for example an epoch. @default 0
 * @throws TypeError if the seed or the stream is not a safe integer
 * @example
 * const random = seededRandom(1);
 * [random.uniform(), random.uniform()] // [0.155, 0.144]
 * random.below(10) // 3
 */
export function seededRandom(seed: number, stream = 0): Random {
  requireSeed(seed);
  if (!Number.isSafeInteger(stream)) {
    throw new TypeError(`seededRandom: expected an integer as the stream, found ${describe(stream)}`);
  }
  let word = mix((seed >>> 0) ^ mix(Math.floor(seed / TWO_TO_32))) ^ mix(stream + 0x5bd1e995);
  const state = Array.from({ length: 4 }, () => mix((word = (word + 0x9e3779b9) >>> 0)));
  return xoshiro128(state[0] ?? 0, state[1] ?? 0, state[2] ?? 0, state[3] ?? 1);
}

/**
 * The generator xoshiro128** over a state of four 32-bit words, which must not all be zero.
 *
 * @throws TypeError if a word is not a number
 * @throws RangeError if one is not whole, from 0 to 2^32 - 1, or all are zero
 */
export function xoshiro128(a: number, b: number, c: number, d: number): Random {
  checkState([a, b, c, d]);
  function uint32(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  }
  return {
    uint32,
    uniform: () => uint32() / TWO_TO_32,
    below(limit) {
      if (!(Number.isInteger(limit) && limit >= 1 && limit <= TWO_TO_32)) {
        throw new RangeError(`drawing: expected a whole limit from 1 to 2^32, found ${describe(limit)}`);
      }
      // Numbers above the largest multiple of the limit would favour the small results: draw again.
      const fair = TWO_TO_32 - (TWO_TO_32 % limit);
      let drawn = uint32();
      while (drawn >= fair) drawn = uint32();
      return drawn % limit;
    },
  };
}

/** @throws TypeError if the seed is not a safe integer */
export function requireSeed(seed: number): void {
  if (!Number.isSafeInteger(seed)) {
    throw new TypeError(`seed: expected an integer between -2^53 and 2^53, found ${describe(seed)}`);
  }
}

function checkState(words: readonly number[]): void {
  checkNumbers('xoshiro128', 'whole words from 0 to 2^32 - 1', words, (word) => word >>> 0 === word);
  if (words.every((word) => word === 0))
    throw new RangeError('xoshiro128: expected a word that is not 0, found zeros only');
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function mix(word: number): number {
  word ^= word >>> 16;
  word = Math.imul(word, 0x85ebca6b);
  word ^= word >>> 13;
  word = Math.imul(word, 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
