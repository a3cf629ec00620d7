// What the machine can do at best, for `npm run bench`. Memory: imported, used from byte 1024 on.

/** Twelve independent chains of multiply and add: `rounds` * 12 * 4 * 2 operations. */
export function compute(rounds: u32): f32 {
  const x = f32x4.splat(0.999999),
    y = f32x4.splat(0.000001);
  let a = x,
    b = x,
    c = x,
    d = x,
    e = x,
    f = x,
    g = x,
    h = x,
    i = x,
    j = x,
    k = x,
    l = x;
  for (let n: u32 = 0; n < rounds; n++) {
    a = step(a, x, y);
    b = step(b, x, y);
    c = step(c, x, y);
    d = step(d, x, y);
    e = step(e, x, y);
    f = step(f, x, y);
    g = step(g, x, y);
    h = step(h, x, y);
    i = step(i, x, y);
    j = step(j, x, y);
    k = step(k, x, y);
    l = step(l, x, y);
  }
  const sum = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
  return f32x4.extract_lane(f32x4.add(sum, f32x4.add(f32x4.add(i, j), f32x4.add(k, l))), 0);
}

@inline function step(a: v128, x: v128, y: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, x, y);
  return f32x4.add(f32x4.mul(a, x), y);
}

/** Reads `bytes` (a multiple of 128) `rounds` times. */
export function read(bytes: usize, rounds: u32): f32 {
  let a = f32x4.splat(0),
    b = a,
    c = a,
    d = a,
    e = a,
    f = a,
    g = a,
    h = a;
  for (let n: u32 = 0; n < rounds; n++) {
    for (let at: usize = 1024; at < 1024 + bytes; at += 128) {
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at, 16));
      c = f32x4.add(c, v128.load(at, 32));
      d = f32x4.add(d, v128.load(at, 48));
      e = f32x4.add(e, v128.load(at, 64));
      f = f32x4.add(f, v128.load(at, 80));
      g = f32x4.add(g, v128.load(at, 96));
      h = f32x4.add(h, v128.load(at, 112));
    }
  }
  return f32x4.extract_lane(
    f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h))),
    0,
  );
}

/** Square root and division of `rounds` * 8 vectors: what bounds Adam. */
export function roots(rounds: u32): f32 {
  let a = f32x4.splat(1.5),
    b = a,
    c = a,
    d = a,
    e = a,
    f = a,
    g = a,
    h = a;
  const one = f32x4.splat(1);
  for (let n: u32 = 0; n < rounds; n++) {
    a = f32x4.div(one, f32x4.sqrt(a));
    b = f32x4.div(one, f32x4.sqrt(b));
    c = f32x4.div(one, f32x4.sqrt(c));
    d = f32x4.div(one, f32x4.sqrt(d));
    e = f32x4.div(one, f32x4.sqrt(e));
    f = f32x4.div(one, f32x4.sqrt(f));
    g = f32x4.div(one, f32x4.sqrt(g));
    h = f32x4.div(one, f32x4.sqrt(h));
  }
  return f32x4.extract_lane(
    f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h))),
    0,
  );
}
