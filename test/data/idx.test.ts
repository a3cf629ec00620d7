import { parseIdx } from '../../lib/data/idx';

/** Two images of 1 x 3 pixels, written out byte by byte as the format's page describes. */
const IMAGES = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60);
const LABELS = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);

test('parseIdx reads the shape and the values of images', () => {
  const { shape, values } = parseIdx(IMAGES, 'images', 3);
  expect(shape).toEqual([2, 1, 3]);
  expect([...values]).toEqual([10, 20, 30, 40, 50, 60]);
});

test('parseIdx gives a view of the file, not a copy', () => {
  expect(parseIdx(LABELS, 'labels', 1).values.buffer).toBe(LABELS.buffer);
});

test('parseIdx reads bytes that do not start at the start of their buffer', () => {
  const shifted = new Uint8Array(LABELS.length + 5);
  shifted.set(LABELS, 5);
  expect([...parseIdx(shifted.subarray(5), 'labels', 1).values]).toEqual([7, 9]);
});

test('parseIdx refuses a truncated file and says what it expected', () => {
  const parse = (): unknown => parseIdx(IMAGES.subarray(0, 20), 'images', 3);
  expect(parse).toThrow(RangeError);
  expect(parse).toThrow('reading images: expected 22 bytes for the shape [2, 1, 3] of its header, found 20 (the file is truncated)');
});

test('parseIdx refuses a file with bytes too many', () => {
  const longer = new Uint8Array(30);
  longer.set(IMAGES);
  expect(() => parseIdx(longer, 'images', 3)).toThrow(/expected 22 bytes .* found 30$/);
});

test('parseIdx refuses a file shorter than its header', () => {
  expect(() => parseIdx(IMAGES.subarray(0, 7), 'images', 3)).toThrow(RangeError);
  expect(() => parseIdx(new Uint8Array(0), 'images', 3)).toThrow('expected an IDX header of 16 bytes, found a file of 0');
});

test('parseIdx refuses a wrong magic number: labels where images were expected', () => {
  const longEnough = new Uint8Array(40);
  longEnough.set(LABELS);
  const parse = (): unknown => parseIdx(longEnough, 'images', 3);
  expect(parse).toThrow(SyntaxError);
  expect(parse).toThrow('expected the magic number 0x00000803 (unsigned bytes, 3 dimensions), found 0x00000801');
});

test('parseIdx refuses values that are not unsigned bytes', () => {
  const floats = LABELS.slice();
  floats[2] = 0x0d;
  expect(() => parseIdx(floats, 'labels', 1)).toThrow(/found 0x00000d01/);
});
