/* What may happen to files. */
import type { Random } from '../../lib/digits/random/random';

/** One of the items. */
export function any<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new RangeError('expected at least one item');
  return item;
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const STRANGE: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2.5,
  7,
  1e9,
  1e15,
  -1e300,
  '',
  'x',
  '..',
  '../weights.bin',
  '/dev/zero',
  'weights.bin',
  'model.json',
  [],
  {},
  [[]],
  [null],
  [1, 2],
  'float32',
  'int32',
  'string',
  'bool',
  { dtype: 'uint8', min: 0, scale: 1 },
  { dtype: 'float16' },
  'optimizer',
  'Dense',
  'Sequential',
  'Model',
  'hidden',
  'output',
  { class_name: 'Dense', config: { units: 1e8 } },
];

/** Changes one place anywhere in JSON: takes it away, doubles it, moves it, or puts something strange there. */
export function damagedJson(random: Random, json: Json): Json {
  if (typeof json !== 'object' || json === null || random.below(12) === 0) return any(random, STRANGE);
  const names = Object.keys(json);
  if (names.length === 0) return any(random, STRANGE);
  const name = any(random, names);
  const act = random.below(10);
  if (Array.isArray(json)) {
    const [at, copy] = [Number(name), [...json]];
    if (act === 0) copy.splice(at, 1);
    else if (act === 1) copy.splice(at, 0, copy[at] ?? null);
    else if (act === 2) copy.reverse();
    else copy[at] = damagedJson(random, copy[at] ?? null);
    return copy;
  }
  const { [name]: value = null, ...others } = json;
  if (act === 0) return others;
  if (act === 1)
    return { ...others, [any(random, [...names, '__proto__', 'constructor', 'node', 'batch_shape'])]: value };
  return { ...others, [name]: damagedJson(random, value) };
}

/** Changes bytes, cuts, or adds some. */
export function damagedBytes(random: Random, bytes: Buffer): Buffer {
  const act = random.below(5);
  if (act === 0) return bytes.subarray(0, random.below(bytes.length));
  if (act === 1) return Buffer.concat([bytes, Buffer.alloc(1 + random.below(8))]);
  const copy = Buffer.from(bytes);
  const at = 4 * random.below(Math.floor(copy.length / 4));
  if (act === 2) copy.writeFloatLE(any(random, [NaN, Infinity, -Infinity]), at);
  else
    for (let bytesLeft = 1 + random.below(4); bytesLeft > 0; bytesLeft--)
      copy[random.below(copy.length)] = random.below(256);
  return copy;
}
