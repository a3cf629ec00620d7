// One vector of parameters, or two neighbours, moved by their gradients. Formulas as in tfjs-core 4.22, optimizers/.
//
// What is done to two neighbours is written out for both, all loads before all stores and the stores side by side: so
// V8 from Node 24 on can make one operation on 256 bits of two on 128 (docs/engine.md).
import { OptimizerCode } from '../../contract/codes';

/** beta moment + rest x, the moment standing at an address. */
@inline function average(moment: usize, beta: v128, rest: v128, x: v128): v128 {
  return f32x4.add(f32x4.mul(beta, v128.load(moment)), f32x4.mul(rest, x));
}

/** w - rate m / (sqrt(v) root + epsilon), w standing at an address. */
@inline function moved(weight: usize, m: v128, v: v128, rate: v128, root: v128, epsilon: v128): v128 {
  const scale = f32x4.add(f32x4.mul(f32x4.sqrt(v), root), epsilon);
  return f32x4.sub(v128.load(weight), f32x4.div(f32x4.mul(rate, m), scale));
}

/**
 * m = b1 m + r1 g; v = b2 v + r2 g^2;
 * w -= rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
 */
@inline export function adam(
  at: usize,
  g: v128,
  mo: usize,
  vo: usize,
  rate: v128,
  b1: v128,
  r1: v128,
  b2: v128,
  r2: v128,
  root: v128,
  epsilon: v128,
): void {
  const m = average(at + mo, b1, r1, g),
    v = average(at + vo, b2, r2, f32x4.mul(g, g));
  const w = moved(at, m, v, rate, root, epsilon);
  v128.store(at + mo, m);
  v128.store(at + vo, v);
  v128.store(at, w);
}

/** The same for two neighbours. */
@inline export function adamPair(
  at: usize,
  g0: v128,
  g1: v128,
  mo: usize,
  vo: usize,
  rate: v128,
  b1: v128,
  r1: v128,
  b2: v128,
  r2: v128,
  root: v128,
  epsilon: v128,
): void {
  const m0 = average(at + mo, b1, r1, g0),
    m1 = average(at + mo + 16, b1, r1, g1);
  const v0 = average(at + vo, b2, r2, f32x4.mul(g0, g0)),
    v1 = average(at + vo + 16, b2, r2, f32x4.mul(g1, g1));
  const w0 = moved(at, m0, v0, rate, root, epsilon),
    w1 = moved(at + 16, m1, v1, rate, root, epsilon);
  v128.store(at + mo, m0);
  v128.store(at + mo, m1, 16);
  v128.store(at + vo, v0);
  v128.store(at + vo, v1, 16);
  v128.store(at, w0);
  v128.store(at, w1, 16);
}

/** a = momentum a + g; w -= rate a, or rate (g + momentum a) with Nesterov; without momentum w -= rate g. */
@inline export function descend(
  at: usize,
  g: v128,
  mo: usize,
  rate: v128,
  momentum: v128,
  kind: u32,
  nesterov: u32,
): void {
  let direction = g;
  if (kind == OptimizerCode.momentum) {
    const a = f32x4.add(f32x4.mul(momentum, v128.load(at + mo)), g);
    v128.store(at + mo, a);
    direction = nesterov ? f32x4.add(g, f32x4.mul(momentum, a)) : a;
  }
  v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(rate, direction)));
}

/**
 * v = decay v + rest g^2; a = momentum a + rate g / sqrt(v + epsilon); w -= a. Here epsilon is under the root. The mean
 * square v is the first moment, what is moved by the second, in the order in which tfjs tells them.
 */
@inline export function rmsprop(
  at: usize,
  g: v128,
  vo: usize,
  ao: usize,
  rate: v128,
  momentum: v128,
  decay: v128,
  rest: v128,
  epsilon: v128,
): void {
  const v = average(at + vo, decay, rest, f32x4.mul(g, g));
  const a = moving(at + ao, g, v, rate, momentum, epsilon);
  const w = f32x4.sub(v128.load(at), a);
  v128.store(at + vo, v);
  v128.store(at + ao, a);
  v128.store(at, w);
}

/** The same for two neighbours. */
@inline export function rmspropPair(
  at: usize,
  g0: v128,
  g1: v128,
  vo: usize,
  ao: usize,
  rate: v128,
  momentum: v128,
  decay: v128,
  rest: v128,
  epsilon: v128,
): void {
  const v0 = average(at + vo, decay, rest, f32x4.mul(g0, g0)),
    v1 = average(at + vo + 16, decay, rest, f32x4.mul(g1, g1));
  const a0 = moving(at + ao, g0, v0, rate, momentum, epsilon),
    a1 = moving(at + ao + 16, g1, v1, rate, momentum, epsilon);
  const w0 = f32x4.sub(v128.load(at), a0),
    w1 = f32x4.sub(v128.load(at, 16), a1);
  v128.store(at + vo, v0);
  v128.store(at + vo, v1, 16);
  v128.store(at + ao, a0);
  v128.store(at + ao, a1, 16);
  v128.store(at, w0);
  v128.store(at, w1, 16);
}

/** momentum a + rate g / sqrt(v + epsilon), a standing at an address. */
@inline function moving(moment: usize, g: v128, v: v128, rate: v128, momentum: v128, epsilon: v128): v128 {
  const step = f32x4.div(f32x4.mul(g, rate), f32x4.sqrt(f32x4.add(v, epsilon)));
  return f32x4.add(f32x4.mul(v128.load(moment), momentum), step);
}
