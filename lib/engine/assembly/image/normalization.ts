// Batch normalization of images, there and back, channel by channel. What a whole batch has in common is made of what
// each sample notes of itself, always in the order of the samples.
//
// The parameters of a normalization are a layer of one row, gamma, with beta as its bias, in panels of one vector: so
// gamma of four channels is followed by their beta.
import { ActivationCode } from '../../contract/codes';
import { activate, multiplyAdd } from '../math/vector';
import { Layer, Normalization, NormalizedImage } from '../records';
import { gradientBySum } from './activation';

/** Notes of a sample, for each channel, the sum over its positions, and the sum of the squared distances from their mean. */
export function imageMoments(record: usize): void {
  const image = changetype<NormalizedImage>(record);
  const height = image.height,
    width = image.width,
    bytes = image.bytes,
    step = image.inputStep,
    row = image.inputRow,
    count = f32x4.splat(<f32>(height * width));
  for (let channel: u32 = 0; channel < bytes; channel += 16) {
    const first = image.input + channel;
    let sum = f32x4.splat(0);
    for (let y: u32 = 0, from = first; y < height; y++, from += row) {
      let part = f32x4.splat(0);
      for (let x: u32 = 0, at = from; x < width; x++, at += step) part = f32x4.add(part, v128.load(at));
      sum = f32x4.add(sum, part);
    }
    const mean = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let y: u32 = 0, from = first; y < height; y++, from += row) {
      let part = f32x4.splat(0);
      for (let x: u32 = 0, at = from; x < width; x++, at += step) {
        const distance = f32x4.sub(v128.load(at), mean);
        part = multiplyAdd(distance, distance, part);
      }
      squares = f32x4.add(squares, part);
    }
    v128.store(image.notes + channel, sum);
    v128.store(image.notes + bytes + channel, squares);
  }
}

/**
 * Mean and deviation of a batch, for the channels of some panels, and the moving averages after it. The squares of the
 * samples are put together as by T. Chan, G. Golub, R. LeVeque (1979).
 */
export function batchMoments(record: usize, batch: u32, firstPanel: u32, lastPanel: u32): void {
  const shared = changetype<Normalization>(record);
  const bytes = changetype<Layer>(shared.layer).stride * 4,
    noteBytes = bytes * 2,
    end = shared.notes + batch * noteBytes,
    positions = f32x4.splat(<f32>shared.positions),
    count = f32x4.splat(<f32>(batch * shared.positions)),
    rest = f32x4.splat(shared.rest);
  for (let channel = firstPanel * 16; channel < lastPanel * 16; channel += 16) {
    let sum = f32x4.splat(0);
    for (let note = shared.notes; note < end; note += noteBytes) sum = f32x4.add(sum, v128.load(note + channel));
    const mean = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let note = shared.notes; note < end; note += noteBytes) {
      const distance = f32x4.sub(f32x4.div(v128.load(note + channel), positions), mean);
      squares = f32x4.add(squares, v128.load(note + bytes + channel));
      squares = multiplyAdd(f32x4.mul(positions, distance), distance, squares);
    }
    const variance = f32x4.div(squares, count),
      at = shared.batch + channel,
      moving = shared.moving + channel;
    v128.store(at, mean);
    v128.store(at + bytes, inverseDeviation(variance, shared.epsilon));
    move(moving, mean, rest);
    move(moving + bytes, variance, rest);
  }
}

@inline function inverseDeviation(variance: v128, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon))));
}

@inline function move(at: usize, value: v128, rest: v128): void {
  const average = v128.load(at);
  v128.store(at, f32x4.sub(average, f32x4.mul(f32x4.sub(average, value), rest)));
}

/** output = activation(gamma (input - mean) / deviation + beta), by what the batch has or, if not `training`, by the moving averages. */
export function normalize(record: usize, training: u32): void {
  const image = changetype<NormalizedImage>(record),
    shared = changetype<Normalization>(image.shared),
    layer = changetype<Layer>(shared.layer);
  const height = image.height,
    width = image.width,
    bytes = image.bytes,
    activation = image.activation;
  for (let channel: u32 = 0; channel < bytes; channel += 16) {
    const moments = (training ? shared.batch : shared.moving) + channel,
      mean = v128.load(moments);
    let inverse = v128.load(moments + bytes);
    if (!training) inverse = inverseDeviation(inverse, shared.epsilon);
    const gamma = layer.kernel + channel * 2,
      scale = f32x4.mul(v128.load(gamma), inverse),
      beta = v128.load(gamma, 16),
      mask = v128.load(layer.columnMask + channel);
    let from = image.input + channel,
      to = image.output + channel;
    for (let y: u32 = 0; y < height; y++, from += image.inputRow, to += image.outputRow) {
      for (let x: u32 = 0, at = from, go = to; x < width; x++, at += image.inputStep, go += image.outputStep) {
        const sum = multiplyAdd(f32x4.sub(v128.load(at), mean), scale, beta);
        // Of a sum of zero an activation may make something else, where no channel is.
        v128.store(go, f32x4.mul(activate(activation, sum), mask));
      }
    }
  }
}

/**
 * gradient *= activation'(output), or of the sum for gelu; and notes of a sample, for each channel, the sum of that over its
 * positions, and the sum of that times the normalized input.
 */
export function normalizationSums(record: usize): void {
  const image = changetype<NormalizedImage>(record),
    shared = changetype<Normalization>(image.shared),
    layer = changetype<Layer>(shared.layer);
  const height = image.height,
    width = image.width,
    bytes = image.bytes,
    activation = image.activation,
    bySum: u32 = activation == ActivationCode.gelu ? 1 : 0;
  for (let channel: u32 = 0; channel < bytes; channel += 16) {
    const moments = shared.batch + channel,
      mean = v128.load(moments),
      inverse = v128.load(moments + bytes),
      gamma = layer.kernel + channel * 2,
      scale = f32x4.mul(v128.load(gamma), inverse),
      beta = v128.load(gamma, 16);
    let sum = f32x4.splat(0),
      along = f32x4.splat(0),
      from = image.input + channel,
      to = image.output + channel,
      gradient = image.gradient + channel;
    for (
      let y: u32 = 0;
      y < height;
      y++, from += image.inputRow, to += image.outputRow, gradient += image.gradientRow
    ) {
      let sumPart = f32x4.splat(0),
        alongPart = f32x4.splat(0),
        output = to,
        g = gradient;
      for (let x: u32 = 0, at = from; x < width; x++, at += image.inputStep) {
        const distance = f32x4.sub(v128.load(at), mean);
        let value = v128.load(g);
        if (activation != ActivationCode.linear) {
          let slopeFrom = v128.load(output);
          if (bySum) slopeFrom = multiplyAdd(distance, scale, beta);
          value = gradientBySum(activation, value, slopeFrom);
          v128.store(g, value);
        }
        sumPart = f32x4.add(sumPart, value);
        alongPart = multiplyAdd(value, f32x4.mul(distance, inverse), alongPart);
        output += image.outputStep;
        g += image.gradientStep;
      }
      sum = f32x4.add(sum, sumPart);
      along = f32x4.add(along, alongPart);
    }
    v128.store(image.notes + channel, sum);
    v128.store(image.notes + bytes + channel, along);
  }
}

/** For the channels of some panels: the gradients by gamma and beta, and what the way back takes off each gradient. */
export function batchGradients(record: usize, batch: u32, firstPanel: u32, lastPanel: u32): void {
  const shared = changetype<Normalization>(record),
    layer = changetype<Layer>(shared.layer);
  const bytes = layer.stride * 4,
    noteBytes = bytes * 2,
    end = shared.notes + batch * noteBytes,
    count = f32x4.splat(<f32>(batch * shared.positions));
  for (let channel = firstPanel * 16; channel < lastPanel * 16; channel += 16) {
    let sum = f32x4.splat(0),
      along = f32x4.splat(0);
    for (let note = shared.notes; note < end; note += noteBytes) {
      sum = f32x4.add(sum, v128.load(note + channel));
      along = f32x4.add(along, v128.load(note + bytes + channel));
    }
    const mask = v128.load(layer.columnMask + channel),
      at = shared.batch + bytes * 2 + channel;
    v128.store(layer.gradient + channel, f32x4.mul(along, mask));
    v128.store(layer.gradient + bytes + channel, f32x4.mul(sum, mask));
    v128.store(at, f32x4.div(sum, count));
    v128.store(at + bytes, f32x4.div(along, count));
  }
}

/** From the gradient by the sums, which `normalizationSums` has left, to that by the input. */
export function normalizationGradient(record: usize): void {
  const image = changetype<NormalizedImage>(record),
    shared = changetype<Normalization>(image.shared),
    layer = changetype<Layer>(shared.layer);
  const height = image.height,
    width = image.width,
    bytes = image.bytes;
  for (let channel: u32 = 0; channel < bytes; channel += 16) {
    const moments = shared.batch + channel,
      mean = v128.load(moments),
      inverse = v128.load(moments + bytes),
      gradientMean = v128.load(moments + bytes * 2),
      alongMean = v128.load(moments + bytes * 3),
      scale = f32x4.mul(v128.load(layer.kernel + channel * 2), inverse);
    let from = image.input + channel,
      gradient = image.gradient + channel,
      to = image.inputGradient + channel;
    for (let y: u32 = 0; y < height; y++) {
      let g = gradient,
        go = to;
      for (let x: u32 = 0, at = from; x < width; x++, at += image.inputStep) {
        const normalized = f32x4.mul(f32x4.sub(v128.load(at), mean), inverse);
        const rest = f32x4.sub(f32x4.sub(v128.load(g), gradientMean), f32x4.mul(normalized, alongMean));
        v128.store(go, f32x4.mul(scale, rest));
        g += image.gradientStep;
        go += image.inputGradientStep;
      }
      from += image.inputRow;
      gradient += image.gradientRow;
      to += image.inputGradientRow;
    }
  }
}
