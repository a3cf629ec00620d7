import { Resvg } from '@resvg/resvg-js';

/** The pixels of a PNG, decoded by drawing it. */
export function decode(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<image width="${width}" height="${height}" href="data:image/png;base64,${bytes.toString('base64')}"/></svg>`;
  const hex = new Resvg(svg).render().pixels.toString('hex');
  const at = (x: number, y: number) => `#${hex.slice(8 * (y * width + x), 8 * (y * width + x) + 6)}`;
  /** How many pixels have this colour. */
  const count = (color: string) =>
    (hex.match(/.{8}/g) ?? []).filter((pixel) => `#${pixel.slice(0, 6)}` === color).length;
  return { width, height, at, count };
}
