/*
 * Layers on one sample in plain JavaScript arithmetic, each with its way back. Written from the formulas, not for
 * speed; nothing is shared with lib/engine. An image is (height, width, channels), row by row.
 */
import type { Activation } from '../../../lib/engine/network/network';
import { shareBelow } from './normal';
import { at, type Decide, type Rules } from './rules';
import type { NormalizedLayer } from './shapes';

/** What a layer makes of a sample, and how the gradient by that becomes the gradient by what went in. */
export interface Pass {
  readonly outputs: Float64Array;
  readonly back: (gradient: Float64Array) => Float64Array;
}

/** Weights of a layer, and where their gradient is summed over the samples; kernels are (rows, units). */
export interface Weights {
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
  readonly kernelGradient: Float64Array;
  readonly biasGradient: Float64Array;
}

/**
 * Weighted sums plus bias, for a dense layer or a convolution.
 *
 * @param connections For each position of the output pairs: an input, and the row of the kernel that it meets.
 */
export function weighted(
  x: Float64Array,
  weights: Weights,
  connections: readonly Int32Array[],
  { round }: Rules,
): Pass {
  const { kernel, bias, kernelGradient, biasGradient } = weights;
  const units = bias.length;
  const outputs = new Float64Array(connections.length * units);
  connections.forEach((pairs, position) => {
    const own = outputs.subarray(position * units, (position + 1) * units);
    own.set(bias);
    for (let pair = 0; pair < pairs.length; pair += 2) {
      const value = x[pairs[pair] ?? NaN] ?? NaN;
      const row = (pairs[pair + 1] ?? NaN) * units;
      if (value === 0) continue;
      for (let unit = 0; unit < units; unit++) {
        own[unit] = round((own[unit] ?? NaN) + round(value * (kernel[row + unit] ?? NaN)));
      }
    }
  });
  return {
    outputs,
    back: (gradient) => {
      const result = new Float64Array(x.length);
      connections.forEach((pairs, position) => {
        const own = gradient.subarray(position * units, (position + 1) * units);
        for (let unit = 0; unit < units; unit++) {
          biasGradient[unit] = round((biasGradient[unit] ?? NaN) + (own[unit] ?? NaN));
        }
        for (let pair = 0; pair < pairs.length; pair += 2) {
          const input = pairs[pair] ?? NaN;
          const row = (pairs[pair + 1] ?? NaN) * units;
          const value = x[input] ?? NaN;
          let sum = result[input] ?? NaN;
          for (let unit = 0; unit < units; unit++) {
            const g = own[unit] ?? NaN;
            sum = round(sum + round(g * (kernel[row + unit] ?? NaN)));
            kernelGradient[row + unit] = round((kernelGradient[row + unit] ?? NaN) + round(value * g));
          }
          result[input] = sum;
        }
      });
      return result;
    },
  };
}

const ACTIVATIONS = {
  linear: (x: number): number => x,
  relu: (x: number): number => Math.max(0, x),
  tanh: Math.tanh,
  sigmoid: (x: number): number => 1 / (1 + Math.exp(-x)),
  gelu: (x: number): number => x * shareBelow(x),
};

export function activated(x: Float64Array, kind: Activation, rules: Rules, decide: Decide): Pass {
  if (kind === 'softmax') return softmax(x, rules);
  const { round, slope } = rules;
  if (kind === 'relu') x.forEach(decide);
  const outputs = x.map((value) => round(ACTIVATIONS[kind](value)));
  return {
    outputs,
    back: (gradient) => gradient.map((g, index) => round(g * round(slope(kind, at(outputs, index), at(x, index))))),
  };
}

function softmax(x: Float64Array, { round, softmaxSlope }: Rules): Pass {
  const largest = Math.max(...x);
  const powers = x.map((value) => round(Math.exp(round(value - largest))));
  const total = powers.reduce((sum, power) => round(sum + power), 0);
  const outputs = powers.map((power) => round(power / total));
  return {
    outputs,
    back: (gradient) => {
      const mean = gradient.reduce((sum, g, unit) => round(sum + round(g * at(outputs, unit))), 0);
      return gradient.map((g, unit) => round(softmaxSlope(at(outputs, unit), g, mean)));
    },
  };
}

/** The largest of each window, channel by channel; the first of them gets the gradient. */
export function pooled(
  x: Float64Array,
  windows: readonly Int32Array[],
  channels: number,
  { round }: Rules,
  decide: Decide,
): Pass {
  const sources = windows.flatMap((places) =>
    Array.from({ length: channels }, (_, channel) => {
      const ranked = Array.from(places, (place) => place * channels + channel);
      ranked.sort((one, other) => at(x, other) - at(x, one));
      const [first = NaN, second] = ranked;
      if (second !== undefined) decide(at(x, first) - at(x, second));
      return first;
    }),
  );
  return {
    outputs: Float64Array.from(sources, (source) => at(x, source)),
    back: (gradient) => {
      const result = new Float64Array(x.length);
      sources.forEach((source, index) => {
        result[source] = round(at(result, source) + at(gradient, index));
      });
      return result;
    },
  };
}

/** The average of each window, channel by channel; each of them gets its share of the gradient. */
export function averaged(x: Float64Array, windows: readonly Int32Array[], channels: number, { round }: Rules): Pass {
  const outputs = windows.flatMap((places) =>
    Array.from({ length: channels }, (_, channel) =>
      round(places.reduce((sum, place) => round(sum + at(x, place * channels + channel)), 0) / places.length),
    ),
  );
  return {
    outputs: Float64Array.from(outputs),
    back: (gradient) => {
      const result = new Float64Array(x.length);
      windows.forEach((places, window) => {
        for (let channel = 0; channel < channels; channel++) {
          const share = round(at(gradient, window * channels + channel) / places.length);
          for (const place of places) {
            const input = place * channels + channel;
            result[input] = round(at(result, input) + share);
          }
        }
      });
      return result;
    },
  };
}

/** @param factors 0, or 1 / (1 - rate) for the values that are kept. */
export function dropped(x: Float64Array, factors: ArrayLike<number>, { round, kept }: Rules): Pass {
  return {
    outputs: x.map((value, index) => round(value * at(factors, index))),
    back: (gradient) => gradient.map((g, index) => round(g * kept(at(factors, index)))),
  };
}

/** What a layer makes of a whole batch. */
export interface BatchPass {
  readonly outputs: readonly Float64Array[];
  readonly back: (gradients: readonly Float64Array[]) => readonly Float64Array[];
  /** The moving averages after it: means, variances. */
  readonly averages?: readonly Float64Array[];
}

/** Gamma, beta and the moving averages of a normalization, and where the gradients by the first two are summed. */
export interface Scales {
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly gammaGradient: Float64Array;
  readonly betaGradient: Float64Array;
}

/** Each channel with the mean and the variance that it has in the batch, or by the moving averages if not `training`. */
export function normalized(
  xs: readonly Float64Array[],
  { gamma, beta, mean, variance, gammaGradient, betaGradient }: Scales,
  { channels, epsilon, momentum }: NormalizedLayer,
  training: boolean,
  { round, centred, averaged: moved }: Rules,
): BatchPass {
  const count = (xs.length * (xs[0]?.length ?? 0)) / channels;
  const meanOf = (value: (sample: number, place: number) => number): Float64Array => {
    const sums = new Float64Array(channels);
    xs.forEach((x, sample) => {
      x.forEach((_, place) => {
        sums[place % channels] = round(at(sums, place % channels) + value(sample, place));
      });
    });
    return sums.map((sum) => round(sum / count));
  };
  const value = (sample: number, place: number): number => at(xs[sample] ?? [], place);
  const center = training ? meanOf(value) : mean;
  const distance = (sample: number, place: number): number =>
    round(value(sample, place) - at(center, place % channels));
  const spread = training ? meanOf((sample, place) => round(distance(sample, place) ** 2)) : variance;
  const inverse = spread.map((square) => round(1 / round(Math.sqrt(round(square + epsilon)))));
  const scale = inverse.map((factor, channel) => round(factor * at(gamma, channel)));
  const along = (sample: number, place: number): number =>
    round(distance(sample, place) * at(inverse, place % channels));
  const next = (average: Float64Array, now: Float64Array): Float64Array =>
    average.map((old, channel) => round(moved(old, at(now, channel), momentum)));
  return {
    outputs: xs.map((x, sample) =>
      x.map((_, place) => {
        const channel = place % channels;
        return round(round(distance(sample, place) * at(scale, channel)) + at(beta, channel));
      }),
    ),
    averages: [next(mean, center), next(variance, spread)],
    back: (gradients) => {
      const g = (sample: number, place: number): number => at(gradients[sample] ?? [], place);
      const means = meanOf(g);
      const means2 = meanOf((sample, place) => round(g(sample, place) * along(sample, place)));
      for (let channel = 0; channel < channels; channel++) {
        betaGradient[channel] = round(at(means, channel) * count);
        gammaGradient[channel] = round(at(means2, channel) * count);
      }
      return gradients.map((gradient, sample) =>
        gradient.map((own, place) => {
          const channel = place % channels;
          const rest = centred(own, at(means, channel), along(sample, place), at(means2, channel));
          return round(at(scale, channel) * round(rest));
        }),
      );
    },
  };
}
