// Samples without their zeros, as they are kept while the engine lives:
// a u16 count, the indices of the non-zero inputs (u16 each), then their values (u8 or f32 each).

/**
 * Compresses `count` samples of `inputs` bytes from `from` to `to`, and writes the address of each to
 * `starts`. Reads up to 15 bytes past the last one.
 *
 * @returns the address after the last byte written
 */
export function compressBytes(from: usize, count: u32, inputs: u32, to: usize, starts: usize): usize {
  const zero = i8x16.splat(0);
  for (let s: u32 = 0; s < count; s++, from += inputs) {
    store<u32>(starts + s * 4, <u32>to);
    let index = to + 2;
    // Sixteen bytes are compared with zero at once; only the others are visited one by one.
    for (let base: u32 = 0; base < inputs; base += 16) {
      let inked: u32 = i8x16.bitmask(i8x16.ne(v128.load(from + base), zero));
      if (base + 16 > inputs) inked &= (1 << (inputs - base)) - 1;
      for (; inked; inked &= inked - 1, index += 2) store<u16>(index, <u16>(base + ctz(inked)));
    }
    const found = (index - to - 2) >> 1;
    store<u16>(to, <u16>found);
    for (let at = to + 2, value = index; at < index; at += 2, value++) store<u8>(value, load<u8>(from + load<u16>(at)));
    to = index + found;
  }
  return to;
}

/** The same for floats. Writes up to two bytes past the end that it returns. */
export function compressFloats(from: usize, count: u32, inputs: u32, to: usize, starts: usize): usize {
  for (let s: u32 = 0; s < count; s++, from += inputs * 4) {
    store<u32>(starts + s * 4, <u32>to);
    let index = to + 2;
    for (let i: u32 = 0; i < inputs; i++) {
      store<u16>(index, <u16>i);
      index += (<usize>(load<f32>(from + i * 4) != 0)) << 1;
    }
    const found = (index - to - 2) >> 1;
    store<u16>(to, <u16>found);
    for (let at = to + 2, value = index; at < index; at += 2, value += 4)
      store<f32>(value, load<f32>(from + ((<usize>load<u16>(at)) << 2)));
    to = index + found * 4;
  }
  return to;
}
