/* The way of one image through a network of dense layers, in float64: what each unit adds up, and what it answers. */
import type { Activation, NetworkSpec } from '@digits/engine';
import { activate } from '@digits/engine/dist/reference/layers';

/** A dense layer with what it has learnt. */
export interface DenseLayer {
  readonly name: string;
  readonly activation: Activation;
  /** Shape (inputs, units) in row-major order. */
  readonly kernel: Float32Array;
  /** Shape (units). */
  readonly bias: Float32Array;
}

/** What one layer makes of an image. */
export interface LayerWay {
  readonly name: string;
  /** What follows the sum, for example `relu`. */
  readonly activation: string;
  /** For each unit its bias and its products, added up; of the last layer these are the logits. */
  readonly sums: Float64Array;
  /** What the activation makes of the sums. */
  readonly answers: Float64Array;
}

/** One input of a unit, times its weight. */
export interface Product {
  /** Which input, from 0: a pixel, or a unit of the layer before. */
  readonly input: number;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

/**
 * The layers of a network that learn; dropout does nothing outside training.
 *
 * @param names of the layers that learn
 * @param parameters kernel and bias of each of them in turn; of a layer without bias the kernel alone
 * @returns the layers, or what stands in the way: the kind of a layer that is not dense
 */
export function denseLayers(
  { layers }: Pick<NetworkSpec, 'layers'>,
  names: readonly string[],
  parameters: readonly Float32Array[],
): readonly DenseLayer[] | string {
  const found: DenseLayer[] = [];
  const rest = [...parameters];
  for (const layer of layers) {
    if (layer.kind === 'dropout') continue;
    if (layer.kind !== 'dense') return layer.kind;
    const number = found.length;
    const kernel = rest.shift() ?? new Float32Array(0);
    const bias = (layer.useBias === false ? undefined : rest.shift()) ?? new Float32Array(layer.units);
    found.push({ name: names[number] ?? `layer ${number + 1}`, activation: layer.activation, kernel, bias });
  }
  return found;
}

/**
 * For each unit its bias and the products of inputs and weights, added up in order. Inputs of 0 are passed over: their
 * products change nothing.
 */
export function sumsOf(
  { kernel, bias }: { readonly kernel: ArrayLike<number>; readonly bias: ArrayLike<number> },
  inputs: ArrayLike<number>,
): Float64Array {
  const sums = Float64Array.from(bias);
  for (let input = 0; input < inputs.length; input++) {
    const value = inputs[input] ?? 0;
    if (value === 0) continue;
    for (let unit = 0; unit < sums.length; unit++) {
      sums[unit] = (sums[unit] ?? 0) + value * (kernel[input * sums.length + unit] ?? 0);
    }
  }
  return sums;
}

/**
 * What each layer makes of an image, from the first to the last.
 *
 * @param inputs what the first layer is given, such as pixels of 0 to 1
 */
export function wayOf(layers: readonly DenseLayer[], inputs: ArrayLike<number>): LayerWay[] {
  let given = inputs;
  return layers.map((layer) => {
    const sums = sumsOf(layer, given);
    const answers = activate(layer.activation, sums, sums.length);
    given = answers;
    return { name: layer.name, activation: layer.activation, sums, answers };
  });
}

/** The products that a unit adds up, the largest magnitude first; those of 0 are left out. */
export function productsOf({ kernel, bias }: DenseLayer, inputs: ArrayLike<number>, unit: number): Product[] {
  const products = Array.from({ length: inputs.length }, (_, input): Product => {
    const [value, weight] = [inputs[input] ?? 0, kernel[input * bias.length + unit] ?? 0];
    return { input, value, weight, product: value * weight };
  });
  return products
    .filter(({ product }) => product !== 0)
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product) || a.input - b.input);
}
