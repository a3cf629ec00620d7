// Arithmetic on four floats at once. exp, log and tanh are written out here, rather than taken from
// the JavaScript engine, so that the same seed gives the same bits on every version of Node.
import { ActivationCode } from '../../contract/codes';

/** a * b + c; one rounding in the relaxed build, two in the strict one. */
@inline export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** e^x, within 2 units in the last place; x is clamped to where the result is a normal float. */
export function exp4(value: v128): v128 {
  // Cephes expf (S. Moshier): x = n ln 2 + r, e^r by a polynomial, 2^n by the exponent bits.
  const x = f32x4.min(f32x4.max(value, f32x4.splat(-87.3)), f32x4.splat(88.0));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** Natural logarithm of a positive normal float, within 2 units in the last place. */
export function log1(value: f32): f32 {
  // Cephes logf: value = 2^e m with m in [sqrt(1/2), sqrt(2)), log m by a polynomial in m - 1.
  const bits = reinterpret<u32>(value);
  let e = <f32>(<i32>(bits >> 23) - 126);
  let m = reinterpret<f32>((bits & 0x007fffff) | 0x3f000000);
  if (m < 0.707106781186547524) {
    e -= 1;
    m = m + m;
  }
  const x: f32 = m - 1;
  const z: f32 = x * x;
  let p: f32 = 7.0376836292e-2;
  p = p * x - 1.151461031e-1;
  p = p * x + 1.167699874e-1;
  p = p * x - 1.2420140846e-1;
  p = p * x + 1.4249322787e-1;
  p = p * x - 1.6668057665e-1;
  p = p * x + 2.0000714765e-1;
  p = p * x - 2.4999993993e-1;
  p = p * x + 3.3333331174e-1;
  let y: f32 = p * x * z;
  y += e * <f32>-2.1219444e-4;
  y -= <f32>0.5 * z;
  return x + y + e * <f32>0.693359375;
}

/** tanh x, within 3 units in the last place. */
export function tanh4(x: v128): v128 {
  // Cephes tanhf: a polynomial below 0.625, where the exponential form would cancel.
  const magnitude = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1));
  const small = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
  const e = exp4(f32x4.add(magnitude, magnitude));
  const one = f32x4.splat(1);
  const large = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
  const signed = v128.or(large, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(small, signed, f32x4.lt(magnitude, f32x4.splat(0.625)));
}

/** 1 / (1 + e^-x). */
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** Beyond it gelu is x to all 24 bits, or on the negative side above -5e-35, and the slope is 1 or 0 as closely. */
const FAR: f32 = 12.5;

@inline function near(x: v128): v128 {
  return f32x4.min(f32x4.max(x, f32x4.splat(-FAR)), f32x4.splat(FAR));
}

/** e^(-x^2 / 2), for |x| up to FAR. */
function bell4(x: v128): v128 {
  // An absolute error of the square becomes a relative one of the power. So what its rounding left is taken too, exact
  // by T. Dekker's halves: e^-(s + r) / 2 = e^(-s / 2) (1 - r / 2), as r is tiny.
  const square = f32x4.mul(x, x);
  const high = v128.and(x, i32x4.splat(0xfffff000)),
    low = f32x4.sub(x, high);
  let rest = f32x4.sub(f32x4.mul(high, high), square);
  rest = f32x4.add(rest, f32x4.mul(f32x4.add(high, high), low));
  rest = f32x4.add(rest, f32x4.mul(low, low));
  const half = f32x4.splat(0.5);
  const power = exp4(f32x4.neg(f32x4.mul(half, square)));
  return f32x4.sub(power, f32x4.mul(power, f32x4.mul(half, rest)));
}

/** Share of the normal distribution below x, for |x| up to FAR, from e^(-x^2 / 2). */
function share4(x: v128, bell: v128): v128 {
  // The share beyond |x| is the bell times a polynomial in t = 1 / (1 + 0.34 |x|): that of least relative error up to
  // 13.5, which is 2.6e-8 (fitted in float64 to erfc, by iterated weights).
  const one = f32x4.splat(1);
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(f32x4.splat(0.34), f32x4.abs(x))));
  let p = f32x4.splat(-2.637042893e-2);
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.406728574e-1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-2.754637062e-1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(2.047340877e-1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-4.639593231e-2));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.160352821e-1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.150350228e-1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.361334859e-1));
  p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.356193445e-1));
  const beyond = f32x4.mul(bell, f32x4.mul(t, p));
  return v128.bitselect(beyond, f32x4.sub(one, beyond), f32x4.lt(x, f32x4.splat(0)));
}

/**
 * x times the share of the normal distribution below x, that is x (1 + erf(x / sqrt 2)) / 2: within 4 units in the
 * last place down to -FAR, 0 below.
 */
export function gelu4(x: v128): v128 {
  const at = near(x);
  return v128.andnot(f32x4.mul(x, share4(at, bell4(at))), f32x4.lt(x, f32x4.splat(-FAR)));
}

/** Derivative of gelu by x, within 3e-7: the share below x, plus x times the distribution's density there. */
export function geluSlope4(x: v128): v128 {
  const at = near(x);
  const bell = bell4(at);
  // The density is e^(-x^2 / 2) / sqrt(2 pi).
  const moment = f32x4.mul(at, f32x4.mul(bell, f32x4.splat(0.3989422804)));
  return v128.andnot(f32x4.add(share4(at, bell), moment), f32x4.lt(x, f32x4.splat(-FAR)));
}

/** Activation by its code; softmax, which is done apart, is linear here. */
@inline export function activate(kind: u32, x: v128): v128 {
  // Not by returns: the compiler would then call tanh4, throw its result away, and go on to the next.
  if (kind == ActivationCode.relu) x = f32x4.max(x, f32x4.splat(0));
  else if (kind == ActivationCode.tanh) x = tanh4(x);
  else if (kind == ActivationCode.sigmoid) x = sigmoid4(x);
  else if (kind == ActivationCode.gelu) x = gelu4(x);
  return x;
}

/** Puts activations in the place of `bytes` of sums, a multiple of 16. */
export function activateSums(at: usize, kind: u32, bytes: usize): void {
  for (const end = at + bytes; at < end; at += 16) v128.store(at, activate(kind, v128.load(at)));
}

/** Stores the activation of a sum, and the sum itself `toSum` bytes further on, unless that is 0. */
@inline export function storeActivation(at: usize, kind: u32, toSum: usize, sum: v128): void {
  if (toSum) v128.store(at + toSum, sum);
  if (kind == ActivationCode.relu) v128.store(at, f32x4.max(sum, f32x4.splat(0)));
  else {
    v128.store(at, sum);
    if (kind != ActivationCode.linear) activateSums(at, kind, 16);
  }
}

/** The same for two neighbouring sums. */
@inline export function storeActivations(at: usize, kind: u32, toSum: usize, sum0: v128, sum1: v128): void {
  if (toSum) {
    v128.store(at + toSum, sum0);
    v128.store(at + toSum, sum1, 16);
  }
  if (kind == ActivationCode.relu) {
    const zero = f32x4.splat(0);
    v128.store(at, f32x4.max(sum0, zero));
    v128.store(at, f32x4.max(sum1, zero), 16);
  } else {
    v128.store(at, sum0);
    v128.store(at, sum1, 16);
    if (kind != ActivationCode.linear) activateSums(at, kind, 32);
  }
}

/** Derivative of tanh or sigmoid, from its output, or of gelu, from its sum (../../network/activations.ts). */
@inline export function slope(kind: u32, from: v128): v128 {
  const one = f32x4.splat(1);
  let result: v128;
  if (kind == ActivationCode.tanh) result = f32x4.sub(one, f32x4.mul(from, from));
  else if (kind == ActivationCode.sigmoid) result = f32x4.mul(from, f32x4.sub(one, from));
  else result = geluSlope4(from);
  return result;
}
