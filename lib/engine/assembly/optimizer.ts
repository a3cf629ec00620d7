// One vector of parameters, moved by its gradient. Formulas as in tfjs-core 4.22, optimizers/.

/** What an update step needs; written by each thread for itself before every step. */
@unmanaged
export class Step {
  /** 0 gradient descent, 1 momentum, 2 Adam. */
  optimizer: u32;
  batch: u32;
  /** Bytes from a parameter to its first and to its second moment. */
  firstMoment: usize;
  secondMoment: usize;
  /** Learning rate; for Adam divided by 1 - beta1^t. */
  rate: f32;
  /** Momentum, or Adam's beta1, and 1 - beta1. */
  beta1: f32;
  rest1: f32;
  beta2: f32;
  rest2: f32;
  /** Adam: 1 / sqrt(1 - beta2^t). */
  root: f32;
  epsilon: f32;
  nesterov: u32;
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
  const m = f32x4.add(f32x4.mul(b1, v128.load(at + mo)), f32x4.mul(r1, g));
  const v = f32x4.add(f32x4.mul(b2, v128.load(at + vo)), f32x4.mul(r2, f32x4.mul(g, g)));
  v128.store(at + mo, m);
  v128.store(at + vo, v);
  const scale = f32x4.add(f32x4.mul(f32x4.sqrt(v), root), epsilon);
  v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, m), scale)));
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
  if (kind == 1) {
    const a = f32x4.add(f32x4.mul(momentum, v128.load(at + mo)), g);
    v128.store(at + mo, a);
    direction = nesterov ? f32x4.add(g, f32x4.mul(momentum, a)) : a;
  }
  v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(rate, direction)));
}
