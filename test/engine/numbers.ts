/** mulberry32, uniform in [0, 1). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers of either sign from 0.1 to 1, never zero, and the same in float32. */
export function numbers(length: number, seed: number): Float64Array {
  const random = randomOf(seed);
  return Float64Array.from({ length }, () => Math.fround((random() < 0.5 ? -1 : 1) * (0.1 + 0.9 * random())));
}
