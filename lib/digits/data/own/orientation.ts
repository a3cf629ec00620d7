import type { ImageLike } from './picture';

/** What stands before the tags of a camera. */
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
/** Number of the tag that says how the camera was held, and the bytes of one tag. */
const [TAG, TAG_BYTES] = [0x0112, 12];
const LITTLE_ENDIAN = 0x4949;

/**
 * How a camera was held, from 1 (upright) to 8, which its picture does not show.
 *
 * Source: CIPA DC-008, Exif 2.32, 4.6.4 A.
 *
 * @param segment what a JPEG keeps for an application
 * @returns undefined if it does not say
 */
export function orientationOf(segment: Uint8Array): number | undefined {
  if (!EXIF.every((byte, at) => segment[at] === byte)) return undefined;
  const view = new DataView(segment.buffer, segment.byteOffset + EXIF.length, segment.length - EXIF.length);
  if (view.byteLength < 8) return undefined;
  const isLittle = view.getUint16(0) === LITTLE_ENDIAN;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return undefined;
  const tags = view.getUint16(directory, isLittle);
  for (let tag = 0; tag < tags; tag++) {
    const at = directory + 2 + tag * TAG_BYTES;
    if (at + TAG_BYTES > view.byteLength) return undefined;
    if (view.getUint16(at, isLittle) !== TAG) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A picture turned, and mirrored, so that it is upright; the same one if it is. */
export function upright(image: ImageLike, orientation: number): ImageLike {
  if (orientation === 1) return image;
  // From 5 on rows have become columns.
  const [width, height] = orientation >= 5 ? [image.height, image.width] : [image.width, image.height];
  const isMirrored = [2, 3, 7, 8].includes(orientation);
  const isFlipped = [3, 4, 6, 7].includes(orientation);
  const data = new Uint8ClampedArray(image.data.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [y, x] = orientation >= 5 ? [column, row] : [row, column];
      const from = (isFlipped ? image.height - 1 - y : y) * image.width + (isMirrored ? image.width - 1 - x : x);
      data.set(image.data.subarray(4 * from, 4 * from + 4), 4 * (row * width + column));
    }
  }
  return { data, width, height };
}
