/*
 * The kernels of assembly/ once more, in plain TypeScript and float64: slow, and easy to check by eye.
 * The same tests run on both. Rows are samples: a matrix (rows, columns) is stored row by row.
 */
import type { Activation } from '../network/network';
import { item } from '../validation/item';

/** output (batch, units) = input (batch, inputs) kernel (inputs, units) + bias (units). */
export function affine(input: Float64Array, kernel: Float64Array, bias: Float64Array): Float64Array {
  const units = bias.length;
  const inputs = kernel.length / units;
  return map((input.length / inputs) * units, (at) => {
    const sample = Math.floor(at / units);
    const unit = at % units;
    let sum = item(bias, unit);
    for (let i = 0; i < inputs; i++) sum += item(input, sample * inputs + i) * item(kernel, i * units + unit);
    return sum;
  });
}

/** Activation of sums (batch, units), softmax over each row. */
export function activate(kind: Activation, sums: Float64Array, units: number): Float64Array {
  switch (kind) {
    case 'linear':
      return sums;
    case 'relu':
      return sums.map((x) => Math.max(0, x));
    case 'tanh':
      return sums.map(Math.tanh);
    case 'sigmoid':
      return sums.map((x) => 1 / (1 + Math.exp(-x)));
    case 'gelu':
      return sums.map((x) => x * normalShare(x));
    case 'softmax':
      return eachRow(sums, units, (row) => {
        const largest = Math.max(...row);
        const powers = row.map((x) => Math.exp(x - largest));
        const total = powers.reduce((a, b) => a + b);
        return powers.map((x) => x / total);
      });
  }
}

/** From the gradient by the outputs y (batch, units) to that by the sums, of which only gelu needs to know them. */
export function activationGradient(
  kind: Activation,
  { sums, y }: Readonly<Record<'sums' | 'y', Float64Array>>,
  gradient: Float64Array,
  units: number,
): Float64Array {
  switch (kind) {
    case 'linear':
      return gradient;
    case 'relu':
      return gradient.map((g, at) => (item(y, at) > 0 ? g : 0));
    case 'tanh':
      return gradient.map((g, at) => g * (1 - item(y, at) ** 2));
    case 'sigmoid':
      return gradient.map((g, at) => g * item(y, at) * (1 - item(y, at)));
    case 'gelu':
      return gradient.map(
        (g, at) => g * (normalShare(item(sums, at)) + item(sums, at) * normalDensity(item(sums, at))),
      );
    case 'softmax':
      return eachRow(gradient, units, (row, start) => {
        const mean = row.reduce((sum, g, unit) => sum + g * item(y, start + unit), 0);
        return row.map((g, unit) => item(y, start + unit) * (g - mean));
      });
  }
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Share of the normal distribution below x: 1/2 + density(x) (x + x^3/3 + x^5/(3 5) + ...) (G. Marsaglia, 2004). */
function normalShare(x: number): number {
  // Beyond, the share differs from 0 and 1 by less than float64 can tell from 1.
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  let sum = x;
  for (let term = x, n = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 1 / 2 + normalDensity(x) * sum;
}

/** gradient (batch, units) times the transposed kernel: (batch, inputs). */
export function inputGradient(gradient: Float64Array, kernel: Float64Array, units: number): Float64Array {
  const inputs = kernel.length / units;
  return map((gradient.length / units) * inputs, (at) => {
    const sample = Math.floor(at / inputs);
    const i = at % inputs;
    let sum = 0;
    for (let unit = 0; unit < units; unit++)
      sum += item(gradient, sample * units + unit) * item(kernel, i * units + unit);
    return sum;
  });
}

/** The transposed input (batch, inputs) times gradient (batch, units): (inputs, units). */
export function kernelGradient(
  input: Float64Array,
  gradient: Float64Array,
  inputs: number,
  units: number,
): Float64Array {
  const batch = gradient.length / units;
  return map(inputs * units, (at) => {
    const i = Math.floor(at / units);
    const unit = at % units;
    let sum = 0;
    for (let s = 0; s < batch; s++) sum += item(input, s * inputs + i) * item(gradient, s * units + unit);
    return sum;
  });
}

/** Sum of the gradient (batch, units) over the batch. */
export function biasGradient(gradient: Float64Array, units: number): Float64Array {
  return kernelGradient(new Float64Array(gradient.length / units).fill(1), gradient, 1, units);
}

/** Penalty l1 sum |w| + l2 sum w^2. */
export function penalty(kernel: Float64Array, l1: number, l2: number): number {
  return kernel.reduce((sum, w) => sum + l1 * Math.abs(w) + l2 * w * w, 0);
}

/** Its gradient, where tfjs takes the sign of 0 as -1. */
export function penaltyGradient(kernel: Float64Array, l1: number, l2: number): Float64Array {
  return kernel.map((w) => l1 * (w > 0 ? 1 : -1) + 2 * l2 * w);
}

function map(length: number, value: (at: number) => number): Float64Array {
  return new Float64Array(length).map((_, at) => value(at));
}

function eachRow(
  values: Float64Array,
  width: number,
  change: (row: Float64Array, start: number) => Float64Array,
): Float64Array {
  const result = new Float64Array(values.length);
  for (let start = 0; start < values.length; start += width)
    result.set(change(values.subarray(start, start + width), start), start);
  return result;
}
