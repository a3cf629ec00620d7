import { checkDigits } from '../../check/digits';
import { describe } from '../../check/values';
import { joinBytes, plainBytes } from '../bytes';
import { type Digits, PIXELS } from '../digits';

/** One image without a label: its 784 pixels, or what holds them, as `digitFromImage` and `digitFromStrokes` give. */
export type UnlabelledImage = Uint8Array | Uint8ClampedArray | { readonly pixels: Uint8Array | Uint8ClampedArray };

/** Images without labels: one, a list of them, or the pixels of several end to end. */
export type UnlabelledImages = UnlabelledImage | readonly UnlabelledImage[];

/** Images as digits, whose labels are 0 where there are none; nothing may look at these. */
export interface Images {
  readonly digits: Digits;
  readonly isLabelled: boolean;
}

/**
 * The images of digits, or of what has no labels.
 *
 * @param doing what is being done, for the error
 * @param least how many there must be
 * @throws TypeError if these are neither
 * @throws RangeError if there are too few, pixels do not make whole images, or digits do not fit their count
 */
export function imagesOf(doing: string, given: Digits | UnlabelledImages, least: 0 | 1 = 0): Images {
  if (isDigits(given)) {
    checkDigits(doing, given, least);
    return { digits: given, isLabelled: true };
  }
  const parts = (isList(given) ? Array.from(given) : [given]).map((image) => pixelsOf(doing, image));
  if (isList(given)) {
    const odd = parts.findIndex(({ length }) => length !== PIXELS);
    if (odd >= 0) {
      throw new RangeError(`${doing}: expected ${PIXELS} pixels an image, found ${parts[odd]?.length} in image ${odd}`);
    }
  }
  const count = parts.reduce((sum, { length }) => sum + length, 0) / PIXELS;
  if (!Number.isInteger(count)) {
    throw new RangeError(
      `${doing}: expected ${PIXELS} pixels for each image, found ${count * PIXELS}: digitFromImage makes an image ` +
        'of 28 x 28 pixels of any picture',
    );
  }
  if (count < least) throw new RangeError(`${doing}: expected at least one image, found none`);
  return { digits: { images: joinBytes(parts), labels: new Uint8Array(count), count }, isLabelled: false };
}

const isList = (given: Digits | UnlabelledImages): given is readonly UnlabelledImage[] => Array.isArray(given);

function isDigits(given: Digits | UnlabelledImages): given is Digits {
  return typeof given === 'object' && given !== null && 'images' in given;
}

function pixelsOf(doing: string, image: unknown): Uint8Array {
  const held: unknown = typeof image === 'object' && image !== null && 'pixels' in image ? image.pixels : image;
  const bytes = plainBytes(held);
  if (bytes !== undefined) return bytes;
  throw new TypeError(
    `${doing}: expected digits, such as createDigits makes, or images of ${PIXELS} pixels in a Uint8Array, ` +
      `found ${describe(image)}`,
  );
}
