import { isRefusal, networkOf } from '../../../lib/digits/adapter/network-of';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { layers, tf } from '../../engine/helpers';

/** What the pixels are multiplied by. */
export const SCALE = 1 / 255;
const { flatten, dense, conv2d } = layers.layers;

/** A small network of dense layers. */
export function build(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const model = layers.sequential({
    layers: [
      flatten({ inputShape: [6, 5] }),
      dense({
        units: 12,
        activation: 'relu',
        kernelInitializer: layers.initializers.glorotUniform({ seed: 1 }),
        kernelRegularizer: layers.regularizers.l2({ l2: 0.001 }),
      }),
      dense({ units: 7, activation: 'softmax', kernelInitializer: layers.initializers.glorotUniform({ seed: 2 }) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Channels that are no whole vectors, to be left out where the engine pads them. */
export function buildConvolutional(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const kernelInitializer = (seed: number): ReturnType<typeof layers.initializers.glorotUniform> =>
    layers.initializers.glorotUniform({ seed });
  const model = layers.sequential({
    layers: [
      layers.layers.reshape({ inputShape: [6, 5], targetShape: [6, 5, 1] }),
      conv2d({
        filters: 5,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        kernelInitializer: kernelInitializer(1),
        kernelRegularizer: layers.regularizers.l2({ l2: 0.001 }),
      }),
      layers.layers.maxPooling2d({ poolSize: [2, 1] }),
      conv2d({
        filters: 6,
        kernelSize: [2, 3],
        strides: [1, 2],
        activation: 'tanh',
        kernelInitializer: kernelInitializer(2),
      }),
      flatten(),
      dense({ units: 7, activation: 'softmax', kernelInitializer: kernelInitializer(3) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** gelu in every place that it can have before the last layer. */
export function buildGelu(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const init = (seed: number): ReturnType<typeof layers.initializers.glorotUniform> =>
    layers.initializers.glorotUniform({ seed });
  const model = layers.sequential({
    layers: [
      layers.layers.reshape({ inputShape: [6, 5], targetShape: [6, 5, 1] }),
      conv2d({ filters: 5, kernelSize: 3, activation: 'gelu', kernelInitializer: init(1) }),
      flatten(),
      dense({ units: 9, activation: 'gelu', kernelInitializer: init(2) }),
      dense({ units: 7, activation: 'softmax', kernelInitializer: init(3) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Averages between convolutions, and of whole channels at the end. */
export function buildAveraging(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const init = (seed: number): ReturnType<typeof layers.initializers.glorotUniform> =>
    layers.initializers.glorotUniform({ seed });
  const model = layers.sequential({
    layers: [
      layers.layers.reshape({ inputShape: [6, 5], targetShape: [6, 5, 1] }),
      conv2d({ filters: 5, kernelSize: 2, padding: 'same', activation: 'tanh', kernelInitializer: init(1) }),
      layers.layers.averagePooling2d({ poolSize: [2, 3], strides: [1, 2] }),
      conv2d({ filters: 9, kernelSize: 2, activation: 'tanh', kernelInitializer: init(2) }),
      layers.layers.globalAveragePooling2d({}),
      dense({ units: 7, activation: 'softmax', kernelInitializer: init(3) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Normalized by batch after a relu and, as most do, between sums without a bias and their activation. */
export function buildNormalized(optimizer: tf.Optimizer = tf.train.adam(0.001)): layers.Sequential {
  const init = (seed: number): ReturnType<typeof layers.initializers.glorotUniform> =>
    layers.initializers.glorotUniform({ seed });
  const { batchNormalization, reshape } = layers.layers;
  const model = layers.sequential({
    layers: [
      reshape({ inputShape: [6, 5], targetShape: [6, 5, 1] }),
      conv2d({ filters: 5, kernelSize: 3, activation: 'relu', kernelInitializer: init(1) }),
      batchNormalization({ momentum: 0.9 }),
      conv2d({ filters: 6, kernelSize: 2, activation: 'tanh', useBias: false, kernelInitializer: init(2) }),
      flatten(),
      dense({ units: 9, useBias: false, kernelInitializer: init(3) }),
      batchNormalization({ momentum: 0.8, epsilon: 0.01 }),
      layers.layers.activation({ activation: 'tanh' }),
      dense({ units: 7, activation: 'softmax', kernelInitializer: init(4) }),
    ],
  });
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

/** Of three convolutions and dense layers the first and the third are frozen. */
export function buildFrozen(optimizer?: tf.Optimizer): layers.Sequential {
  const model = buildGelu(optimizer);
  const [first, , third] = model.layers.filter((layer) => layer.weights.length > 0);
  for (const layer of [first, third]) if (layer) layer.trainable = false;
  // TensorFlow.js asks what learns when it compiles.
  model.compile({ optimizer: model.optimizer, loss: model.loss, metrics: ['accuracy'] });
  return model;
}

export const builders: [string, typeof build][] = [
  ['partly frozen', buildFrozen],
  ['normalized', buildNormalized],
  ['gelu', buildGelu],
  ['dense', build],
  ['convolutional', buildConvolutional],
  ['averaging', buildAveraging],
];

/**
 * The network that a model is.
 *
 * @throws Error if the engine cannot train it
 */
export function networkFor(model: layers.LayersModel): NetworkSpec {
  const network = networkOf(model, SCALE);
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}
