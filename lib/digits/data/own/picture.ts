/** A picture in colours, as the `ImageData` of a canvas has it. */
export interface ImageLike {
  /** Red, green, blue and alpha of each pixel, uint8, shape (height, width, 4) in row-major order. */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Most pixels of a picture: what a camera of 24 megapixels takes. A larger one is not decoded. */
export const MOST_PIXELS = 25_000_000;

/** Most bytes of a file. */
export const MOST_BYTES = 50_000_000;

/**
 * Looks at the size of a picture before memory is taken for it.
 *
 * @param doing what is being done, for the error
 * @throws RangeError if it has no pixel, or too many
 */
export function checkSize(doing: string, width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= MOST_PIXELS) return;
  throw new RangeError(
    `${doing}: expected a picture of 1 to ${MOST_PIXELS / 1e6} million pixels, found ${width} x ${height}` +
      (width * height > MOST_PIXELS ? ': make it smaller, or cut out the digit' : ''),
  );
}
