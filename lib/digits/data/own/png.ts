import { convertIndexedToRgb, decode, type DecodedPng } from 'fast-png';
import { Unzlib } from 'fflate';

import { joinBytes } from '../bytes';
import { checkSize, type ImageLike } from './picture';

/** What every PNG begins with. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The chunks that hold the picture; profiles, texts and animations are left out, and cannot do harm. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

/** Bytes of a chunk besides what it holds: its length, its name and a checksum. */
const AROUND = 12;

/** Channels of each type of colour in the header: gray, colours, palette, gray with alpha, colours with alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * The picture in a PNG: of 1 to 16 bits, gray, in colours or with a palette, with or without alpha; from 8 bits on
 * interlaced, too.
 *
 * @throws RangeError if it has too many pixels, packed more than its size says, or is interlaced and of fewer than 8 bits
 * @throws Error if it is damaged
 */
export function decodePng(doing: string, bytes: Uint8Array): ImageLike {
  const chunks = chunksOf(doing, bytes);
  const header = chunks[0]?.bytes;
  if (chunks[0]?.name !== 'IHDR' || header?.length !== 13 + AROUND) {
    throw new Error(`${doing}: expected a PNG, found one without a header`);
  }
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const [width, height] = [view.getUint32(8), view.getUint32(12)];
  checkSize(doing, width, height);
  const depth = view.getUint8(16);
  if (depth < 8 && view.getUint8(20) === 1) {
    // The decoder takes a byte for each sample there, and calls the picture damaged.
    throw new RangeError(
      `${doing}: expected an interlaced PNG to have 8 or 16 bits a sample, found ${depth}: save it without interlacing`,
    );
  }
  const bits = depth * (CHANNELS[view.getUint8(17)] ?? 0);
  // A byte a row names its filter; interlaced there are seven pictures, with at most twice as many rows.
  checkUnpacked(doing, chunks, Math.ceil((width * bits) / 8 + 1) * height + 2 * height + 64);
  const kept = chunks.filter(({ name }) => KEPT.includes(name)).map((chunk) => chunk.bytes);
  return rgbaOf(doing, decode(joinBytes([bytes.subarray(0, SIGNATURE.length), ...kept]), { checkCrc: true }));
}

interface Chunk {
  readonly name: string;
  /** All of it, with its length, name and checksum. */
  readonly bytes: Uint8Array;
}

function chunksOf(doing: string, bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + AROUND <= bytes.length;) {
    const end = at + AROUND + view.getUint32(at);
    if (end > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ name, bytes: bytes.subarray(at, end) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  throw new Error(`${doing}: expected a whole PNG, found one that ends too soon`);
}

/** A few bytes can unpack to gigabytes: counts them without keeping any. */
function checkUnpacked(doing: string, chunks: readonly Chunk[], most: number): void {
  let count = 0;
  const unpacking = new Unzlib((part) => {
    count += part.length;
    if (count > most) throw new RangeError(`${doing}: expected at most ${most} bytes of pixels, found more`);
  });
  const parts = chunks.filter(({ name }) => name === 'IDAT');
  const STEP = 16_384;
  for (const { bytes } of parts) {
    const packed = bytes.subarray(8, -4);
    for (let at = 0; at < packed.length; at += STEP) unpacking.push(packed.subarray(at, at + STEP));
  }
}

function rgbaOf(doing: string, png: DecodedPng): ImageLike {
  const { width, height, transparency } = png;
  const { values, channels, depth } = samplesOf(png);
  if (values.length < width * height * channels) {
    throw new Error(`${doing}: expected ${width} x ${height} pixels, found ${values.length / channels}`);
  }
  const data = new Uint8ClampedArray(4 * width * height);
  // Gray stands in one channel, alpha in the last of two or four.
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const alpha = channels % 2 === 0 ? channels - 1 : -1;
  // Without alpha one colour may be named as transparent: it is compared in all of its bits.
  const clear = alpha < 0 ? transparency : undefined;
  const isClear = (from: number): boolean =>
    clear?.every((value, channel) => values[from + channel] === value) ?? false;
  const byteAt = (at: number): number => toByte(values[at] ?? 0, depth);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    data[4 * pixel] = byteAt(from);
    data[4 * pixel + 1] = byteAt(from + green);
    data[4 * pixel + 2] = byteAt(from + blue);
    data[4 * pixel + 3] = alpha >= 0 ? byteAt(from + alpha) : isClear(from) ? 0 : 255;
  }
  return { data, width, height };
}

/** A sample of so many bits as a byte. */
function toByte(value: number, depth: number): number {
  return depth === 16 ? value >> 8 : Math.round((255 * value) / (2 ** depth - 1));
}

interface Samples {
  readonly values: ArrayLike<number>;
  readonly channels: number;
  /** Bits of each. */
  readonly depth: number;
}

/** The samples in the channels that they have once a palette is looked up. */
function samplesOf(png: DecodedPng): Samples {
  const { width, height, depth, channels, data, palette } = png;
  if (palette !== undefined) {
    const colors = convertIndexedToRgb(png);
    return { values: colors, channels: colors.length / (width * height), depth: 8 };
  }
  if (depth === 8 || depth === 16) return { values: data, channels, depth };
  // Gray of 1, 2 or 4 bits: each row begins with a byte of its own.
  const row = Math.ceil((width * depth) / 8);
  const values = new Uint8Array(width * height);
  for (let at = 0; at < values.length; at++) {
    const bit = (at % width) * depth;
    const byte = data[Math.floor(at / width) * row + (bit >> 3)] ?? 0;
    values[at] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  }
  return { values, channels, depth };
}
