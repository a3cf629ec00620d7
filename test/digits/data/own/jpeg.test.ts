import { decodeJpeg, isJpeg } from '../../../../lib/digits/data/own/jpeg';
import { jpegFile, turned } from './files';

/** The red of the pixel in each corner: of the upper row, then of the lower. */
function corners(file: Uint8Array): readonly number[] {
  const { data, width, height } = decodeJpeg('reading', file);
  const red = (row: number, column: number): number => Math.round((data[4 * (row * width + column)] ?? 0) / 64) * 64;
  return [width, height, red(0, 0), red(0, width - 1), red(height - 1, 0), red(height - 1, width - 1)];
}

test('isJpeg knows a JPEG by its beginning', () => {
  expect([isJpeg(jpegFile('gray')), isJpeg(Uint8Array.of(0xff, 0xd8)), isJpeg(new Uint8Array(0))]).toEqual([
    true,
    false,
    false,
  ]);
});

test.each(['baseline', 'progressive'] as const)('decodeJpeg reads a %s JPEG', (name) => {
  expect(corners(jpegFile(name))).toEqual([16, 8, 0, 256, 0, 256]);
});

test('decodeJpeg reads gray', () => {
  const { data } = decodeJpeg('reading', jpegFile('gray'));
  expect(data[0]).toBeGreaterThan(196);
  expect(data[0]).toBeLessThan(204);
});

test('decodeJpeg turns a picture as its camera says: by the right, white comes to the bottom', () => {
  expect(corners(turned(jpegFile('baseline'), 6))).toEqual([8, 16, 0, 0, 256, 256]);
  expect(corners(turned(jpegFile('baseline'), 3, true))).toEqual([16, 8, 256, 0, 256, 0]);
});

test('decodeJpeg refuses a picture of too many pixels by its header', () => {
  const file = jpegFile('baseline');
  const frame = file.findIndex((byte, at) => byte === 0xff && file[at + 1] === 0xc0);
  file.set([0xff, 0xff, 0xff, 0xff], frame + 5);
  expect(() => decodeJpeg('reading', file)).toThrow(/reading: expected a picture .* found 65535 x 65535/);
});

test('decodeJpeg refuses one without a frame, and one that ends in its pixels', () => {
  expect(() => decodeJpeg('reading', jpegFile('baseline').subarray(0, 20))).toThrow(/without such a frame/);
  const file = jpegFile('baseline');
  expect(() => decodeJpeg('reading', file.subarray(0, -12))).toThrow();
});
