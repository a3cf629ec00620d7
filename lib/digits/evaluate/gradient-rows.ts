import { Engine, type NetworkSpec } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isRefusal, networkOf } from '../adapter/network-of';
import { readWeights } from '../adapter/weights';
import { checkClassifier } from '../check/classifier';
import { checkDigit } from '../check/digits';
import { checkOptions, type OptionNames } from '../check/options';
import { checkNumber } from '../check/values';
import { type Digits, measuresOf, PIXEL_MAXIMUM } from '../data/digits';
import { imageAt } from '../data/select';
import { largest } from '../figures/numbers';
import { sumsOf } from '../model/dense-way';

/** The slope of the loss by one weight, found in one way. */
export interface GradientRow {
  readonly way: string;
  /** Change of the loss for a change of the weight, in nats. */
  readonly gradient: number;
}

export interface GradientOptions {
  /** The pixel that the weight multiplies, counted from 0. @default the one with the most ink */
  readonly pixel?: number;
  /** The hidden unit that the weight belongs to, from 0. @default the one with the steepest slope */
  readonly unit?: number;
}

const DOING = 'finding the gradient of a weight';
const OPTIONS: OptionNames<GradientOptions> = { pixel: true, unit: true };

/** Change of the weight to each side, for the difference: small, but far above the rounding of float64. */
const STEP = 1e-5;

/**
 * The gradient of one weight of the hidden layer for one digit, found in three ways: by the chain rule, worked out
 * here in three lines; as a difference, by changing the weight a little to both sides and asking for the loss; and by
 * the engine that trains, from one step of plain gradient descent.
 *
 * The loss is the crossentropy, without a penalty for large weights. The first two are float64, the engine float32.
 *
 * @throws TypeError if the model is not Dense relu, Dense softmax, with a sparse categorical crossentropy
 * @throws RangeError if there is no such digit, pixel or unit
 * @example
 * const { test } = loadDigits('quick');
 * const rows = await gradientRows(buildAnn({ seed: 1, hiddenUnits: 8 }), test, 0);
 * rows.map(({ way }) => way) // ['by hand', 'by a difference', 'by the engine']
 * showTable(rows, { decimals: 6 });
 */
export async function gradientRows(
  model: LayersModel,
  digits: Digits,
  index: number,
  options: GradientOptions = {},
): Promise<GradientRow[]> {
  checkClassifier(DOING, model, digits);
  checkDigit(DOING, digits, index);
  checkOptions(DOING, options, OPTIONS);
  const network = twoLayers(model);
  const { pixels } = measuresOf(digits);
  const image = imageAt(digits, index);
  const label = digits.labels[index] ?? 0;
  const question = new Question(readWeights(model), image, label);
  const { pixel = largest(image), unit = largest(question.slopes(largest(image)).map(Math.abs)) } = options;
  checkNumber(DOING, `a pixel from 0 to ${pixels - 1}`, pixel, (at) => Number.isInteger(at) && at >= 0 && at < pixels);
  const isUnit = (at: number): boolean => Number.isInteger(at) && at >= 0 && at < question.units;
  checkNumber(DOING, `a unit from 0 to ${question.units - 1}`, unit, isUnit);
  const weight = pixel * question.units + unit;
  return [
    { way: 'by hand', gradient: question.slopes(pixel)[unit] ?? 0 },
    { way: 'by a difference', gradient: (question.loss(weight, STEP) - question.loss(weight, -STEP)) / (2 * STEP) },
    { way: 'by the engine', gradient: await byEngine(network, readWeights(model), image, label, weight) },
  ];
}

/** One digit and its label, put to a network of two layers. */
class Question {
  readonly units: number;
  readonly #weights: readonly Float32Array[];
  readonly #inputs: readonly number[];
  readonly #label: number;

  /** @param weights kernel (784, units), bias (units), kernel (units, 10), bias (10) */
  constructor(weights: readonly Float32Array[], image: Uint8Array, label: number) {
    this.#weights = weights;
    this.#inputs = Array.from(image, (value) => value / PIXEL_MAXIMUM);
    this.#label = label;
    this.units = weights[1]?.length ?? 0;
  }

  /** The loss, with one weight of the hidden layer changed. */
  loss(weight: number, change: number): number {
    return -Math.log(this.#forward(weight, change).probabilities[this.#label] ?? 0);
  }

  /**
   * The gradient by the weight of each hidden unit for one pixel: the pixel, times 1 if the unit is awake and 0 if
   * not, times what each output is too large by, through the weights of the unit to it.
   */
  slopes(pixel: number): number[] {
    const { hidden, probabilities } = this.#forward(-1, 0);
    const tooLarge = probabilities.map((probability, digit) => probability - (digit === this.#label ? 1 : 0));
    const outputs = this.#weights[2] ?? new Float32Array(0);
    return hidden.map((value, unit) => {
      const back = tooLarge.reduce(
        (sum, error, digit) => sum + error * (outputs[unit * tooLarge.length + digit] ?? 0),
        0,
      );
      return (this.#inputs[pixel] ?? 0) * (value > 0 ? 1 : 0) * back;
    });
  }

  #forward(weight: number, change: number): { readonly hidden: number[]; readonly probabilities: number[] } {
    const [kernel = [], bias = [], kernel2 = [], bias2 = []] = this.#weights.map((array) => Array.from(array));
    if (weight >= 0) kernel[weight] = (kernel[weight] ?? 0) + change;
    const hidden = Array.from(sumsOf({ kernel, bias }, this.#inputs), (sum) => Math.max(0, sum));
    const logits = Array.from(sumsOf({ kernel: kernel2, bias: bias2 }, hidden));
    const most = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - most));
    const total = powers.reduce((a, b) => a + b, 0);
    return { hidden, probabilities: powers.map((power) => power / total) };
  }
}

/** What one step of gradient descent with a step size of 1 takes off the weight. */
async function byEngine(
  network: NetworkSpec,
  weights: readonly Float32Array[],
  image: Uint8Array,
  label: number,
  weight: number,
): Promise<number> {
  const descent: NetworkSpec = { ...network, optimizer: { kind: 'sgd', learningRate: 1 } };
  const engine = await Engine.start(descent, { threads: 0, batchSize: 1 });
  try {
    engine.setParameters(weights);
    const data = engine.load({ inputs: image, targets: Uint8Array.of(label) });
    await engine.train(data, [Uint32Array.of(0)]);
    return (weights[0]?.[weight] ?? 0) - (engine.parameters()[0]?.[weight] ?? 0);
  } finally {
    await engine.close();
  }
}

/** The network of a model, if it is of two dense layers as `buildAnn` makes them; without dropout and penalty. */
function twoLayers(model: LayersModel): NetworkSpec {
  const network = networkOf(model, 1 / PIXEL_MAXIMUM);
  const expected = `${DOING}: expected a network as buildAnn makes it`;
  if (isRefusal(network)) throw new TypeError(`${expected}, found that ${network.reason}`);
  const layers = network.layers.filter(({ kind }) => kind !== 'dropout');
  const found = layers
    .map((layer) => ('activation' in layer ? `${layer.kind} ${layer.activation}` : layer.kind))
    .join(', ');
  if (found !== 'dense relu, dense softmax' || network.loss !== 'sparseCategoricalCrossentropy') {
    throw new TypeError(`${expected}, found ${found} with the loss ${network.loss}`);
  }
  if (layers.some((layer) => 'useBias' in layer && layer.useBias === false)) {
    throw new TypeError(`${expected}, found a layer without a bias`);
  }
  const plain = layers.map((layer) => ('units' in layer ? { ...layer, l1: 0, l2: 0 } : layer));
  return { ...network, layers: plain };
}
