import { record, writeRecord } from '../../../lib/engine/contract/record';
import * as records from '../../../lib/engine/contract/records';

const SHAPE = record(12, {
  count: { at: 0, type: 'u32' },
  rate: { at: 8, type: 'f32' },
  address: { at: 4, type: 'u32' },
});

test('writeRecord writes each field at its place, little endian, and nothing else', () => {
  const bytes = new Uint8Array(20).fill(0xaa);
  writeRecord(new DataView(bytes.buffer), 4, SHAPE, { count: 1, address: 0xfedcba98, rate: 0.5 });
  // 0.5 is 0x3f000000.
  expect([...bytes]).toEqual([
    ...[0xaa, 0xaa, 0xaa, 0xaa],
    ...[1, 0, 0, 0, 0x98, 0xba, 0xdc, 0xfe, 0, 0, 0, 0x3f],
    ...[0xaa, 0xaa, 0xaa, 0xaa],
  ]);
});

test.each(Object.entries(records))('the fields of %s fill it, without gaps or overlaps', (_, { bytes, fields }) => {
  const places = Object.values<{ readonly at: number }>(fields).map(({ at }) => at);
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: bytes / 4 }, (_, index) => index * 4));
});
