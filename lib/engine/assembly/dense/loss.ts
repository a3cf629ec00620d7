// Loss of each sample and, if asked, its gradient by the network's output, divided by the batch size.
// The crossentropies of probabilities clip them to [EPSILON, 1 - EPSILON] and are flat outside, as in tfjs.
import { LossCode } from '../../contract/codes';
import { Layer } from '../records';
import { exp4, log1 } from '../math/vector';

const EPSILON: f32 = 1e-7;
const CEILING: f32 = 1 - 1e-7;

@inline function clip(p: f32): f32 {
  return min(max(p, EPSILON), CEILING);
}

@inline function inside(p: f32): bool {
  return p >= EPSILON && p <= CEILING;
}

/**
 * `kind` is a LossCode; targets are bytes (count) for the sparse categorical crossentropy, else floats
 * (count, units).
 * Sample s of the batch is number order[s] of the data; losses (f32) and hits (u8) are indexed by s.
 * `share` is 1 / batch size, or 0 when no gradient is wanted.
 */
export function lossAndGradient(
  layer: usize,
  kind: u32,
  targets: usize,
  order: usize,
  first: u32,
  last: u32,
  losses: usize,
  hits: usize,
  share: f32,
): void {
  const l = changetype<Layer>(layer);
  const units = l.units;
  for (let s = first; s < last; s++) {
    const number = <usize>load<u32>(order + s * 4);
    const y = l.output + s * l.stride * 4,
      g = l.gradient + s * l.stride * 4;
    let loss: f32;
    if (kind == LossCode.sparseCategoricalCrossentropy) {
      const label = <u32>load<u8>(targets + number);
      loss = sparseCrossentropy(l, y, g, label, share);
      store<u8>(hits + s, <u8>(largest(y, units) == label));
    } else {
      const t = targets + number * units * 4;
      if (kind == LossCode.categoricalCrossentropy) loss = crossentropy(y, g, t, units, share);
      else if (kind == LossCode.softmaxCrossentropy) loss = softmaxCrossentropy(l, y, g, t, share);
      else loss = squaredError(y, g, t, units, share);
      const hit = units == 1 ? <f32>(load<f32>(y) > 0.5) == load<f32>(t) : largest(y, units) == largest(t, units);
      store<u8>(hits + s, <u8>hit);
    }
    store<f32>(losses + s * 4, loss);
  }
}

/** Index of the largest of n floats, the first one on ties. */
function largest(values: usize, n: u32): u32 {
  let best: u32 = 0,
    value = load<f32>(values);
  for (let j: u32 = 1; j < n; j++) {
    const x = load<f32>(values + j * 4);
    if (x > value) {
      value = x;
      best = j;
    }
  }
  return best;
}

// q = clip(p), s = sum q, loss = -log clip(q_label / s). By q_j the gradient is 1 / s, less 1 / q_label
// for the label; clipped p have none.
function sparseCrossentropy(l: Layer, y: usize, g: usize, label: u32, share: f32): f32 {
  const low = f32x4.splat(EPSILON),
    high = f32x4.splat(CEILING);
  let sums = f32x4.splat(0);
  for (let j: u32 = 0; j < l.stride; j += 4) {
    const q = f32x4.min(f32x4.max(v128.load(y + j * 4), low), high);
    sums = f32x4.add(sums, f32x4.mul(q, v128.load(l.columnMask + j * 4)));
  }
  const sum =
    f32x4.extract_lane(sums, 0) +
    f32x4.extract_lane(sums, 1) +
    (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
  const p = load<f32>(y + label * 4),
    chosen = clip(p),
    ratio = chosen / sum;
  if (share > 0) {
    const rise: f32 = inside(ratio) ? share / sum : 0,
      common = f32x4.splat(rise);
    for (let j: u32 = 0; j < l.stride; j += 4) {
      const x = v128.load(y + j * 4);
      v128.store(g + j * 4, v128.and(common, v128.and(f32x4.ge(x, low), f32x4.le(x, high))));
    }
    if (inside(ratio) && inside(p)) store<f32>(g + label * 4, rise - share / chosen);
  }
  return -log1(clip(ratio));
}

// r = p / sum p, loss = -sum t log clip(r).
function crossentropy(y: usize, g: usize, t: usize, units: u32, share: f32): f32 {
  let sum: f32 = 0,
    loss: f32 = 0,
    common: f32 = 0;
  for (let j: u32 = 0; j < units; j++) sum += load<f32>(y + j * 4);
  for (let j: u32 = 0; j < units; j++) {
    const ratio = load<f32>(y + j * 4) / sum;
    const target = load<f32>(t + j * 4);
    if (target != 0) loss -= target * log1(clip(ratio));
    if (share > 0) {
      const d: f32 = inside(ratio) ? -target / ratio : 0;
      store<f32>(g + j * 4, d);
      common += d * ratio;
    }
  }
  if (share > 0) {
    for (let j: u32 = 0; j < units; j++) store<f32>(g + j * 4, ((load<f32>(g + j * 4) - common) * share) / sum);
  }
  return loss;
}

// p = softmax(y), loss = -sum t log p; by y_j the gradient is p_j sum t - t_j. Nothing is clipped: the logarithm of p_j is
// y_j less the largest, less the logarithm of the sum of the powers of all.
function softmaxCrossentropy(l: Layer, y: usize, g: usize, t: usize, share: f32): f32 {
  let most = load<f32>(y),
    sum: f32 = 0,
    targets: f32 = 0,
    loss: f32 = 0;
  for (let j: u32 = 1; j < l.units; j++) most = max(most, load<f32>(y + j * 4));
  for (let j: u32 = 0; j < l.units; j++) {
    const power = f32x4.extract_lane(exp4(f32x4.splat(load<f32>(y + j * 4) - most)), 0);
    if (share > 0) store<f32>(g + j * 4, power);
    sum += power;
    targets += load<f32>(t + j * 4);
  }
  const logarithm = log1(sum);
  for (let j: u32 = 0; j < l.units; j++) {
    const target = load<f32>(t + j * 4);
    loss += target * (logarithm - (load<f32>(y + j * 4) - most));
    if (share > 0) store<f32>(g + j * 4, ((load<f32>(g + j * 4) / sum) * targets - target) * share);
  }
  return loss;
}

// loss = mean (y - t)^2.
function squaredError(y: usize, g: usize, t: usize, units: u32, share: f32): f32 {
  let sum: f32 = 0;
  const factor: f32 = (2 * share) / <f32>units;
  for (let j: u32 = 0; j < units; j++) {
    const difference = load<f32>(y + j * 4) - load<f32>(t + j * 4);
    sum += difference * difference;
    if (share > 0) store<f32>(g + j * 4, factor * difference);
  }
  return sum / <f32>units;
}
