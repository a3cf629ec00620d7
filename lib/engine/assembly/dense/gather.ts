// From samples to the batch's inputs, in one of two forms:
// - lists of what is not zero: an entry is (input index u32, value f32); sample s has its entries at
//   entries + s * inputs * 8 and their number at counts + s * 4. With it, for training, go the lists by input:
//   an entry is (bytes to the sample's row of gradients u32, value f32), as the update takes them;
// - plain rows, where most is not zero anyway.
import { mix, rowKey, STEP } from '../math/random';
import { Gather } from '../records';

/**
 * Lists the inputs of samples [0, batch), whose numbers stand at `order`. Samples with number n are
 * stored at the address load<u32>(g.data + n * 4), as compress() wrote them.
 */
export function gatherLists(gather: usize, order: usize, batch: u32): void {
  const g = changetype<Gather>(gather);
  const buckets = g.buckets,
    bucketBytes = <usize>g.bucketBytes,
    lengths = g.lengths;
  if (buckets) memory.fill(lengths, 0, g.inputs * 4);
  touch(g, order, batch);
  for (let s: u32 = 0; s < batch; s++) {
    const start = g.entries + <usize>s * g.inputs * 8;
    const sample = sampleOf(g, order, s);
    let end = g.floats ? expandFloats(sample, start, g.scale) : expandBytes(sample, start, g.lookup);
    if (g.threshold) end = dropEntries(g, start, end, s);
    if (buckets) {
      const row = s * g.gradientRow;
      for (let at = start; at < end; at += 8) {
        const i = <usize>load<u32>(at),
          length = lengths + (i << 2),
          filled = load<u32>(length),
          entry = buckets + i * bucketBytes + filled;
        store<u32>(entry, row);
        store<f32>(entry, load<f32>(at, 4), 4);
        store<u32>(length, filled + 8);
      }
    }
    store<u32>(g.counts + s * 4, <u32>((end - start) >> 3));
  }
}

/** Bytes that the processor takes from memory at a time. */
const LINE: usize = 64;

/**
 * Reads something of every line of the samples, so that all of them are on their way from memory at once: listed one after
 * the other each would be waited for.
 */
function touch(g: Gather, order: usize, batch: u32): void {
  const entryBytes: usize = g.floats ? 6 : 3;
  let sink: u32 = 0;
  for (let s: u32 = 0; s < batch; s++) sink += load<u16>(sampleOf(g, order, s));
  for (let s: u32 = 0; s < batch; s++) {
    const sample = sampleOf(g, order, s);
    const end = sample + 2 + <usize>load<u16>(sample) * entryBytes;
    for (let at = sample + LINE; at < end; at += LINE) sink += load<u8>(at);
  }
  // What is read and never used the compiler would leave out; the counts are written after it.
  store<u32>(g.counts, sink);
}

@inline function sampleOf(g: Gather, order: usize, s: u32): usize {
  return <usize>load<u32>(g.data + ((<usize>load<u32>(order + s * 4)) << 2));
}

@inline function expandBytes(sample: usize, start: usize, lookup: usize): usize {
  const count = <usize>load<u16>(sample);
  let index = sample + 2,
    value = index + count * 2;
  const end = start + count * 8;
  for (let at = start; at < end; at += 8, index += 2, value++) {
    store<u32>(at, load<u16>(index));
    store<f32>(at, load<f32>(lookup + ((<usize>load<u8>(value)) << 2)), 4);
  }
  return end;
}

@inline function expandFloats(sample: usize, start: usize, scale: f32): usize {
  const count = <usize>load<u16>(sample);
  let index = sample + 2,
    value = index + count * 2;
  const end = start + count * 8;
  for (let at = start; at < end; at += 8, index += 2, value += 4) {
    store<u32>(at, load<u16>(index));
    store<f32>(at, load<f32>(value) * scale, 4);
  }
  return end;
}

function dropEntries(g: Gather, start: usize, end: usize, s: u32): usize {
  const key = rowKey(g.seed, g.step, 0, s);
  let kept = start;
  for (let at = start; at < end; at += 8) {
    const i = load<u32>(at);
    if (mix(key + i * STEP) < g.threshold) continue;
    store<u32>(kept, i);
    store<f32>(kept, load<f32>(at, 4) * g.factor, 4);
    kept += 8;
  }
  return kept;
}

/** Copies samples [0, batch) into plain rows; the samples are stored as given, from g.data on. */
export function gatherRows(gather: usize, order: usize, batch: u32): void {
  const g = changetype<Gather>(gather);
  const inputs = g.inputs,
    lookup = g.lookup,
    scale = g.scale,
    threshold = g.threshold,
    factor = g.factor;
  for (let s: u32 = 0; s < batch; s++) {
    const number = <usize>load<u32>(order + s * 4);
    const key = rowKey(g.seed, g.step, 0, s);
    const to = g.rows + <usize>s * g.rowStride * 4;
    for (let i: u32 = 0; i < inputs; i++) {
      let value = g.floats
        ? load<f32>(g.data + (number * inputs + i) * 4) * scale
        : load<f32>(lookup + ((<usize>load<u8>(g.data + number * inputs + i)) << 2));
      if (threshold) value = mix(key + i * STEP) < threshold ? 0 : value * factor;
      store<f32>(to + i * 4, value);
    }
  }
}

/** Lists the non-zero activations of samples [first, last): after relu about half are zero. */
export function listActivations(
  rows: usize,
  stride: u32,
  inputs: u32,
  entries: usize,
  counts: usize,
  first: u32,
  last: u32,
): void {
  for (let s = first; s < last; s++) {
    const row = rows + s * stride * 4;
    const start = entries + <usize>s * inputs * 8;
    let list = start;
    for (let i: u32 = 0; i < inputs; i++) {
      const value = load<f32>(row + i * 4);
      // Written always, kept if not zero: a branch here would be mispredicted half of the time.
      store<u32>(list, i);
      store<f32>(list, value, 4);
      list += (<usize>(value != 0)) << 3;
    }
    store<u32>(counts + s * 4, <u32>((list - start) >> 3));
  }
}
