import type { Loss } from '../network/network';
import { item } from '../validation/item';

/** tfjs clips probabilities to [EPSILON, 1 - EPSILON], and has no gradient outside. */
const EPSILON = Math.fround(1e-7);
const CEILING = Math.fround(1 - 1e-7);

const clip = (p: number): number => Math.min(Math.max(p, EPSILON), CEILING);
const inside = (p: number): boolean => p >= EPSILON && p <= CEILING;

export interface SampleLoss {
  readonly loss: number;
  /** By each output. */
  readonly gradient: readonly number[];
  readonly hit: boolean;
}

/** Loss of one sample. `target` holds one label, or one number for each output. */
export function sampleLoss(kind: Loss, outputs: readonly number[], target: readonly number[]): SampleLoss {
  if (kind === 'sparseCategoricalCrossentropy') {
    const label = item(target, 0, 'the labels');
    const clipped = outputs.map(clip);
    const oneHot = outputs.map((_, unit) => (unit === label ? 1 : 0));
    const { loss, gradient } = crossentropy(clipped, oneHot);
    return {
      loss,
      gradient: gradient.map((g, unit) => (inside(item(outputs, unit)) ? g : 0)),
      hit: largest(outputs) === label,
    };
  }
  const hit =
    outputs.length === 1 ? Number(item(outputs, 0) > 0.5) === item(target, 0) : largest(outputs) === largest(target);
  if (kind === 'categoricalCrossentropy') return { ...crossentropy(outputs, target), hit };
  if (kind === 'softmaxCrossentropy') return { ...softmaxCrossentropy(outputs, target), hit };
  const differences = outputs.map((y, unit) => y - item(target, unit));
  return {
    loss: differences.reduce((sum, d) => sum + d * d, 0) / outputs.length,
    gradient: differences.map((d) => (2 * d) / outputs.length),
    hit,
  };
}

/** r = p / sum p; loss = -sum t log clip(r). */
function crossentropy(p: readonly number[], t: readonly number[]): { loss: number; gradient: number[] } {
  const sum = p.reduce((a, b) => a + b, 0);
  const r = p.map((value) => value / sum);
  const byRatio = r.map((ratio, unit) => (inside(ratio) ? -item(t, unit) / ratio : 0));
  const common = byRatio.reduce((total, d, unit) => total + d * item(r, unit), 0);
  return {
    loss: r.reduce((total, ratio, unit) => total - item(t, unit) * Math.log(clip(ratio)), 0),
    gradient: byRatio.map((d) => (d - common) / sum),
  };
}

/** p = softmax(y); loss = -sum t log p, and by y the gradient p sum t - t. */
function softmaxCrossentropy(y: readonly number[], t: readonly number[]): { loss: number; gradient: number[] } {
  const most = Math.max(...y);
  const powers = y.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  const targets = t.reduce((a, b) => a + b, 0);
  return {
    loss: y.reduce((total, value, unit) => total + item(t, unit) * (Math.log(sum) - (value - most)), 0),
    gradient: powers.map((power, unit) => (power / sum) * targets - item(t, unit)),
  };
}

/** Index of the largest, the first one on ties. */
function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
