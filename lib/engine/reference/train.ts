/* A whole training in plain TypeScript, with the arguments and the results of the engine. */
import type { EngineData } from '../data';
import { type NetworkSpec, type OptimizerState, type Parameters, stagesOf } from '../network';
import { dropoutRow } from './dropout';
import { convolutionInputGradient, convolutionKernelGradient, convolve, maxPool, maxPoolGradient } from './images';
import { item } from './item';
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
import { sampleLoss } from './loss';
import { type Slots, step } from './optimizer';

export interface BatchResult {
  /** Mean loss of the batch plus penalties. */
  readonly loss: number;
  readonly hits: number;
  /** Kernel and bias of each layer in turn. */
  readonly gradients: readonly Float64Array[];
  /** (batch, units). */
  readonly outputs: Float64Array;
}

export interface Masks {
  readonly seed: number;
  /** Steps made before this one. */
  readonly step: number;
}

/**
 * Loss and gradients of one batch.
 *
 * @param inputs (batch, inputs), already scaled.
 * @param targets One label, or `units` numbers, for each sample.
 * @param masks Draws dropout masks; leave out to predict.
 */
export function batchGradients(
  network: NetworkSpec,
  parameters: readonly Float64Array[],
  inputs: Float64Array,
  targets: readonly number[],
  masks?: Masks,
): BatchResult {
  const { images, dense, inputDropout } = stagesOf(network);
  const batch = inputs.length / network.inputs;
  const drop = (values: Float64Array, rate: number, layer: number): Float64Array => {
    if (!masks || rate === 0) return values;
    const width = values.length / batch;
    const rows = Array.from({ length: batch }, (_, sample) => dropoutRow(rate, width, { ...masks, layer, sample }));
    return values.map((value, at) => value * item(rows[Math.floor(at / width)] ?? [], at % width));
  };
  const arrays = [...parameters];
  const next = (): Float64Array => arrays.shift() ?? new Float64Array();
  const imageKernels: Float64Array[] = [];
  const imageValues = [inputs];
  for (const image of images) {
    const input = imageValues.at(-1) ?? inputs;
    const kernel = image.kind === 'convolution' ? next() : new Float64Array();
    imageKernels.push(kernel);
    imageValues.push(
      image.kind === 'convolution'
        ? activate(image.activation, convolve(image, input, kernel, next()), image.output.channels)
        : maxPool(image, input),
    );
  }
  const weights = dense.map(() => ({ kernel: next(), bias: next() }));
  const kernels = weights.map(({ kernel }) => kernel);
  const biases = weights.map(({ bias }) => bias);

  // What comes out of the convolutions counts as a layer when masks are drawn.
  const flat = images.length > 0 ? 1 : 0;
  const layerInputs: Float64Array[] = [drop(imageValues.at(-1) ?? inputs, inputDropout, flat)];
  const outputs = dense.map(({ activation, units, dropout }, index) => {
    const y = activate(
      activation,
      affine(layerInputs[index] ?? inputs, kernels[index] ?? inputs, biases[index] ?? inputs),
      units,
    );
    layerInputs.push(drop(y, dropout, index + 1 + flat));
    return y;
  });

  const last = outputs.at(-1) ?? inputs;
  const units = last.length / batch;
  const perTarget = targets.length / batch;
  const samples = Array.from({ length: batch }, (_, s) =>
    sampleLoss(
      network.loss,
      [...last.subarray(s * units, (s + 1) * units)],
      targets.slice(s * perTarget, (s + 1) * perTarget),
    ),
  );
  let gradient = Float64Array.from(samples.flatMap((sample) => sample.gradient.map((g) => g / batch)));

  const gradients: Float64Array[] = [];
  for (let index = dense.length - 1; index >= 0; index--) {
    const stage = dense[index];
    const kernel = kernels[index];
    const input = layerInputs[index];
    const y = outputs[index];
    if (!stage || !kernel || !input || !y) break;
    gradient = Float64Array.from(activationGradient(stage.activation, y, gradient, stage.units));
    const decay = penaltyGradient(kernel, stage.l1, stage.l2);
    gradients.unshift(
      kernelGradient(input, gradient, stage.inputs, stage.units).map((g, at) => g + item(decay, at)),
      biasGradient(gradient, stage.units),
    );
    gradient = Float64Array.from(
      drop(
        inputGradient(gradient, kernel, stage.units),
        dense[index - 1]?.dropout ?? (flat ? inputDropout : 0),
        index + flat,
      ),
    );
  }
  for (let index = images.length - 1; index >= 0; index--) {
    const image = images[index];
    const input = imageValues[index];
    const y = imageValues[index + 1];
    const kernel = imageKernels[index];
    if (!image || !input || !y || !kernel) break;
    if (image.kind === 'maxPooling') {
      gradient = Float64Array.from(maxPoolGradient(image, input, gradient));
      continue;
    }
    gradient = Float64Array.from(activationGradient(image.activation, y, gradient, image.output.channels));
    const decay = penaltyGradient(kernel, image.l1, image.l2);
    gradients.unshift(
      convolutionKernelGradient(image, input, gradient).map((g, at) => g + item(decay, at)),
      biasGradient(gradient, image.output.channels),
    );
    gradient = Float64Array.from(convolutionInputGradient(image, input, kernel, gradient));
  }
  const penalties =
    dense.reduce((sum, { l1, l2 }, index) => sum + penalty(kernels[index] ?? inputs, l1, l2), 0) +
    images.reduce(
      (sum, image, index) =>
        sum + (image.kind === 'convolution' ? penalty(imageKernels[index] ?? inputs, image.l1, image.l2) : 0),
      0,
    );
  return {
    loss: samples.reduce((sum, { loss }) => sum + loss, 0) / batch + penalties,
    hits: samples.filter(({ hit }) => hit).length,
    gradients,
    outputs: last,
  };
}

export interface ReferenceTraining {
  readonly parameters: Float32Array[];
  readonly state: OptimizerState;
  readonly epochs: readonly { readonly loss: number; readonly accuracy: number }[];
}

/** Trains for one epoch for each order; state and weights stay float64 in between. */
export function trainReference(
  network: NetworkSpec,
  parameters: Parameters,
  state: OptimizerState,
  data: EngineData,
  orders: readonly Uint32Array[],
  { batchSize = 32, seed = 0 }: { readonly batchSize?: number; readonly seed?: number } = {},
): ReferenceTraining {
  const slots = parameters.map((values, index): Slots => ({
    weights: Float64Array.from(values),
    first: Float64Array.from(state.firstMoments[index] ?? new Float32Array(values.length)),
    second: Float64Array.from(state.secondMoments[index] ?? new Float32Array(values.length)),
  }));
  const { inputs: width, inputScale } = network;
  const targets = data.targets ?? new Uint8Array();
  const perTarget = targets.length / (data.inputs.length / width);
  let steps = state.step;
  const epochs = orders.map((order) => {
    let loss = 0;
    let hits = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const numbers = [...order.subarray(start, start + batchSize)];
      const inputs = Float64Array.from(
        numbers.flatMap((n) => [...data.inputs.subarray(n * width, (n + 1) * width)].map((x) => x * inputScale)),
      );
      const wanted = numbers.flatMap((n) => [...targets.subarray(n * perTarget, (n + 1) * perTarget)]);
      const result = batchGradients(
        network,
        slots.map(({ weights }) => weights),
        inputs,
        wanted,
        { seed, step: steps },
      );
      steps++;
      result.gradients.forEach((gradient, index) => {
        const slot = slots[index];
        if (slot) step(network.optimizer, slot, gradient, steps);
      });
      loss += result.loss * numbers.length;
      hits += result.hits;
    }
    return { loss: loss / order.length, accuracy: hits / order.length };
  });
  const { kind } = network.optimizer;
  return {
    parameters: slots.map(({ weights }) => Float32Array.from(weights)),
    state: {
      step: steps,
      firstMoments: kind === 'sgd' ? [] : slots.map(({ first }) => Float32Array.from(first)),
      secondMoments: kind === 'adam' ? slots.map(({ second }) => Float32Array.from(second)) : [],
    },
    epochs,
  };
}
