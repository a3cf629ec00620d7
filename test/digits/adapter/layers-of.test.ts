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
  ['it is a Model, not a Sequential model', () => functional()],
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

function functional(): tfl.LayersModel {
  const input = tfl.input({ shape: [4] });
  const outputs = dense({ units: 2 }).apply(input);
  if (!(outputs instanceof tfl.SymbolicTensor)) throw new TypeError('expected one symbolic tensor');
  return tfl.model({ inputs: input, outputs });
}
