import { reasonOf } from '@digits/common/text';
import type { Activation, ImageShape, LayerSpec, NetworkSpec } from '@digits/engine';
import type * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { callOf } from '../model/layer';
import { type Weight, weightsOfLayer } from '../model/weight-order';

/** The engine's activations, all of which TensorFlow.js has under the same names; each is to be looked at before. */
const ACTIVATIONS: Readonly<Record<Activation, true>> = {
  linear: true,
  relu: true,
  tanh: true,
  sigmoid: true,
  softmax: true,
  gelu: true,
};

/** Layers of TensorFlow.js that pool windows, as the engine calls them. */
const POOLINGS = { MaxPooling2D: 'maxPooling', AveragePooling2D: 'averagePooling' } as const;
type PoolingKind = (typeof POOLINGS)[keyof typeof POOLINGS];

function isPooling(kind: string): kind is keyof typeof POOLINGS {
  return Object.hasOwn(POOLINGS, kind);
}

/** Thrown at the first thing in a model that the engine does not do, and caught by `networkOf`. */
export class Unsupported extends Error {}

type Refuse = (what: string) => never;
type Config = tf.serialization.ConfigDict;

/** What the engine is told of a model's layers. */
export interface Layers extends Pick<NetworkSpec, 'layers' | 'imageShape'> {
  /** What the layers in front multiply the inputs by. */
  readonly scale: number;
}

/**
 * A model's layers as the engine knows them, and the shape of the images that the first of them takes.
 *
 * @throws Unsupported if the engine does not know one of them
 */
export function layersOf(model: LayersModel): Layers {
  if (!isRow(model)) throw new Unsupported(`it is a ${model.getClassName()} whose layers are not in a row`);
  const layers: LayerSpec[] = [];
  let scale = 1;
  const seen = new Set<object>();
  const learning = new Set(model.trainableWeights);
  let imageShape: ImageShape | undefined;
  // A layer that other models use too has several inputs: what it gets here follows from the layers before.
  let next = model.inputs[0]?.shape ?? [];
  for (const layer of model.layers) {
    const refuse: Refuse = (what) => {
      throw new Unsupported(`layer ${layer.name} ${what}`);
    };
    if (seen.has(layer)) refuse('occurs twice');
    seen.add(layer);
    const kind = layer.getClassName();
    if ('layers' in layer) refuse('is a model itself');
    const shape = next;
    const { config, output } = readLayer(layer, shape, refuse);
    next = output;
    // Weights may be frozen by themselves, or by the model, while the layer still calls itself trainable.
    const weights = weightsToLearn(layer, kind);
    const isFrozen = weights.length > 0 && weights.every((weight) => !learning.has(weight));
    if (!isFrozen && weights.some((weight) => !learning.has(weight))) refuse('is trainable in part');
    const frozen = isFrozen ? { trainable: false } : {};
    requireChannelsLast(config, refuse);
    if (kind === 'InputLayer' || kind === 'Flatten' || kind === 'Reshape') {
      // The numbers of a sample stay as they are; convolutions and dense layers check what they are given.
      if (kind === 'Reshape' && layers.length > 0) refuse('is a Reshape that is not in front');
    } else if (kind === 'Rescaling') {
      if (layers.length > 0) refuse('is a Rescaling that is not in front');
      if (config.offset !== 0) refuse('has an offset');
      scale *= Number(config.scale);
    } else if (kind === 'Activation' || kind === 'ReLU' || kind === 'Softmax') {
      layers.push(activated(layers.pop(), activationOf(kind, config, refuse), refuse));
    } else if (kind === 'BatchNormalization') {
      if (isFrozen) refuse('is not trainable');
      layers.push(normalizationOf(config, shape, refuse));
    } else if (kind === 'Dropout') {
      if (config.noiseShape !== undefined && config.noiseShape !== null) refuse('has a noise shape');
      layers.push({ kind: 'dropout', rate: Number(config.rate) });
    } else if (kind === 'Conv2D' || isPooling(kind)) {
      imageShape ??= imageShapeOf(shape, refuse);
      layers.push(
        kind === 'Conv2D' ? { ...convolutionOf(config, refuse), ...frozen } : poolingOf(POOLINGS[kind], config, refuse),
      );
    } else if (kind === 'GlobalAveragePooling2D') {
      imageShape ??= imageShapeOf(shape, refuse);
      layers.push(globalAverageOf(shape, refuse));
    } else if (kind === 'Dense') {
      if (shape.length !== 2) refuse('is a Dense layer on inputs that are not flat');
      layers.push({ ...denseOf(config, refuse), ...frozen });
    } else refuse(`is of the kind ${kind}`);
  }
  return { layers, scale, ...(imageShape && { imageShape }) };
}

/** Whether each layer is called once, with what the one before it gives and nothing else. */
function isRow(model: LayersModel): boolean {
  if (model.getClassName() === 'Sequential') return true;
  let [tensor, ...others] = model.outputs;
  if (others.length > 0 || model.inputs.length !== 1) return false;
  for (const layer of model.layers.toReversed()) {
    const call = tensor && callOf(tensor);
    if (tensor?.sourceLayer !== layer || call === undefined || Object.keys(call.callArgs ?? {}).length > 0)
      return false;
    [tensor, ...others] = call.inputTensors;
    if (others.length > 0) return false;
  }
  return true;
}

/** The activation of a layer that is nothing else; after a dense layer axis 1 is the last. */
function activationOf(kind: 'Activation' | 'ReLU' | 'Softmax', config: Config, refuse: Refuse): Activation {
  if (kind === 'ReLU')
    return config.maxValue === undefined || config.maxValue === null ? 'relu' : refuse('has a bound');
  if (kind === 'Softmax') return [1, -1].includes(Number(config.axis)) ? 'softmax' : refuse('has an axis');
  return isActivation(config.activation)
    ? config.activation
    : refuse(`has the activation ${JSON.stringify(config.activation)}`);
}

/** A layer with the activation that follows it. */
function activated(layer: LayerSpec | undefined, activation: Activation, refuse: Refuse): LayerSpec {
  if (!layer || !('activation' in layer) || layer.activation !== 'linear') {
    return refuse('does not follow a layer of sums');
  }
  if (layer.kind === 'dense') return { ...layer, activation };
  return activation === 'softmax' ? refuse('is a softmax of what is not a dense layer') : { ...layer, activation };
}

/** Those that have a gradient: the moving averages of a normalization, its last two weights, have none. */
function weightsToLearn(layer: tfl.layers.Layer, kind: string): Weight[] {
  const weights = weightsOfLayer(layer);
  return kind === 'BatchNormalization' ? weights.slice(0, -2) : weights;
}

/** What tfjs says of a layer; a layer of somebody's own may lack what others have. */
function readLayer(layer: tfl.layers.Layer, shape: tfl.Shape, refuse: Refuse): { config: Config; output: tfl.Shape } {
  try {
    const output = layer.computeOutputShape(shape);
    return { config: layer.getConfig(), output: isSingle(output) ? output : refuse('has several outputs') };
  } catch (error) {
    if (error instanceof Unsupported) throw error;
    return refuse(`cannot be read: ${reasonOf(error).replace(/\.$/, '')}`);
  }
}

function isSingle(shape: tfl.Shape | tfl.Shape[]): shape is tfl.Shape {
  return !shape.some(Array.isArray);
}

function imageShapeOf([, height, width, channels]: readonly (number | null)[], refuse: Refuse): ImageShape {
  if (!height || !width || !channels) return refuse('has inputs of no fixed size');
  return { height, width, channels };
}

function convolutionOf(config: Config, refuse: Refuse): LayerSpec {
  if (pair(config.dilationRate ?? 1, 'dilation rate', refuse).some((rate) => rate !== 1)) refuse('has a dilation rate');
  const { activation, ...kernel } = weightedOf(config, refuse);
  if (activation === 'softmax') return refuse('has the activation "softmax"');
  return {
    kind: 'convolution',
    filters: Number(config.filters),
    kernelSize: pair(config.kernelSize, 'kernel size', refuse),
    ...windowsOf(config, refuse),
    activation,
    ...kernel,
  };
}

function normalizationOf(config: Config, shape: tfl.Shape, refuse: Refuse): LayerSpec {
  if (![-1, shape.length - 1].includes(Number(config.axis))) refuse(`has the axis ${JSON.stringify(config.axis)}`);
  if (config.scale !== true) refuse('has no gamma');
  if (config.center !== true) refuse('has no beta');
  requireNone(['gammaRegularizer', 'betaRegularizer', 'gammaConstraint', 'betaConstraint'], config, refuse);
  const { epsilon, momentum } = config;
  return { kind: 'normalization', activation: 'linear', epsilon: Number(epsilon), momentum: Number(momentum) };
}

function poolingOf(kind: PoolingKind, config: Config, refuse: Refuse): LayerSpec {
  return { kind, poolSize: pair(config.poolSize, 'pool size', refuse), ...windowsOf(config, refuse) };
}

/** One window as large as the image. */
function globalAverageOf(shape: tfl.Shape, refuse: Refuse): LayerSpec {
  const { height, width } = imageShapeOf(shape, refuse);
  return { kind: 'averagePooling', poolSize: [height, width], strides: [1, 1], padding: 'valid' };
}

function requireChannelsLast({ dataFormat }: Config, refuse: Refuse): void {
  if (dataFormat !== undefined && dataFormat !== null && dataFormat !== 'channelsLast')
    refuse(`has the data format ${JSON.stringify(dataFormat)}`);
}

function windowsOf(config: Config, refuse: Refuse): { strides: readonly [number, number]; padding: 'valid' | 'same' } {
  const { padding } = config;
  if (padding !== 'valid' && padding !== 'same') return refuse(`has the padding ${JSON.stringify(padding)}`);
  return { strides: pair(config.strides, 'strides', refuse), padding };
}

/** tfjs gives one number, or one for each axis. */
function pair(value: unknown, what: string, refuse: Refuse): readonly [number, number] {
  const [height, width = height]: unknown[] = [value].flat();
  if (typeof height !== 'number' || typeof width !== 'number')
    return refuse(`has the ${what} ${JSON.stringify(value)}`);
  return [height, width];
}

function denseOf(config: Config, refuse: Refuse): LayerSpec {
  return { kind: 'dense', units: Number(config.units), ...weightedOf(config, refuse) };
}

/** What dense layers and convolutions have in common. */
function weightedOf(
  config: Config,
  refuse: Refuse,
): { activation: Activation; l1: number; l2: number; useBias?: false } {
  const { activation } = config;
  if (!isActivation(activation)) return refuse(`has the activation ${JSON.stringify(activation)}`);
  requireNone(['biasRegularizer', 'activityRegularizer', 'kernelConstraint', 'biasConstraint'], config, refuse);
  const penalties = regularizerOf(config.kernelRegularizer, refuse);
  return { activation, ...penalties, ...(config.useBias === false && { useBias: false }) };
}

function requireNone(extras: readonly string[], config: Config, refuse: Refuse): void {
  for (const extra of extras) {
    if (config[extra] !== undefined && config[extra] !== null) refuse(`has a ${extra}`);
  }
}

function isActivation(name: unknown): name is Activation {
  return typeof name === 'string' && Object.hasOwn(ACTIVATIONS, name);
}

/** Whether a regularizer is that of TensorFlow.js which adds multiples of the weights' sizes and squares. */
function isPenalty(value: unknown): value is { readonly config: { readonly l1?: unknown; readonly l2?: unknown } } {
  if (typeof value !== 'object' || value === null || !('className' in value && 'config' in value)) return false;
  return value.className === 'L1L2' && typeof value.config === 'object' && value.config !== null;
}

function regularizerOf(value: unknown, refuse: Refuse): { l1: number; l2: number } {
  if (value === undefined || value === null) return { l1: 0, l2: 0 };
  if (!isPenalty(value)) return refuse('has a kernel regularizer other than L1 and L2');
  return { l1: Number(value.config.l1), l2: Number(value.config.l2) };
}
