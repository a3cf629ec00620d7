import { isRefusal, networkOf } from '../../../lib/digits/adapter/network-of';
import { activations } from '../../engine/activations';
import { layers, tf } from '../../engine/helpers';
import { build, buildAveraging, buildConvolutional, networkFor, SCALE } from './models';

const { flatten, dense, dropout, conv2d } = layers.layers;

test('networkOf reads layers, regularizers, loss and optimizer', () => {
  expect(networkFor(build(tf.train.momentum(0.1, 0.8, true)))).toEqual({
    inputs: 30,
    inputScale: SCALE,
    loss: 'sparseCategoricalCrossentropy',
    layers: [
      { kind: 'dense', units: 12, activation: 'relu', l1: 0, l2: 0.001 },
      { kind: 'dense', units: 7, activation: 'softmax', l1: 0, l2: 0 },
    ],
    optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.8, nesterov: true },
  });
  expect(networkFor(build()).optimizer).toEqual({
    kind: 'adam',
    learningRate: 0.001,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
  });
});

test.each(activations)('networkOf reads the activation %s, as TensorFlow.js has it', (activation) => {
  const hidden = activation === 'softmax' ? [] : [dense({ inputShape: [30], units: 5, activation })];
  const model = layers.sequential({
    layers: [...hidden, dense({ ...(hidden.length === 0 && { inputShape: [30] }), units: 7, activation })],
  });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const found = networkFor(model).layers;
  expect(found.map((layer) => layer.kind === 'dense' && layer.activation)).toEqual(found.map(() => activation));
});

test.each<[string, () => layers.LayersModel]>([
  [
    'is of the kind GlobalMaxPooling2D',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 3 }),
          layers.layers.globalMaxPooling2d({}),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the data format "channelsFirst"',
    () =>
      layers.sequential({
        layers: [
          layers.layers.globalAveragePooling2d({ inputShape: [1, 6, 5], dataFormat: 'channelsFirst' }),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has a dilation rate',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 2, dilationRate: 2 }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the data format "channelsFirst"',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [1, 6, 5], filters: 2, kernelSize: 2, dataFormat: 'channelsFirst' }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the activation "softmax"',
    () =>
      layers.sequential({
        layers: [
          conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 2, activation: 'softmax' }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'is a Reshape that is not in front',
    () =>
      layers.sequential({
        layers: [
          dense({ inputShape: [30], units: 8 }),
          layers.layers.reshape({ targetShape: [8] }),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'a convolution after a dropout',
    () =>
      layers.sequential({
        layers: [
          dropout({ inputShape: [6, 5, 1], rate: 0.1 }),
          conv2d({ filters: 2, kernelSize: 2 }),
          flatten(),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    // The form with tanh, which is another function.
    'has the activation "gelu_new"',
    () =>
      layers.sequential({
        layers: [
          dense({ inputShape: [30], units: 7, activation: 'gelu_new' }),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'has the activation "elu"',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [30], units: 7, activation: 'elu' }), dense({ units: 7, activation: 'softmax' })],
      }),
  ],
  [
    'has a biasRegularizer',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [30], units: 7, activation: 'softmax', biasRegularizer: 'l1l2' })],
      }),
  ],
  [
    'inputs that are not flat',
    () =>
      layers.sequential({
        layers: [dense({ inputShape: [6, 5], units: 7 }), flatten(), dense({ units: 7, activation: 'softmax' })],
      }),
  ],
  [
    'needs a softmax output, found linear',
    () => layers.sequential({ layers: [dense({ inputShape: [30], units: 7 })] }),
  ],
  [
    'dropout right after a dropout',
    () =>
      layers.sequential({
        layers: [
          dropout({ inputShape: [30], rate: 0.1 }),
          dropout({ rate: 0.1 }),
          dense({ units: 7, activation: 'softmax' }),
        ],
      }),
  ],
  [
    'layers are not in a row',
    () => {
      const input = layers.input({ shape: [30] });
      const part = (): layers.SymbolicTensor => dense({ units: 7 }).apply(input) as layers.SymbolicTensor;
      const sum = layers.layers.add().apply([part(), part()]) as layers.SymbolicTensor;
      return layers.model({ inputs: input, outputs: sum });
    },
  ],
])('networkOf gives the reason: %s', (reason, make) => {
  const model = make();
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const found = networkOf(model, SCALE);
  expect(isRefusal(found) ? found.reason : found).toContain(reason);
});

test('networkOf reads the loss of logits, alone and in an array', () => {
  for (const loss of [tf.losses.softmaxCrossEntropy, [tf.losses.softmaxCrossEntropy]]) {
    const model = layers.sequential({ layers: [dense({ inputShape: [30], units: 7 })] });
    model.compile({ optimizer: 'adam', loss });
    expect(networkFor(model).loss).toBe('softmaxCrossentropy');
  }
});

test('networkOf refuses other optimizers, other losses and uncompiled models', () => {
  const model = build();
  model.compile({ optimizer: 'adagrad', loss: 'sparseCategoricalCrossentropy' });
  expect(networkOf(model, SCALE)).toEqual({ reason: 'its optimizer is Adagrad' });
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });
  expect(networkOf(model, SCALE)).toEqual({ reason: 'its loss is meanAbsoluteError' });
  expect(networkOf(layers.sequential({ layers: [dense({ inputShape: [30], units: 7 })] }), SCALE)).toHaveProperty(
    'reason',
  );
});

test('networkOf reads RMSProp, by its name too', () => {
  const model = build(tf.train.rmsprop(0.1, 0.8, 0.5, 1e-5));
  const read = { kind: 'rmsprop', learningRate: 0.1, decay: 0.8, momentum: 0.5, epsilon: 1e-5 };
  expect(networkFor(model).optimizer).toEqual(read);
  model.compile({ optimizer: 'rmsprop', loss: 'sparseCategoricalCrossentropy' });
  expect(networkFor(model).optimizer).toEqual({ ...read, learningRate: 0.001, decay: 0.9, momentum: 0, epsilon: 1e-7 });
});

test('networkOf refuses a centered RMSProp, which makes NaN of weights without a gradient in TensorFlow.js', () => {
  const optimizer = tf.train.rmsprop(0.1, 0.9, 0, 1e-7, true);
  expect(networkOf(build(optimizer), SCALE)).toEqual({ reason: 'its optimizer is a centered RMSProp' });
  const weight = tf.variable(tf.scalar(1));
  optimizer.applyGradients([{ name: weight.name, tensor: tf.scalar(0) }]);
  expect(weight.dataSync()[0]).toBeNaN();
});

test('networkOf reads dropout between convolutions and pooling', () => {
  const model = layers.sequential({
    layers: [
      conv2d({ inputShape: [6, 5, 1], filters: 2, kernelSize: 2, activation: 'relu' }),
      dropout({ rate: 0.2 }),
      layers.layers.maxPooling2d({ poolSize: 2 }),
      dropout({ rate: 0.4 }),
      conv2d({ filters: 2, kernelSize: 1 }),
      flatten(),
      dense({ units: 7, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  expect(networkFor(model).layers.map((layer) => (layer.kind === 'dropout' ? layer.rate : layer.kind))).toEqual([
    'convolution',
    0.2,
    'maxPooling',
    0.4,
    'convolution',
    'dense',
  ]);
});

test('networkOf reads average pooling, and that of a whole image as one window', () => {
  expect(networkFor(buildAveraging()).layers.filter(({ kind }) => kind === 'averagePooling')).toEqual([
    { kind: 'averagePooling', poolSize: [2, 3], strides: [1, 2], padding: 'valid' },
    { kind: 'averagePooling', poolSize: [4, 1], strides: [1, 1], padding: 'valid' },
  ]);
});

test('networkOf reads convolutions and pooling', () => {
  const network = networkFor(buildConvolutional());
  expect(network.imageShape).toEqual({ height: 6, width: 5, channels: 1 });
  expect(network.layers).toEqual([
    {
      kind: 'convolution',
      filters: 5,
      kernelSize: [3, 3],
      strides: [1, 1],
      padding: 'same',
      activation: 'relu',
      l1: 0,
      l2: 0.001,
    },
    { kind: 'maxPooling', poolSize: [2, 1], strides: [2, 1], padding: 'valid' },
    {
      kind: 'convolution',
      filters: 6,
      kernelSize: [2, 3],
      strides: [1, 2],
      padding: 'valid',
      activation: 'tanh',
      l1: 0,
      l2: 0,
    },
    { kind: 'dense', units: 7, activation: 'softmax', l1: 0, l2: 0 },
  ]);
});
