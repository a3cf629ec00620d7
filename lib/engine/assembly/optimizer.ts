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
  /** Momentum: learning rate. Adam: learning rate / (1 - beta1^t). */
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

@inline export function move(o: Step, at: usize, g: v128): void {
  if (o.optimizer == 2) adam(o, at, g);
  else descend(o, at, g);
}

// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
// w -= rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
@inline function adam(o: Step, at: usize, g: v128): void {
  const mAt = at + o.firstMoment, vAt = at + o.secondMoment;
  const m = f32x4.add(f32x4.mul(f32x4.splat(o.beta1), v128.load(mAt)), f32x4.mul(f32x4.splat(o.rest1), g));
  const v = f32x4.add(f32x4.mul(f32x4.splat(o.beta2), v128.load(vAt)), f32x4.mul(f32x4.splat(o.rest2), f32x4.mul(g, g)));
  v128.store(mAt, m);
  v128.store(vAt, v);
  const scale = f32x4.add(f32x4.mul(f32x4.sqrt(v), f32x4.splat(o.root)), f32x4.splat(o.epsilon));
  v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(f32x4.splat(o.rate), m), scale)));
}

// a = momentum a + g; w -= rate a, or rate (g + momentum a) with Nesterov; without momentum w -= rate g.
@inline function descend(o: Step, at: usize, g: v128): void {
  let direction = g;
  if (o.optimizer == 1) {
    const mAt = at + o.firstMoment, momentum = f32x4.splat(o.beta1);
    const a = f32x4.add(f32x4.mul(momentum, v128.load(mAt)), g);
    v128.store(mAt, a);
    direction = o.nesterov ? f32x4.add(g, f32x4.mul(momentum, a)) : a;
  }
  v128.store(at, f32x4.sub(v128.load(at), f32x4.mul(f32x4.splat(o.rate), direction)));
}
