import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isRefusal, networkOf } from '../adapter/network-of';
import { readWeights } from '../adapter/weights';
import { checkClassifier } from '../check/classifier';
import { checkDigit } from '../check/digits';
import { type Digits, PIXEL_MAXIMUM } from '../data/digits';
import { imageAt } from '../data/select';
import { type DenseLayer, denseLayers, type LayerWay, wayOf } from '../model/dense-way';

/** One image's way through a network. */
export interface Way {
  /** Which digit it is of its data. */
  readonly index: number;
  readonly label: number;
  /** What the classes are called, as its data hold it. @default the digits */
  readonly classNames?: readonly string[];
  /** uint8, shape (size, size), 0 to 255. */
  readonly pixels: Uint8Array;
  /** What each layer adds up and answers, from the first to the last, whose answers are the probabilities. */
  readonly layers: readonly LayerWay[];
}

const DOING = 'following a digit through a network';

/** Names of the kinds of layers that are not dense, for an error. */
const KINDS: Readonly<Record<string, string>> = {
  convolution: 'a convolution',
  maxPooling: 'a pooling',
  averagePooling: 'a pooling',
  normalization: 'a batch normalization',
};

/**
 * Follows one digit through a network of dense layers: for each unit the sum of its bias and its products, pixels
 * or answers times weights, and what the activation makes of it. The sums of the last layer are the *logits*, of which
 * softmax makes the probabilities. All of it is float64; `predict`, in float32, differs by rounding.
 *
 * @throws TypeError if the model is none, has another layer than dense ones, or does not end with softmax
 * @throws RangeError if there is no such digit, or the model does not fit it
 * @example
 * const { test } = loadDigits('quick');
 * const { layers } = wayThrough(buildAnn({ seed: 1, hiddenUnits: 8 }), test, 0);
 * layers.map(({ name, answers }) => [name, answers.length]) // [['hidden', 8], ['output', 10]]
 */
export function wayThrough(model: LayersModel, digits: Digits, index: number): Way {
  checkClassifier(DOING, model, digits);
  checkDigit(DOING, digits, index);
  const { layers, scale } = denseNetwork(DOING, model);
  const pixels = imageAt(digits, index);
  const inputs = Float64Array.from(pixels, (value) => value * scale);
  const { classNames } = digits;
  const label = digits.labels[index] ?? 0;
  return { index, label, ...(classNames && { classNames }), pixels, layers: wayOf(layers, inputs) };
}

/**
 * The layers of a network that is made of dense layers alone, the last of them with softmax.
 *
 * @returns the layers, and what a pixel of 0 to 255 is multiplied by
 * @throws TypeError if the network is another one
 */
export function denseNetwork(
  doing: string,
  model: LayersModel,
): { readonly layers: readonly DenseLayer[]; readonly scale: number } {
  const expected = `${doing}: expected a network of dense layers that ends with softmax`;
  const network = networkOf(model, 1 / PIXEL_MAXIMUM);
  if (isRefusal(network)) throw new TypeError(`${expected}, found that ${network.reason}`);
  if (network.loss === 'softmaxCrossentropy') throw new TypeError(`${expected}, found that its loss takes logits`);
  const names = model.layers.filter((layer) => layer.weights.length > 0).map(({ name }) => name);
  const layers = denseLayers(network, names, readWeights(model));
  if (typeof layers === 'string') throw new TypeError(`${expected}, found ${KINDS[layers] ?? layers}`);
  const { activation } = layers.at(-1) ?? {};
  if (activation !== 'softmax') throw new TypeError(`${expected}, found ${activation ?? 'none'} at its end`);
  return { layers, scale: network.inputScale };
}

/**
 * What each unit of a layer answers to some digits.
 *
 * @param indices which digits, in this order
 * @param depth the layer's place, from 0
 * @returns float32, shape (indices, units)
 */
export function answersTo(
  { layers, scale }: ReturnType<typeof denseNetwork>,
  digits: Digits,
  indices: readonly number[],
  depth: number,
): Float32Array {
  const units = layers[depth]?.bias.length ?? 0;
  const answers = new Float32Array(indices.length * units);
  indices.forEach((index, row) => {
    const inputs = Float64Array.from(imageAt(digits, index), (value) => value * scale);
    answers.set(wayOf(layers.slice(0, depth + 1), inputs).at(-1)?.answers ?? [], row * units);
  });
  return answers;
}
