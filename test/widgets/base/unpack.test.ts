import { bytePlanes, packBytes } from '../../../lib/digits/widgets/pack';
import { joinFloats, unpackBytes } from '../../../lib/widgets/base/unpack';

test('unpackBytes gives the bytes that packBytes packed', async () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => (at * at) % 251);
  expect(await unpackBytes(packBytes(bytes))).toEqual(bytes);
  expect(await unpackBytes(packBytes(new Uint8Array(0)))).toEqual(new Uint8Array(0));
});

test('joinFloats puts together what bytePlanes took apart, to the last bit', () => {
  const values = Float32Array.of(0, -0, 1.5, -3.25e-20, 1 / 3, 3e38);
  expect(joinFloats(bytePlanes(values))).toEqual(values);
  expect(Object.is(joinFloats(bytePlanes(values))[1], -0)).toBe(true);
});

test('unpackBytes refuses what is damaged', async () => {
  await expect(unpackBytes('AAAA')).rejects.toThrow();
});
