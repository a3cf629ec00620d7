// One image into the convolutions, and on to the flat rows of the dense layers and back.
import { Gather } from '../records';

/** Copies sample `number`, an image of `height` rows, to rows `rowStride` floats apart; scaled. */
export function gatherImage(gather: usize, number: u32, height: u32): void {
  const g = changetype<Gather>(gather);
  const rowLength = g.inputs / height,
    lookup = g.lookup,
    scale = g.scale,
    floats = g.floats;
  let sample = g.data + <usize>number * g.inputs * (floats ? 4 : 1);
  let to = g.rows;
  for (let y: u32 = 0; y < height; y++, to += g.rowStride * 4) {
    for (let x: u32 = 0; x < rowLength; x++) {
      const value = floats
        ? load<f32>(sample + x * 4) * scale
        : load<f32>(lookup + ((<usize>load<u8>(sample + x)) << 2));
      store<f32>(to + x * 4, value);
    }
    sample += floats ? rowLength * 4 : rowLength;
  }
}

/** Sets bytes to zero. */
export function clear(address: usize, bytes: usize): void {
  memory.fill(address, 0, bytes);
}

/** Positions of `step` bytes with `channels` floats each to one row without padding. */
export function flatten(
  from: usize,
  fromStep: u32,
  fromRow: u32,
  height: u32,
  width: u32,
  channels: u32,
  to: usize,
): void {
  for (let y: u32 = 0; y < height; y++, from += fromRow) {
    for (let x: u32 = 0, at = from; x < width; x++, at += fromStep, to += channels * 4)
      memory.copy(to, at, channels * 4);
  }
}

/** The way back. */
export function unflatten(
  from: usize,
  height: u32,
  width: u32,
  channels: u32,
  to: usize,
  toStep: u32,
  toRow: u32,
): void {
  for (let y: u32 = 0; y < height; y++, to += toRow) {
    for (let x: u32 = 0, at = to; x < width; x++, at += toStep, from += channels * 4)
      memory.copy(at, from, channels * 4);
  }
}
