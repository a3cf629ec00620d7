/*
 * Batch normalization in plain TypeScript and float64 (S. Ioffe, C. Szegedy, 2015), by channel: values are stored
 * (batch, height, width, channels) or (batch, units).
 */
import { item } from '../validation/item';

export interface Moments {
  readonly mean: Float64Array;
  /** The mean square of the distances from the mean. */
  readonly variance: Float64Array;
}

/** Of each channel over batch and positions. */
export function momentsOf(values: Float64Array, channels: number): Moments {
  const mean = channelMeans(values, channels);
  const squares = values.map((value, at) => (value - item(mean, at % channels)) ** 2);
  return { mean, variance: channelMeans(squares, channels) };
}

/** How many deviations each value is above the mean of its channel. */
export function normalized(values: Float64Array, { mean, variance }: Moments, epsilon: number): Float64Array {
  const channels = mean.length;
  return values.map((value, at) => {
    const channel = at % channels;
    return (value - item(mean, channel)) / Math.sqrt(item(variance, channel) + epsilon);
  });
}

/** gamma x + beta of normalized values. */
export function scaled(values: Float64Array, gamma: Float64Array, beta: Float64Array): Float64Array {
  return values.map((value, at) => value * item(gamma, at % gamma.length) + item(beta, at % beta.length));
}

/** From the gradient by `scaled` to those by gamma and beta. */
export function scaleGradients(values: Float64Array, gradient: Float64Array, channels: number): Float64Array[] {
  const byGamma = gradient.map((g, at) => g * item(values, at));
  return [channelSums(byGamma, channels), channelSums(gradient, channels)];
}

/** From the gradient by `scaled` to that by what was normalized with the moments of its own batch. */
export function normalizedGradient(
  values: Float64Array,
  gamma: Float64Array,
  { variance }: Moments,
  epsilon: number,
  gradient: Float64Array,
): Float64Array {
  const channels = gamma.length;
  const mean = channelMeans(gradient, channels);
  const along = channelMeans(
    gradient.map((g, at) => g * item(values, at)),
    channels,
  );
  return gradient.map((g, at) => {
    const channel = at % channels;
    const slope = item(gamma, channel) / Math.sqrt(item(variance, channel) + epsilon);
    return slope * (g - item(mean, channel) - item(values, at) * item(along, channel));
  });
}

/** A moving average after one more value of each channel. */
export function movedAverage(average: Float64Array, value: Float64Array, momentum: number): Float64Array {
  return average.map((before, channel) => before - (before - item(value, channel)) * (1 - momentum));
}

function channelSums(values: Float64Array, channels: number): Float64Array {
  const sums = new Float64Array(channels);
  values.forEach((value, at) => {
    sums[at % channels] = item(sums, at % channels) + value;
  });
  return sums;
}

function channelMeans(values: Float64Array, channels: number): Float64Array {
  return channelSums(values, channels).map((sum) => (sum * channels) / values.length);
}
