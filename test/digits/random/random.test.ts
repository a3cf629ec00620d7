import { seededRandom, xoshiro128 } from '../../../lib/digits/random/random';

/** xoshiro128** once more, in exact integers and straight from its authors' C. */
function referenceXoshiro(words: bigint[], draws: number): number[] {
  const mask = 0xffffffffn;
  const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & mask;
  const s = [...words] as [bigint, bigint, bigint, bigint];
  return Array.from({ length: draws }, () => {
    const result = (rotl((s[1] * 5n) & mask, 7n) * 9n) & mask;
    const t = (s[1] << 9n) & mask;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 11n);
    return Number(result);
  });
}

test('xoshiro128 gives the published sequence for the state 1, 2, 3, 4', () => {
  const random = xoshiro128(1, 2, 3, 4);
  // First three by hand: rotl(2*5, 7)*9 = 11520; then the second word is 0; then rotl(1029*5, 7)*9.
  expect([random.uint32(), random.uint32(), random.uint32(), random.uint32()]).toEqual([11520, 0, 5927040, 70819200]);
});

test('xoshiro128 equals the reference in exact integers over 1,000 draws', () => {
  const random = xoshiro128(0xdeadbeef, 7, 0xffffffff, 0x80000000);
  const drawn = Array.from({ length: 1000 }, () => random.uint32());
  expect(drawn).toEqual(referenceXoshiro([0xdeadbeefn, 7n, 0xffffffffn, 0x80000000n], 1000));
});

test('seededRandom repeats for the same seed and differs for another seed or stream', () => {
  const draw = (seed: number, stream?: number): number[] => {
    const random = seededRandom(seed, stream);
    return Array.from({ length: 8 }, () => random.uint32());
  };
  expect(draw(42)).toEqual(draw(42));
  const sequences = [draw(42), draw(43), draw(42, 1), draw(43, 1), draw(-42), draw(42 + 2 ** 32)];
  expect(new Set(sequences.map(String)).size).toBe(sequences.length);
});

test('seededRandom.uniform stays in [0, 1) with mean 1/2 and variance 1/12', () => {
  const random = seededRandom(1);
  const drawn = Array.from({ length: 100_000 }, () => random.uniform());
  expect(Math.min(...drawn.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn.slice(0, 50_000))).toBeLessThan(1);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  // Five standard errors of the mean of 100,000 uniform numbers: 5 * sqrt(1/12 / 100000) = 0.0046.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.0046);
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
});

test('seededRandom.below gives every number below the limit about equally often', () => {
  const random = seededRandom(5);
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < 70_000; draw++) {
    const value = random.below(7);
    counts[value] = (counts[value] ?? NaN) + 1;
  }
  // Chi-square with 6 degrees of freedom: above 22.46 with probability 0.001.
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(22.46);
});

test.each([1.5, NaN, Infinity, 2 ** 53])('seededRandom refuses the seed %p', (seed) => {
  expect(() => seededRandom(seed)).toThrow(TypeError);
  expect(() => seededRandom(seed)).toThrow(/expected an integer/);
});

test('seededRandom refuses a stream that is not an integer', () => {
  expect(() => seededRandom(1, 0.5)).toThrow(TypeError);
});
