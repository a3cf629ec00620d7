import { randomOf } from '../numbers';
import { Arena } from './arena';

const COUNT = 5;

/** Samples of which a share of the inputs is not zero: none, all, some, and none again. */
function samples(inputs: number, value: (random: number) => number): number[][] {
  const random = randomOf(inputs);
  return [0, 1, 0.4, 0.4, 0].map((share) =>
    Array.from({ length: inputs }, () => (random() < share ? value(random()) : 0)),
  );
}

const bytesOf = (values: Uint16Array | Float32Array): number[] => [...new Uint8Array(values.buffer)];

/** How many inputs are not zero and which (u16 each), then their values. */
function compressed(sample: readonly number[], valueBytes: (values: number[]) => number[]): number[] {
  const indices = sample.flatMap((value, index) => (value === 0 ? [] : [index]));
  const values = sample.filter((value) => value !== 0);
  return [...bytesOf(Uint16Array.of(indices.length, ...indices)), ...valueBytes(values)];
}

test.each([1, 15, 16, 17, 37, 300])(
  'compressBytes keeps of %i inputs how many are not zero, which, and their values',
  async (inputs) => {
    const arena = await Arena.start();
    const data = samples(inputs, (x) => 1 + Math.floor(x * 255));
    const from = arena.bytes(data.flat());
    const starts = arena.room(COUNT * 4);
    const to = arena.room(COUNT * (2 + 3 * inputs));
    const expected = data.map((sample) => compressed(sample, (values) => values));
    const bytes = expected.flat().length;
    const end = arena.run(
      () => arena.kernels.compressBytes(from, COUNT, inputs, to, starts),
      { address: to, bytes },
      { address: starts, bytes: COUNT * 4 },
    );
    expect(arena.readBytes(to, bytes)).toEqual(expected.flat());
    expect(arena.readWords(starts, COUNT)).toEqual(expected.map((_, s) => to + expected.slice(0, s).flat().length));
    expect(end).toBe(to + bytes);
  },
);

test.each([1, 4, 37])(
  'compressFloats keeps of %i inputs how many are not zero, which, and their values',
  async (inputs) => {
    const arena = await Arena.start();
    const data = samples(inputs, (x) => Math.fround(x - 0.5));
    const from = arena.floats(data.flat());
    const starts = arena.room(COUNT * 4);
    const to = arena.room(COUNT * (2 + 6 * inputs) + 2);
    const expected = data.map((sample) => compressed(sample, (values) => bytesOf(Float32Array.from(values))));
    const bytes = expected.flat().length;
    const end = arena.run(
      () => arena.kernels.compressFloats(from, COUNT, inputs, to, starts),
      // An index is written before it is known whether it is kept: after a sample of zeros that is past the end.
      { address: to, bytes: bytes + 2 },
      { address: starts, bytes: COUNT * 4 },
    );
    expect(arena.readBytes(to, bytes)).toEqual(expected.flat());
    expect(arena.readWords(starts, COUNT)).toEqual(expected.map((_, s) => to + expected.slice(0, s).flat().length));
    expect(end).toBe(to + bytes);
  },
);
