import { decodeImage } from '../../../../lib/digits/data/own/decode';
import { jpegFile, pngFile } from './files';

const small = pngFile({ width: 2, height: 1, depth: 8, color: 0, rows: [[1, 2]] });

test('decodeImage tells PNG and JPEG apart by their bytes', () => {
  expect(decodeImage('reading', small).width).toBe(2);
  expect(decodeImage('reading', jpegFile('gray')).width).toBe(8);
});

test('decodeImage reads bytes that are a part of a larger memory', () => {
  const all = new Uint8Array(small.length + 9);
  all.set(small, 5);
  expect(decodeImage('reading', all.subarray(5, 5 + small.length)).data[4]).toBe(2);
});

test.each([
  ['GIF89a..', 'a GIF: save it as PNG'],
  ['RIFF....WEBP', 'a WebP: save it as PNG'],
  ['\0\0\0\x18ftypheic', 'a HEIC or AVIF: save it as JPEG'],
  ['<svg xmlns', 'an SVG: save it as PNG'],
  ['hello', 'another file of 5 bytes'],
  ['', 'an empty file'],
])('decodeImage says what %j is', (text, words) => {
  expect(() => decodeImage('reading a.png', Buffer.from(text, 'latin1'))).toThrow(
    new TypeError(`reading a.png: expected a PNG or JPEG, found ${words}`),
  );
});

test('decodeImage says that a file is damaged, and keeps what the decoder said', () => {
  const damaged = small.map((value, at) => (at === 45 ? value ^ 255 : value));
  expect(() => decodeImage('reading', damaged)).toThrow(/^reading: expected a whole PNG, found a damaged one \(.+\)$/);
  const torn = jpegFile('baseline').subarray(0, -12);
  expect(() => decodeImage('reading', torn)).toThrow(/^reading: expected a whole JPEG, found a damaged one \(.+\)$/);
});

test('decodeImage refuses a file of 60 MB before it looks into it', () => {
  expect(() => decodeImage('reading', new Uint8Array(60_000_000))).toThrow(/expected at most 50 MB, found 60 MB/);
});
