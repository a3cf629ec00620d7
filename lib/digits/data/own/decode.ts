import { decodeJpeg, isJpeg } from './jpeg';
import { type ImageLike, MOST_BYTES } from './picture';
import { decodePng, isPng } from './png';

/** What other pictures begin with, and what they are called. */
const OTHERS: readonly (readonly [start: string, name: string])[] = [
  ['GIF8', 'a GIF'],
  ['BM', 'a BMP'],
  ['RIFF', 'a WebP'],
  ['II*', 'a TIFF'],
  ['MM\0*', 'a TIFF'],
  ['%PDF', 'a PDF'],
  ['<svg', 'an SVG'],
  ['<?xml', 'an SVG'],
];

/**
 * The picture in the bytes of a PNG or JPEG.
 *
 * @param doing what is being done, with the name of the file, for the error
 * @throws TypeError if it is neither
 * @throws RangeError if it has too many bytes or pixels
 * @throws Error if it is damaged
 */
export function decodeImage(doing: string, bytes: Uint8Array): ImageLike {
  if (bytes.length === 0) throw new TypeError(`${doing}: expected a PNG or JPEG, found an empty file`);
  if (bytes.length > MOST_BYTES) {
    throw new RangeError(
      `${doing}: expected at most ${MOST_BYTES / 1e6} MB, found ${Math.ceil(bytes.length / 1e6)} MB`,
    );
  }
  const read = isPng(bytes) ? decodePng : isJpeg(bytes) ? decodeJpeg : undefined;
  if (read === undefined) throw new TypeError(`${doing}: expected a PNG or JPEG, found ${otherName(bytes)}`);
  try {
    return read(doing, bytes);
  } catch (error) {
    // Ours say what is wrong; those of the decoders, of which some are no more than a place in their code, do not.
    const isOurs = error instanceof Error && error.message.startsWith(`${doing}:`);
    if (isOurs) throw error;
    const kind = read === decodePng ? 'PNG' : 'JPEG';
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${doing}: expected a whole ${kind}, found a damaged one (${reason})`, { cause: error });
  }
}

function otherName(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (/^....ftyp(hei|mif|avif)/s.test(start)) return 'a HEIC or AVIF: save it as JPEG';
  const known = OTHERS.find(([beginning]) => start.startsWith(beginning));
  return known ? `${known[1]}: save it as PNG` : `another file of ${bytes.length} bytes`;
}
