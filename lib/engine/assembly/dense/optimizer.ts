// One vector of parameters, or two neighbours, moved by their gradients. Formulas as in tfjs-core 4.22, optimizers/.
//
// What is done to two neighbours is written out for both, all loads before all stores and the stores side by side: so
// V8 from Node 24 on can make one operation on 256 bits of two on 128 (docs/engine.md).
import { OptimizerCode } from '../../contract/codes';

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
  const m = f32x4.add(f32x4.mul(b1, v128.load(at + mo)), f32x4.mul(r1, g));
  const v = f32x4.add(f32x4.mul(b2, v128.load(at + vo)), f32x4.mul(r2, f32x4.mul(g, g)));
  v128.store(at + mo, m);
  v128.store(at + vo, v);
  const scale = f32x4.add(f32x4.mul(f32x4.sqrt(v), root), epsilon);
  v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, m), scale)));
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
  const m0 = f32x4.add(f32x4.mul(b1, v128.load(at + mo)), f32x4.mul(r1, g0)),
    m1 = f32x4.add(f32x4.mul(b1, v128.load(at + mo, 16)), f32x4.mul(r1, g1));
  const v0 = f32x4.add(f32x4.mul(b2, v128.load(at + vo)), f32x4.mul(r2, f32x4.mul(g0, g0))),
    v1 = f32x4.add(f32x4.mul(b2, v128.load(at + vo, 16)), f32x4.mul(r2, f32x4.mul(g1, g1)));
  const w0 = v128.load(at),
    w1 = v128.load(at, 16);
  const scale0 = f32x4.add(f32x4.mul(f32x4.sqrt(v0), root), epsilon),
    scale1 = f32x4.add(f32x4.mul(f32x4.sqrt(v1), root), epsilon);
  const moved0 = f32x4.sub(w0, f32x4.div(f32x4.mul(rate, m0), scale0)),
    moved1 = f32x4.sub(w1, f32x4.div(f32x4.mul(rate, m1), scale1));
  v128.store(at + mo, m0);
  v128.store(at + mo, m1, 16);
  v128.store(at + vo, v0);
  v128.store(at + vo, v1, 16);
  v128.store(at, moved0);
  v128.store(at, moved1, 16);
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
