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

/** Activation by its code; softmax, which is done apart, is linear here. */
@inline export function activate(kind: u32, x: v128): v128 {
  if (kind == ActivationCode.relu) return f32x4.max(x, f32x4.splat(0));
  if (kind == ActivationCode.tanh) return tanh4(x);
  if (kind == ActivationCode.sigmoid) return sigmoid4(x);
  return x;
}

/** Derivative of tanh or sigmoid, from its output y. */
@inline export function slope(kind: u32, y: v128): v128 {
  const one = f32x4.splat(1);
  return kind == ActivationCode.tanh ? f32x4.sub(one, f32x4.mul(y, y)) : f32x4.mul(y, f32x4.sub(one, y));
}
