// One image into the convolutions, and on to the flat rows of the dense layers and back.
import { Gather, Span } from '../records';

/** Copies sample `number`, an image of `height` rows, to rows `rowStride` floats apart; scaled. Writes their spans. */
export function gatherImage(gather: usize, number: u32, height: u32): void {
  const g = changetype<Gather>(gather);
  const rowLength = g.inputs / height,
    floats = g.floats,
    size: u32 = floats ? 4 : 1;
  let sample = g.data + <usize>number * g.inputs * size,
    to = g.rows,
    spans = g.spans;
  for (let y: u32 = 0; y < height; y++, to += g.rowStride * 4, spans += offsetof<Span>()) {
    const span = changetype<Span>(spans);
    span.first = rowLength * 4 + g.border;
    span.end = 0;
    if (floats) scaleRow(sample, to, rowLength, g.scale, span, g.border);
    else lookUpRow(sample, to, rowLength, g.lookup, span, g.border);
    sample += rowLength * size;
  }
}

@inline function widen(span: Span, first: u32, end: u32): void {
  span.first = min(span.first, first);
  span.end = end;
}

@inline function scaleRow(from: usize, to: usize, length: u32, scale: f32, span: Span, border: u32): void {
  for (let at: u32 = 0; at < length * 4; at += 4) {
    const value = load<f32>(from + at) * scale;
    store<f32>(to + at, value);
    if (value != 0) widen(span, border + at, border + at + 4);
  }
}

// Eight bytes at a time: of MNIST's, most are zeros.
@inline function lookUpRow(from: usize, to: usize, length: u32, lookup: usize, span: Span, border: u32): void {
  let x: u32 = 0;
  for (; x + 8 <= length; x += 8) {
    const bytes = load<u64>(from + x);
    if (bytes) {
      for (let byte: u32 = 0; byte < 8; byte++) lookUp(from + x + byte, to + (x + byte) * 4, lookup);
      const first = (<u32>ctz(bytes)) >> 3,
        after = 8 - ((<u32>clz(bytes)) >> 3);
      widen(span, border + (x + first) * 4, border + (x + after) * 4);
    } else {
      v128.store(to + x * 4, i32x4.splat(0));
      v128.store(to + x * 4, i32x4.splat(0), 16);
    }
  }
  for (; x < length; x++) {
    lookUp(from + x, to + x * 4, lookup);
    if (load<u8>(from + x)) widen(span, border + x * 4, border + x * 4 + 4);
  }
}

@inline function lookUp(from: usize, to: usize, lookup: usize): void {
  store<f32>(to, load<f32>(lookup + ((<usize>load<u8>(from)) << 2)));
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
