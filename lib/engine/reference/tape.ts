/*
 * A network as a tape: on the way forward each layer notes what came out of it and how a gradient goes back
 * through it; the way back reads the notes from the end. Every array holds a row for each sample.
 */
import type { ConvolutionStage, NormalizationStage, PoolingStage } from '../network/images';
import { type DenseStage, stagesOf } from '../network/stages';
import type { NetworkSpec } from '../network/network';
import { dropoutRow } from './dropout';
import {
  averagePool,
  averagePoolGradient,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
  maxPool,
  maxPoolGradient,
} from './images';
import {
  type Moments,
  movedAverage,
  momentsOf,
  normalized,
  normalizedGradient,
  scaled,
  scaleGradients,
} from './normalization';
import { item } from '../validation/item';
import {
  activate,
  activationGradient,
  affine,
  biasGradient,
  inputGradient,
  kernelGradient,
  penalty,
  penaltyGradient,
} from './layers';

/** What one layer did. */
export interface Note {
  /** (batch, outputs). */
  readonly output: Float64Array;
  /** What its kernel adds to the loss. */
  readonly penalty: number;
  /** The moving averages of a normalization after the batch. */
  readonly averages?: readonly Float64Array[];
  /** From the gradient by the output to that by the input, and those by kernel and bias if the layer has them. */
  readonly back: (gradient: Float64Array) => {
    readonly input: Float64Array;
    readonly parameters: readonly Float64Array[];
  };
}

/** What dropout masks are drawn from. */
export interface Masks {
  readonly seed: number;
  /** Steps made before this one. */
  readonly step: number;
}

/**
 * Writes the tape of a batch; the output of the last note is the network's.
 *
 * @param parameters Kernel and bias of each layer in turn; of a normalization gamma, beta, and the moving averages.
 * @param inputs (batch, inputs), already scaled.
 * @param masks Draws dropout masks, and normalizes by the batch's own moments; leave out to predict.
 * @throws RangeError if the parameters do not fit the network.
 */
export function forward(
  network: NetworkSpec,
  parameters: readonly Float64Array[],
  inputs: Float64Array,
  masks?: Masks,
): Note[] {
  const { images, inputDropout, dense } = stagesOf(network);
  const tape: Note[] = [];
  let [values, used] = [inputs, 0];
  const add = (note: Note): void => {
    tape.push(note);
    values = note.output;
  };
  const own = (length: number): Float64Array => {
    const array = item(parameters, used++, 'the parameters');
    if (array.length === length) return array;
    throw new RangeError(`reading the parameters: expected ${length} in array ${used - 1}, found ${array.length}`);
  };
  const bias = ({ hasBias }: { readonly hasBias: boolean }, units: number): Float64Array =>
    hasBias ? own(units) : new Float64Array(units);
  const drop = (rate: number, layer: number): void => {
    if (masks && rate > 0) add(dropout(values, rate, inputs.length / network.inputs, { ...masks, layer }));
  };
  for (const stage of images) {
    if (stage.kind === 'dropout') {
      drop(stage.rate, stage.maskNumber);
      continue;
    }
    if (stage.kind === 'normalization') {
      const { channels } = stage.output;
      const [gamma, beta, mean, variance] = [own(channels), own(channels), own(channels), own(channels)];
      add(normalization(stage, gamma, beta, { mean, variance }, values, masks !== undefined));
      continue;
    }
    if (stage.kind !== 'convolution') {
      add(pooling(stage, values));
      continue;
    }
    const { windowHeight, windowWidth, input, output } = stage;
    const kernel = own(windowHeight * windowWidth * input.channels * output.channels);
    add(convolution(stage, kernel, bias(stage, output.channels), values));
  }
  // What comes out of the convolutions counts as a layer when masks are drawn.
  const flat = images.length > 0 ? 1 : 0;
  drop(inputDropout, flat);
  for (const [index, stage] of dense.entries()) {
    add(fullyConnected(stage, own(stage.inputs * stage.units), bias(stage, stage.units), values));
    drop(stage.dropout, flat + index + 1);
  }
  if (used !== parameters.length)
    throw new RangeError(`reading the parameters: expected ${used} arrays, found ${parameters.length}`);
  return tape;
}

/** From the gradient by the tape's last output to those by kernel and bias of each layer in turn, gamma and beta of a normalization. */
export function backward(tape: readonly Note[], gradient: Float64Array): Float64Array[] {
  const parameters: Float64Array[] = [];
  for (const note of tape.toReversed()) {
    const back = note.back(gradient);
    parameters.unshift(...back.parameters);
    gradient = back.input;
  }
  return parameters;
}

function fullyConnected(stage: DenseStage, kernel: Float64Array, bias: Float64Array, input: Float64Array): Note {
  const { inputs, units } = stage;
  return weighted(stage, units, kernel, {
    sums: affine(input, kernel, bias),
    byInput: (gradient) => inputGradient(gradient, kernel, units),
    byKernel: (gradient) => kernelGradient(input, gradient, inputs, units),
  });
}

function convolution(stage: ConvolutionStage, kernel: Float64Array, bias: Float64Array, input: Float64Array): Note {
  return weighted(stage, stage.output.channels, kernel, {
    sums: convolve(stage, input, kernel, bias),
    byInput: (gradient) => convolutionInputGradient(stage, input, kernel, gradient),
    byKernel: (gradient) => convolutionKernelGradient(stage, input, gradient),
  });
}

/** What fully connected layers and convolutions differ in: the sums, and from the gradient by these to the others. */
interface Sums {
  readonly sums: Float64Array;
  readonly byInput: (gradient: Float64Array) => Float64Array;
  readonly byKernel: (gradient: Float64Array) => Float64Array;
}

function weighted(
  { activation, hasBias, l1, l2 }: Pick<DenseStage, 'activation' | 'hasBias' | 'l1' | 'l2'>,
  units: number,
  kernel: Float64Array,
  { sums, byInput, byKernel }: Sums,
): Note {
  const output = activate(activation, sums, units);
  return {
    output,
    penalty: penalty(kernel, l1, l2),
    back: (gradient) => {
      const bySums = activationGradient(activation, { sums, y: output }, gradient, units);
      const decay = penaltyGradient(kernel, l1, l2);
      const byWeights = byKernel(bySums).map((g, at) => g + item(decay, at));
      const byBias = hasBias ? [biasGradient(bySums, units)] : [];
      return { input: byInput(bySums), parameters: [byWeights, ...byBias] };
    },
  };
}

/** @param moving Moving averages, by which a prediction is normalized. */
function normalization(
  { activation, epsilon, momentum }: NormalizationStage,
  gamma: Float64Array,
  beta: Float64Array,
  moving: Moments,
  input: Float64Array,
  training: boolean,
): Note {
  const channels = gamma.length;
  const moments = training ? momentsOf(input, channels) : moving;
  const values = normalized(input, moments, epsilon);
  const sums = scaled(values, gamma, beta);
  const output = activate(activation, sums, channels);
  const averages = [
    movedAverage(moving.mean, moments.mean, momentum),
    movedAverage(moving.variance, moments.variance, momentum),
  ];
  return {
    output,
    penalty: 0,
    ...(training && { averages }),
    back: (gradient) => {
      const bySums = activationGradient(activation, { sums, y: output }, gradient, channels);
      return {
        input: normalizedGradient(values, gamma, moments, epsilon, bySums),
        parameters: scaleGradients(values, bySums, channels),
      };
    },
  };
}

function pooling(stage: PoolingStage, input: Float64Array): Note {
  const [there, back] = stage.kind === 'maxPooling' ? [maxPool, maxPoolGradient] : [averagePool, averagePoolGradient];
  return {
    output: there(stage, input),
    penalty: 0,
    back: (gradient) => ({ input: back(stage, input, gradient), parameters: [] }),
  };
}

function dropout(input: Float64Array, rate: number, batch: number, mask: Masks & { readonly layer: number }): Note {
  const width = input.length / batch;
  const rows = Array.from({ length: batch }, (_, sample) => dropoutRow(rate, width, { ...mask, sample }));
  const masked = (values: Float64Array): Float64Array =>
    values.map((value, at) => value * item(item(rows, Math.floor(at / width)), at % width));
  return { output: masked(input), penalty: 0, back: (gradient) => ({ input: masked(gradient), parameters: [] }) };
}
