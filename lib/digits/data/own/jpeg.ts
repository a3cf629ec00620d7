import { decode } from 'jpeg-js';

import { orientationOf, upright } from './orientation';
import { checkSize, type ImageLike, MOST_PIXELS } from './picture';

/** What a JPEG's markers begin with. */
const MARKER = 0xff;
/** Start of the picture, of the scan, and of what an application keeps there, such as a camera. */
const [START, SCAN, APPLICATION] = [0xd8, 0xda, 0xe1];
/** Frames: baseline, extended and progressive. All others are rare, and not decoded. */
const FRAMES = [0xc0, 0xc1, 0xc2];

/** Memory that decoding may take, in megabytes. */
const MOST_MEMORY = 1024;

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === MARKER && bytes[1] === START && bytes[2] === MARKER;
}

/**
 * The picture in a JPEG, baseline or progressive, turned upright as its camera says.
 *
 * @throws RangeError if it has too many pixels
 * @throws Error if it is damaged, or of a kind that is not known
 */
export function decodeJpeg(doing: string, bytes: Uint8Array): ImageLike {
  const { width, height, orientation } = headOf(doing, bytes);
  checkSize(doing, width, height);
  const options = {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: MOST_PIXELS / 1e6,
    maxMemoryUsageInMB: MOST_MEMORY,
  } as const;
  return upright(decode(bytes, options), orientation);
}

/** Size and orientation, which stand before the pixels. */
function headOf(doing: string, bytes: Uint8Array): { width: number; height: number; orientation: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length;) {
    const kind = bytes[at + 1] ?? 0;
    if (bytes[at] !== MARKER || kind === SCAN) break;
    // More of them may stand before a marker.
    if (kind === MARKER) {
      at++;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (FRAMES.includes(kind) && at + 9 <= bytes.length) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation };
    }
    if (kind === APPLICATION) orientation = orientationOf(bytes.subarray(at + 4, end)) ?? orientation;
    at = end;
  }
  throw new Error(`${doing}: expected a baseline or progressive JPEG, found one without such a frame`);
}
