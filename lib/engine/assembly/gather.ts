// From samples to lists of what is not zero. An entry is (input index u32, value f32); sample s has
// its entries at entries + s * inputs * 8, their number at counts + s * 4.
import { mix, rowKey, STEP } from './random';

/** What a gather needs besides the range of samples; written by the planner, one per thread. */
@unmanaged
export class Gather {
  data: usize;
  inputs: u32;
  entries: usize;
  counts: usize;
  /** 256 floats: the value of each byte (unused for float data). */
  lookup: usize;
  scale: f32;
  /** Bits: byte (i * maskStride + s / 8) has bit s % 8 set if input i of sample s is not zero; 0 to skip. */
  masks: usize;
  maskStride: u32;
  /** Transposed values: float (i * transposedStride + s); written where the mask bit is set. */
  transposed: usize;
  transposedStride: u32;
  /** Dropout of the inputs: threshold = rate * 2^32 (0: none), factor = 1 / (1 - rate). */
  seed: u32;
  step: u32;
  threshold: u32;
  factor: f32;
}

/** Adds one entry to the list of sample s and, for training, to the transposed view. */
@inline function append(g: Gather, list: usize, i: u32, value: f32, key: u32, s: u32, maskByte: usize, bit: u32): usize {
  if (g.threshold) {
    if (mix(key + i * STEP) < g.threshold) return list;
    value *= g.factor;
  }
  store<u32>(list, i);
  store<f32>(list, value, 4);
  if (maskByte) {
    const at = maskByte + i * g.maskStride;
    store<u8>(at, load<u8>(at) | bit);
    store<f32>(g.transposed + (i * g.transposedStride + s) * 4, value);
  }
  return list + 8;
}

/** Clears the mask byte of eight samples for every input. */
@inline function clearMasks(g: Gather, s: u32): usize {
  if (!g.masks) return 0;
  const start = g.masks + (s >> 3);
  for (let i: u32 = 0; i < g.inputs; i++) store<u8>(start + i * g.maskStride, 0);
  return start;
}

/**
 * Lists the non-zero bytes of samples [first, last) of the batch, whose indices stand at `order`.
 * `first` is a multiple of 8 when masks are written, since eight samples share a mask byte.
 * Reads up to 15 bytes past the last image.
 */
export function gatherBytes(gather: usize, order: usize, first: u32, last: u32): void {
  const g = changetype<Gather>(gather);
  const inputs = g.inputs, lookup = g.lookup, zero = i8x16.splat(0);
  let maskByte: usize = 0;
  for (let s = first; s < last; s++) {
    if (s == first || !(s & 7)) maskByte = clearMasks(g, s);
    const image = g.data + <usize>load<u32>(order + s * 4) * inputs;
    const start = g.entries + <usize>s * inputs * 8;
    const key = rowKey(g.seed, g.step, 0, s);
    let list = start;
    for (let base: u32 = 0; base < inputs; base += 16) {
      let inked: u32 = i8x16.bitmask(i8x16.ne(v128.load(image + base), zero));
      if (base + 16 > inputs) inked &= (1 << (inputs - base)) - 1;
      while (inked) {
        const i = base + ctz(inked);
        inked &= inked - 1;
        const value = load<f32>(lookup + (<usize>load<u8>(image + i) << 2));
        list = append(g, list, i, value, key, s, maskByte, 1 << (s & 7));
      }
    }
    store<u32>(g.counts + s * 4, <u32>((list - start) >> 3));
  }
}

/** The same for float data, each value times `scale`. */
export function gatherFloats(gather: usize, order: usize, first: u32, last: u32): void {
  const g = changetype<Gather>(gather);
  const inputs = g.inputs;
  let maskByte: usize = 0;
  for (let s = first; s < last; s++) {
    if (s == first || !(s & 7)) maskByte = clearMasks(g, s);
    const row = g.data + <usize>load<u32>(order + s * 4) * inputs * 4;
    const start = g.entries + <usize>s * inputs * 8;
    const key = rowKey(g.seed, g.step, 0, s);
    let list = start;
    for (let i: u32 = 0; i < inputs; i++) {
      const value = load<f32>(row + i * 4);
      if (value != 0) list = append(g, list, i, value * g.scale, key, s, maskByte, 1 << (s & 7));
    }
    store<u32>(g.counts + s * 4, <u32>((list - start) >> 3));
  }
}

/** Lists the non-zero activations of samples [first, last): after relu about half are zero. */
export function listActivations(rows: usize, stride: u32, inputs: u32, entries: usize, counts: usize, first: u32, last: u32): void {
  for (let s = first; s < last; s++) {
    const row = rows + s * stride * 4;
    const start = entries + <usize>s * inputs * 8;
    let list = start;
    for (let i: u32 = 0; i < inputs; i++) {
      const value = load<f32>(row + i * 4);
      // Written always, kept if not zero: a branch here would be mispredicted half of the time.
      store<u32>(list, i);
      store<f32>(list, value, 4);
      list += <usize>(value != 0) << 3;
    }
    store<u32>(counts + s * 4, <u32>((list - start) >> 3));
  }
}
