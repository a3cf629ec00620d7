// The original MNIST files as typed arrays; to be replaced by the library's own reader.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from './places.mjs';

const IMAGE_HEADER = 16;
const LABEL_HEADER = 8;

/** @param part 'train' or 't10k'; @returns inputs uint8 (count, 784), targets uint8 (count) */
export function readDigits(part, count = Infinity) {
  const read = (name, header) => new Uint8Array(readFileSync(join(DATA, name))).subarray(header);
  const targets = read(`${part}-labels-idx1-ubyte`, LABEL_HEADER).subarray(0, Math.min(count, 60_000));
  return { inputs: read(`${part}-images-idx3-ubyte`, IMAGE_HEADER).subarray(0, targets.length * 784), targets };
}

/** mulberry32, uniform in [0, 1). */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled(count, random) {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
