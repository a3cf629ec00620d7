// Counter-based random bits for dropout: a pure function of (seed, step, layer, sample, unit), so a
// mask needs no storage and does not depend on how the work is divided over threads.

/** The finalizer of MurmurHash3 (A. Appleby): every input bit reaches every output bit. */
@inline export function mix(h: u32): u32 {
  h = (h ^ (h >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}

/** The same on four words at once. */
@inline export function mix4(h: v128): v128 {
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/** Key of one row of a mask; unit j of the row is kept if mix(key + j * STEP) >= threshold. */
@inline export function rowKey(seed: u32, step: u32, layer: u32, sample: u32): u32 {
  return mix((mix(mix(seed + 0x9e3779b9) ^ step) + layer * 0x27d4eb2f) ^ mix(sample + 0x165667b1));
}

export const STEP: u32 = 0x9e3779b9;
