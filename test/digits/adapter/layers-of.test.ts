import * as tfl from '@tensorflow/tfjs-layers';

import { layersOf, Unsupported } from '../../../lib/digits/adapter/layers-of';
import { buildAnn } from '../../../lib/digits/model/ann';
import { compileForDigits } from '../../../lib/digits/model/compile';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { build, buildConvolutional } from './models';

const { dense, dropout, flatten } = tfl.layers;

beforeAll(async () => {
  await testBackend();
});

test('layersOf leaves out what only shapes a sample, and gives an image shape to convolutions alone', () => {
  expect(layersOf(build())).toEqual({
    layers: [
      { kind: 'dense', units: 12, activation: 'relu', l1: 0, l2: 0.001 },
      { kind: 'dense', units: 7, activation: 'softmax', l1: 0, l2: 0 },
    ],
    scale: 1,
  });
  const { imageShape, layers } = layersOf(buildConvolutional());
  expect(imageShape).toEqual({ height: 6, width: 5, channels: 1 });
  expect(layers.map(({ kind }) => kind)).toEqual(['convolution', 'maxPooling', 'convolution', 'dense']);
});

test('layersOf asks for no loss and no optimizer, and takes an activation that is not named for linear', () => {
  const model = tfl.sequential({
    layers: [dropout({ inputShape: [4], rate: 0.25 }), dense({ units: 3, kernelRegularizer: tfl.regularizers.l1() })],
  });
  expect(layersOf(model).layers).toEqual([
    { kind: 'dropout', rate: 0.25 },
    // The strength that TensorFlow.js takes unless told otherwise.
    { kind: 'dense', units: 3, activation: 'linear', l1: 0.01, l2: 0 },
  ]);
});

test('layersOf takes a Rescaling in front for a scale of the inputs', () => {
  const rescaling = (scale: number, offset = 0): tfl.layers.Layer =>
    tfl.layers.rescaling({ scale, offset, inputShape: [4] });
  const scaled = tfl.sequential({ layers: [rescaling(0.5), dense({ units: 2 })] });
  expect(layersOf(scaled)).toMatchObject({ scale: 0.5, layers: [{ kind: 'dense', units: 2 }] });
  const behind = tfl.sequential({ layers: [dense({ units: 4, inputShape: [4] }), rescaling(2)] });
  expect(() => layersOf(behind)).toThrow('is a Rescaling that is not in front');
  expect(() => layersOf(tfl.sequential({ layers: [rescaling(2, 1), dense({ units: 2 })] }))).toThrow('has an offset');
});

test('a network that scales its inputs is trained and asked by the engine as by TensorFlow.js', async () => {
  const train = async (engine: 'wasm-simd' | 'tfjs'): Promise<{ losses: number[]; answers: number[] }> => {
    const scaling = tfl.layers.rescaling({ scale: 2.5, inputShape: [28, 28] });
    const model = tfl.sequential({ layers: [scaling, ...buildAnn({ seed: 1, hiddenUnits: 4 }).layers] });
    compileForDigits(model, 0.001);
    const digits = bandedDigits(40);
    const { epochs } = await fit(model, digits, { epochs: 2, batchSize: 8, engine, onNotice: () => undefined });
    const answers = engine === 'tfjs' ? await predictByTfjs(model, digits) : await predict(model, digits);
    disposeModel(model);
    return { losses: epochs.map(({ loss }) => loss), answers: [...answers] };
  };
  const [own, reference] = [await train('wasm-simd'), await train('tfjs')];
  for (const [epoch, loss] of own.losses.entries()) expect(loss).toBeCloseTo(reference.losses[epoch] ?? NaN, 5);
  for (const [place, answer] of own.answers.entries()) expect(answer).toBeCloseTo(reference.answers[place] ?? NaN, 4);
});

/** A layer of somebody's own whose configuration fails. */
class Unreadable extends tfl.layers.Layer {
  static className = 'Unreadable';
  override getConfig(): never {
    throw new Error('no words.');
  }
}

test.each<[string, () => tfl.LayersModel]>([
  ['layer shared occurs twice', () => twice()],
  ['layer inner is a model itself', () => tfl.sequential({ layers: [sequentialOf('inner', 4)] })],
  ['layer odd cannot be read: no words', () => tfl.sequential({ layers: [odd(), dense({ units: 2 })] })],
  ['it is a Model whose layers are not in a row', () => branches()],
  ['layer other does not follow a layer of sums', () => activations('tanh', 'relu')],
])('layersOf throws Unsupported, which says: %s', (words, make) => {
  const model = make();
  expect(() => layersOf(model)).toThrow(Unsupported);
  expect(() => layersOf(model)).toThrow(words);
});

function sequentialOf(name: string, units: number): tfl.Sequential {
  return tfl.sequential({ name, layers: [flatten({ inputShape: [2, 2] }), dense({ units })] });
}

function odd(): tfl.layers.Layer {
  return new Unreadable({ name: 'odd', inputShape: [4] });
}

function twice(): tfl.LayersModel {
  const shared = dense({ units: 4, inputShape: [4], name: 'shared' });
  return tfl.sequential({ layers: [shared, shared] });
}

/** What a layer gives for what another gave. */
function apply(layer: tfl.layers.Layer, input: tfl.SymbolicTensor | tfl.SymbolicTensor[]): tfl.SymbolicTensor {
  const output = layer.apply(input);
  if (!(output instanceof tfl.SymbolicTensor)) throw new TypeError('expected one symbolic tensor');
  return output;
}

function branches(): tfl.LayersModel {
  const input = tfl.input({ shape: [4] });
  const sum = apply(tfl.layers.add(), [apply(dense({ units: 3 }), input), apply(dense({ units: 3 }), input)]);
  return tfl.model({ inputs: input, outputs: apply(dense({ units: 2 }), sum) });
}

function activations(...names: ('relu' | 'tanh')[]): tfl.LayersModel {
  const layers = names.map((activation, index) =>
    tfl.layers.activation({ activation, name: index === 0 ? 'one' : 'other' }),
  );
  return tfl.sequential({ layers: [dense({ units: 4, inputShape: [4] }), ...layers] });
}

test('layersOf takes a connected model whose layers are in a row', () => {
  const input = tfl.input({ shape: [4] });
  const hidden = apply(dropout({ rate: 0.5 }), apply(dense({ units: 3, activation: 'relu' }), input));
  const model = tfl.model({ inputs: input, outputs: apply(dense({ units: 2 }), hidden) });
  expect(layersOf(model).layers.map(({ kind }) => kind)).toEqual(['dense', 'dropout', 'dense']);
});

test('layersOf takes an activation that is a layer for that of the layer before it', () => {
  const model = tfl.sequential({
    layers: [
      dense({ units: 4, inputShape: [4] }),
      tfl.layers.reLU(),
      dense({ units: 4 }),
      tfl.layers.activation({ activation: 'tanh' }),
      dense({ units: 3 }),
      tfl.layers.softmax(),
    ],
  });
  const names = layersOf(model).layers.map((layer) => ('activation' in layer ? layer.activation : layer.kind));
  expect(names).toEqual(['relu', 'tanh', 'softmax']);
});

test('layersOf takes a normalization with the activation that follows it', () => {
  const { conv2d, batchNormalization, reLU, activation } = tfl.layers;
  const model = tfl.sequential({
    layers: [
      conv2d({ filters: 2, kernelSize: 3, inputShape: [5, 5, 1] }),
      batchNormalization({ axis: 3, momentum: 0.9, epsilon: 0.01 }),
      reLU(),
      flatten(),
      dense({ units: 4, activation: 'relu' }),
      batchNormalization({ axis: 1 }),
      dense({ units: 3 }),
      batchNormalization(),
      activation({ activation: 'tanh' }),
      dense({ units: 2 }),
    ],
  });
  const normalization = { kind: 'normalization', momentum: 0.99, epsilon: 0.001 };
  expect(layersOf(model).layers.filter(({ kind }) => kind === 'normalization')).toEqual([
    { ...normalization, momentum: 0.9, epsilon: 0.01, activation: 'relu' },
    { ...normalization, activation: 'linear' },
    { ...normalization, activation: 'tanh' },
  ]);
});

test.each<[string, Parameters<typeof tfl.layers.batchNormalization>[0], Partial<tfl.layers.Layer>?]>([
  ['has the axis 1', { axis: 1 }],
  ['has no gamma', { scale: false }],
  ['has no beta', { center: false }],
  ['has a gammaRegularizer', { gammaRegularizer: 'l1l2' }],
  ['has a betaConstraint', { betaConstraint: 'nonNeg' }],
  ['is not trainable', {}, { trainable: false }],
])('layersOf refuses a normalization that %s', (words, options, change = {}) => {
  const normalization = Object.assign(tfl.layers.batchNormalization(options), change);
  const convolution = tfl.layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [3, 3, 1] });
  expect(() => layersOf(tfl.sequential({ layers: [convolution, normalization] }))).toThrow(words);
});

test('layersOf tells a frozen layer that has weights, and refuses one of which a part is frozen', () => {
  const convolution = tfl.layers.conv2d({ filters: 1, kernelSize: 2, inputShape: [2, 2, 1] });
  const model = tfl.sequential({ layers: [convolution, flatten({ trainable: false }), dense({ units: 2 })] });
  const trainable = (): unknown[] =>
    layersOf(model).layers.map((layer) => ('trainable' in layer ? layer.trainable : undefined));
  expect(trainable()).toEqual([undefined, undefined]);
  convolution.trainable = false;
  expect(trainable()).toEqual([false, undefined]);
  model.trainable = false;
  expect(trainable()).toEqual([false, false]);
  model.trainable = true;
  for (const layer of model.layers) for (const weight of layer.weights) weight.trainable = true;
  convolution.trainable = true;
  const [kernel] = convolution.weights;
  if (kernel) kernel.trainable = false;
  expect(() => layersOf(model)).toThrow('is trainable in part');
});
