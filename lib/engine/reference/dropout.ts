/** The finalizer of MurmurHash3 on 32-bit words. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Factors of one row: 0, or 1 / (1 - rate) for the values kept.
 *
 * @param layer 0 for the network's input, n for the output of its nth dense layer, more for those between layers on images.
 * @param sample Place of the sample in its batch.
 */
export function dropoutRow(
  rate: number,
  units: number,
  { seed, step, layer, sample }: { seed: number; step: number; layer: number; sample: number },
): Float64Array {
  const threshold = Math.floor(rate * 2 ** 32);
  const key = mix((mix(mix(seed + 0x9e3779b9) ^ step) + Math.imul(layer, 0x27d4eb2f)) ^ mix(sample + 0x165667b1));
  return new Float64Array(units).map((_, unit) =>
    mix(key + Math.imul(unit, 0x9e3779b9)) >>> 0 >= threshold ? 1 / (1 - rate) : 0,
  );
}
