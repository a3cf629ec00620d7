import type { NetworkSpec } from '../network/network';
import { item } from '../validation/item';
import { sampleLoss } from './loss';
import { backward, forward, type Masks } from './tape';

export interface BatchResult {
  /** Mean loss of the batch plus penalties. */
  readonly loss: number;
  readonly hits: number;
  /** By kernel and bias of each layer in turn, gamma and beta of a normalization. */
  readonly gradients: readonly Float64Array[];
  /** The moving averages of all normalizations after the batch. */
  readonly averages: readonly Float64Array[];
  /** (batch, units). */
  readonly outputs: Float64Array;
}

/**
 * Loss and gradients of one batch.
 *
 * @param parameters Kernel and bias of each layer in turn; of a normalization gamma, beta, and the moving averages.
 * @param inputs (batch, inputs), already scaled.
 * @param targets One label, or `units` numbers, for each sample.
 * @param masks Draws dropout masks, and normalizes by the batch's own moments; leave out to predict.
 * @throws RangeError if parameters or targets do not fit the network.
 */
export function batchGradients(
  network: NetworkSpec,
  parameters: readonly Float64Array[],
  inputs: Float64Array,
  targets: readonly number[],
  masks?: Masks,
): BatchResult {
  const batch = inputs.length / network.inputs;
  const tape = forward(network, parameters, inputs, masks);
  const { output } = item(tape, tape.length - 1, 'the tape');
  const wanted = network.loss === 'sparseCategoricalCrossentropy' ? batch : output.length;
  if (targets.length !== wanted)
    throw new RangeError(`computing the loss: expected ${wanted} numbers in the targets, found ${targets.length}`);
  const row = <Values extends Float64Array | readonly number[]>(values: Values, sample: number) =>
    Array.from(values.slice((sample * values.length) / batch, ((sample + 1) * values.length) / batch));
  const samples = Array.from({ length: batch }, (_, sample) =>
    sampleLoss(network.loss, row(output, sample), row(targets, sample)),
  );
  const penalties = tape.reduce((sum, note) => sum + note.penalty, 0);
  return {
    loss: samples.reduce((sum, { loss }) => sum + loss, 0) / batch + penalties,
    hits: samples.filter(({ hit }) => hit).length,
    gradients: backward(tape, Float64Array.from(samples.flatMap(({ gradient }) => gradient.map((g) => g / batch)))),
    averages: tape.flatMap(({ averages = [] }) => averages),
    outputs: output,
  };
}
