/*
 * Convolution and pooling in plain TypeScript and float64, by their definitions. Images are stored
 * (batch, height, width, channels), kernels (height, width, channels, filters).
 */
import { type ConvolutionStage, type ImageStage, sizeOf } from '../network/images';
import type { ImageShape } from '../network/network';
import { item } from '../validation/item';

/** sums (batch, height, width, filters) = input convolved with kernel, plus bias (filters). */
export function convolve(
  stage: ConvolutionStage,
  input: Float64Array,
  kernel: Float64Array,
  bias: Float64Array,
): Float64Array {
  const sums = emptyBatch(input, stage.input, stage.output).map((_, at) => item(bias, at % bias.length));
  eachProduct(stage, input, (at, from, weight) => {
    sums[at] = item(sums, at) + item(input, from) * item(kernel, weight);
  });
  return sums;
}

/** From the gradient by the sums to that by the input. */
export function convolutionInputGradient(
  stage: ConvolutionStage,
  input: Float64Array,
  kernel: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const result = new Float64Array(input.length);
  eachProduct(stage, input, (at, from, weight) => {
    result[from] = item(result, from) + item(gradient, at) * item(kernel, weight);
  });
  return result;
}

/** From the gradient by the sums to that by the kernel. */
export function convolutionKernelGradient(
  stage: ConvolutionStage,
  input: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const result = new Float64Array(
    stage.windowHeight * stage.windowWidth * stage.input.channels * stage.output.channels,
  );
  eachProduct(stage, input, (at, from, weight) => {
    result[weight] = item(result, weight) + item(gradient, at) * item(input, from);
  });
  return result;
}

/** The largest of each window. */
export function maxPool(stage: ImageStage, input: Float64Array): Float64Array {
  return largest(stage, input).map((from) => item(input, from));
}

/** Each gradient goes to the first of the window that is the largest. */
export function maxPoolGradient(stage: ImageStage, input: Float64Array, gradient: Float64Array): Float64Array {
  const result = new Float64Array(input.length);
  largest(stage, input).forEach((from, at) => {
    result[from] = item(result, from) + item(gradient, at);
  });
  return result;
}

/** The average of each window, of which padding is no part. */
export function averagePool(stage: ImageStage, input: Float64Array): Float64Array {
  const { channels } = stage.output;
  const sums = emptyBatch(input, stage.input, stage.output);
  const counts = countInputs(stage, input);
  eachInput(stage, input, (output, from) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = output * channels + channel;
      sums[at] = item(sums, at) + item(input, from * channels + channel);
    }
  });
  return sums.map((sum, at) => sum / item(counts, Math.floor(at / channels)));
}

/** Each gradient is shared out among the inputs of its window. */
export function averagePoolGradient(stage: ImageStage, input: Float64Array, gradient: Float64Array): Float64Array {
  const { channels } = stage.output;
  const result = new Float64Array(input.length);
  const counts = countInputs(stage, input);
  eachInput(stage, input, (output, from) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = from * channels + channel;
      result[at] = item(result, at) + item(gradient, output * channels + channel) / item(counts, output);
    }
  });
  return result;
}

/** How many inputs the window of each output position has. */
function countInputs(stage: ImageStage, input: Float64Array): Float64Array {
  const counts = new Float64Array((input.length / sizeOf(stage.input)) * stage.output.height * stage.output.width);
  eachInput(stage, input, (output) => {
    counts[output] = item(counts, output) + 1;
  });
  return counts;
}

/** For each output, where the largest input of its window is. */
function largest(stage: ImageStage, input: Float64Array): Float64Array {
  const { channels } = stage.output;
  const places = emptyBatch(input, stage.input, stage.output).fill(-1);
  eachInput(stage, input, (output, from) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = output * channels + channel;
      const best = item(places, at);
      if (best < 0 || item(input, from * channels + channel) > item(input, best))
        places[at] = from * channels + channel;
    }
  });
  return places;
}

/** Calls back for each product of a convolution: index of the output, of the input and of the weight. */
function eachProduct(
  stage: ConvolutionStage,
  input: Float64Array,
  visit: (output: number, input: number, weight: number) => void,
): void {
  const { channels } = stage.input;
  const filters = stage.output.channels;
  eachInput(stage, input, (output, from, place) => {
    for (let channel = 0; channel < channels; channel++) {
      for (let filter = 0; filter < filters; filter++) {
        visit(output * filters + filter, from * channels + channel, (place * channels + channel) * filters + filter);
      }
    }
  });
}

/** Calls back for each position of each window: number of the output and input position, and place in the window. */
function eachInput(
  { input: size, output, windowHeight, windowWidth, strideHeight, strideWidth, top, left }: ImageStage,
  input: Float64Array,
  visit: (output: number, input: number, place: number) => void,
): void {
  const batch = input.length / sizeOf(size);
  for (let position = 0; position < batch * output.height * output.width; position++) {
    const x = position % output.width;
    const y = Math.floor(position / output.width) % output.height;
    const sample = Math.floor(position / output.width / output.height);
    for (let place = 0; place < windowHeight * windowWidth; place++) {
      const row = y * strideHeight - top + Math.floor(place / windowWidth);
      const column = x * strideWidth - left + (place % windowWidth);
      if (row < 0 || row >= size.height || column < 0 || column >= size.width) continue;
      visit(position, (sample * size.height + row) * size.width + column, place);
    }
  }
}

function emptyBatch(input: Float64Array, from: ImageShape, to: ImageShape): Float64Array {
  return new Float64Array((input.length / sizeOf(from)) * sizeOf(to));
}
