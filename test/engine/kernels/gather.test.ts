import { Gather } from '../../../lib/engine/contract/records';
import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { item } from '../../../lib/engine/validation/item';
import { expectNear, FLOAT32 } from '../near';
import { randomOf } from '../numbers';
import { Arena } from './arena';

const INPUTS = 13;
const COUNT = 6;
/** In any order, some twice. */
const ORDER = Array.from({ length: 37 }, (_, s) => (s * 5 + Math.floor(s / 7)) % COUNT);
const BUCKET_BYTES = 320;
const GRADIENT_ROW = 48;
const ROW_STRIDE = 16;
const SEED = 9;
const STEP = 4;

/** Some inputs are zero; of the third sample, all. */
const random = randomOf(3);
const stored = Array.from({ length: COUNT * INPUTS }, (_, at) =>
  random() < 0.6 || Math.floor(at / INPUTS) === 2 ? 0 : 1 + Math.floor(random() * 255),
);

interface Case {
  readonly floats: boolean;
  readonly rate: number;
}
const cases: [string, Case][] = [
  ['bytes', { floats: false, rate: 0 }],
  ['floats', { floats: true, rate: 0 }],
  ['bytes, dropout', { floats: false, rate: 0.4 }],
  ['floats, dropout', { floats: true, rate: 0.4 }],
];

/** (batch, inputs) after scaling by 1 / 255 and dropout. */
function wanted({ rate }: Case): number[] {
  return ORDER.flatMap((number, sample) => {
    const factors = dropoutRow(rate, INPUTS, { seed: SEED, step: STEP, layer: 0, sample });
    return [...factors].map((factor, i) => (item(stored, number * INPUTS + i) / 255) * factor);
  });
}

/** A record, and what it points to. */
function place(arena: Arena, { floats, rate }: Case, data: number, buckets = true) {
  const at = {
    entries: arena.room(ORDER.length * INPUTS * 8),
    counts: arena.room(ORDER.length * 4),
    buckets: arena.room(INPUTS * BUCKET_BYTES),
    lengths: arena.room(INPUTS * 4),
    rows: arena.room(ORDER.length * ROW_STRIDE * 4),
    order: arena.words(ORDER),
  };
  const gather = arena.record(Gather, {
    ...at,
    floats: floats ? 1 : 0,
    data,
    inputs: INPUTS,
    lookup: arena.floats(Array.from({ length: 256 }, (_, byte) => byte / 255)),
    scale: 1 / 255,
    buckets: buckets ? at.buckets : 0,
    bucketBytes: BUCKET_BYTES,
    gradientRow: GRADIENT_ROW,
    seed: SEED,
    step: STEP,
    threshold: Math.floor(rate * 2 ** 32),
    factor: 1 / (1 - rate),
    rowStride: ROW_STRIDE,
    spans: 0,
    border: 0,
  });
  return { ...at, gather };
}

/** The addresses of samples without their zeros, as compressBytes and compressFloats leave them. */
function compressed(arena: Arena, floats: boolean): number {
  const addresses = Array.from({ length: COUNT }, (_, n) => {
    const sample = stored.slice(n * INPUTS, (n + 1) * INPUTS);
    const indices = sample.flatMap((value, i) => (value === 0 ? [] : [i]));
    const values = sample.filter((value) => value !== 0);
    return arena.bytes([
      ...new Uint8Array(Uint16Array.of(indices.length, ...indices).buffer),
      ...(floats ? new Uint8Array(Float32Array.from(values).buffer) : values),
    ]);
  });
  return arena.words(addresses);
}

/** Index and value of each entry of sample s. */
function listOf(arena: Arena, { entries, counts }: { entries: number; counts: number }, s: number): [number, number][] {
  const [count = NaN] = arena.readWords(counts + s * 4, 1);
  return Array.from({ length: count }, (_, n) => {
    const at = entries + (s * INPUTS + n) * 8;
    return [item(arena.readWords(at, 1), 0), item(arena.readFloats(at + 4, 1), 0)];
  });
}

/** (batch, inputs) out of the lists, and the indices of each, which must rise. */
function rowsOf(arena: Arena, at: { entries: number; counts: number }, samples: number): number[] {
  return Array.from({ length: samples }, (_, s) => {
    const list = listOf(arena, at, s);
    const indices = list.map(([index]) => index);
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
    expect(list.every(([, value]) => value !== 0)).toBe(true);
    return Array.from({ length: INPUTS }, (_, i) => list.find(([index]) => index === i)?.[1] ?? 0);
  }).flat();
}

test.each(cases)('gatherLists lists what is not zero, by sample and by input: %s', async (_, which) => {
  const arena = await Arena.start();
  const at = place(arena, which, compressed(arena, which.floats));
  const expected = wanted(which);
  const kept = (i: number, s: number): boolean => item(expected, s * INPUTS + i) !== 0;
  const inputs = Array.from({ length: INPUTS }, (_, i) => i);
  const samples = Array.from({ length: ORDER.length }, (_, s) => s);
  const touching = inputs.map((i) => samples.filter((s) => kept(i, s)));
  arena.run(
    () => {
      arena.kernels.gatherLists(at.gather, at.order, ORDER.length);
    },
    { address: at.counts, bytes: ORDER.length * 4 },
    { address: at.lengths, bytes: INPUTS * 4 },
    ...samples.map((s) => ({
      address: at.entries + s * INPUTS * 8,
      bytes: stored.slice(item(ORDER, s) * INPUTS, (item(ORDER, s) + 1) * INPUTS).filter((x) => x > 0).length * 8,
    })),
    ...touching.map((own, i) => ({ address: at.buckets + i * BUCKET_BYTES, bytes: own.length * 8 })),
  );
  expectNear(rowsOf(arena, at, ORDER.length), expected, 2 * FLOAT32);
  expect(arena.readWords(at.lengths, INPUTS)).toEqual(touching.map((own) => own.length * 8));
  touching.forEach((own, i) => {
    const entries = own.map((__, place) => at.buckets + i * BUCKET_BYTES + place * 8);
    expect(entries.flatMap((entry) => arena.readWords(entry, 1))).toEqual(own.map((s) => s * GRADIENT_ROW));
    expectNear(
      entries.flatMap((entry) => arena.readFloats(entry + 4, 1)),
      own.map((s) => item(expected, s * INPUTS + i)),
      2 * FLOAT32,
    );
  });
});

test('gatherLists without lists by input writes those by sample alone', async () => {
  const arena = await Arena.start();
  const which = { floats: false, rate: 0 };
  const at = place(arena, which, compressed(arena, false), false);
  arena.run(
    () => {
      arena.kernels.gatherLists(at.gather, at.order, 3);
    },
    { address: at.counts, bytes: 3 * 4 },
    { address: at.entries, bytes: 3 * INPUTS * 8 },
  );
  expectNear(rowsOf(arena, at, 3), wanted(which).slice(0, 3 * INPUTS), 2 * FLOAT32);
});

test.each(cases)('gatherRows copies the samples: %s', async (_, which) => {
  const arena = await Arena.start();
  const at = place(arena, which, which.floats ? arena.floats(stored) : arena.bytes(stored));
  arena.run(
    () => {
      arena.kernels.gatherRows(at.gather, at.order, ORDER.length);
    },
    ...ORDER.map((__, s) => ({ address: at.rows + s * ROW_STRIDE * 4, bytes: INPUTS * 4 })),
  );
  expectNear(arena.readRows(at.rows, ORDER.length, INPUTS, ROW_STRIDE), wanted(which), 2 * FLOAT32);
});

test('listActivations lists what is not zero of some samples', async () => {
  const arena = await Arena.start();
  const values = stored.map((value) => Math.fround(value / -7));
  const rows = arena.rows(values, INPUTS, ROW_STRIDE, 5);
  const at = { entries: arena.room(COUNT * INPUTS * 8), counts: arena.room(COUNT * 4) };
  const [first, last] = [1, 5];
  arena.run(
    () => {
      arena.kernels.listActivations(rows, ROW_STRIDE, INPUTS, at.entries, at.counts, first, last);
    },
    { address: at.entries + first * INPUTS * 8, bytes: (last - first) * INPUTS * 8 },
    { address: at.counts + first * 4, bytes: (last - first) * 4 },
  );
  const own = { entries: at.entries + first * INPUTS * 8, counts: at.counts + first * 4 };
  expectNear(rowsOf(arena, own, last - first), values.slice(first * INPUTS, last * INPUTS), 0);
});
