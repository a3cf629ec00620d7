import {
  changesOf,
  framesOf,
  fromTwoBytes,
  LEVELS,
  PLACES,
  THOUSAND,
  toTwoBytes,
} from '../../../lib/digits/widgets/film-bytes';

test('framesOf adds up what each frame changes, round a byte', () => {
  // 250 and 6 more are 0; 10 and 256 - 3 more are 7.
  expect(framesOf(Uint8Array.of(250, 10, 6, 253), 2).map((frame) => [...frame])).toEqual([
    [250, 10],
    [0, 7],
  ]);
});

test('changesOf writes what framesOf reads, and toTwoBytes what fromTwoBytes does', () => {
  const frames = [Uint8Array.of(250, 10), Uint8Array.of(0, 7), Uint8Array.of(0, 255)];
  expect([...changesOf(frames)]).toEqual([250, 10, 6, 253, 0, 248]);
  expect(framesOf(changesOf(frames), 3)).toEqual(frames);
  const numbers = [0, 255, 256, PLACES, THOUSAND, 513];
  expect([...toTwoBytes(numbers)]).toEqual([0, 255, 0, 255, 232, 1, 0, 0, 1, 255, 3, 2]);
  expect([...fromTwoBytes(toTwoBytes(numbers))]).toEqual(numbers);
});

test('the largest place fills two bytes, and the strongest shade lies within a byte of 128', () => {
  expect(PLACES).toBe(2 ** 16 - 1);
  expect(128 + LEVELS).toBeLessThan(256);
});
