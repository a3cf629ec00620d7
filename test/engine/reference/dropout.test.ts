import { dropoutRow } from '../../../lib/engine/reference/dropout';

const place = { seed: 7, step: 3, layer: 1, sample: 2 };

/** The finalizer of MurmurHash3 in whole numbers without a size, cut to 32 bits after each product. */
function mix(word: bigint): bigint {
  let h = BigInt.asUintN(32, word);
  h = BigInt.asUintN(32, (h ^ (h >> 16n)) * 0x85ebca6bn);
  h = BigInt.asUintN(32, (h ^ (h >> 13n)) * 0xc2b2ae35n);
  return h ^ (h >> 16n);
}

test('the finalizer used here gives the published value for 1', () => {
  expect(mix(1n)).toBe(0x514e28b7n);
});

test('dropoutRow keeps a unit if the hash of its place is at least rate * 2^32', () => {
  const row = dropoutRow(0.25, 9, place);
  const sampleHash = mix(2n + 0x165667b1n);
  const key = mix((mix(mix(7n + 0x9e3779b9n) ^ 3n) + 1n * 0x27d4eb2fn) ^ sampleHash);
  const hashes = Array.from({ length: 9 }, (_, unit) => mix(key + BigInt(unit) * 0x9e3779b9n));
  expect([...row]).toEqual(hashes.map((hash) => (hash >= 2n ** 30n ? 4 / 3 : 0)));
  expect(new Set(row)).toEqual(new Set([0, 4 / 3]));
});

test('dropoutRow keeps a share 1 - rate of the units', () => {
  const row = dropoutRow(0.3, 100_000, place);
  const kept = row.filter((factor) => factor > 0).length;
  expect(new Set(row)).toEqual(new Set([0, 1 / 0.7]));
  // Five standard deviations.
  expect(Math.abs(kept - 70_000)).toBeLessThan(5 * Math.sqrt(100_000 * 0.3 * 0.7));
});

test.each(['seed', 'step', 'layer', 'sample'] as const)('dropoutRow draws anew for another %s', (name) => {
  const row = dropoutRow(0.3, 20_000, place);
  const other = dropoutRow(0.3, 20_000, { ...place, [name]: place[name] + 1 });
  const same = other.filter((factor, unit) => factor === row[unit]).length / row.length;
  // As often the same as two rows that know nothing of each other.
  expect(same).toBeCloseTo(0.7 * 0.7 + 0.3 * 0.3, 1);
  expect(dropoutRow(0.3, 20_000, place)).toEqual(row);
});

test('a row of more units begins with the same factors', () => {
  expect(dropoutRow(0.5, 50, place)).toEqual(dropoutRow(0.5, 100, place).subarray(0, 50));
});
