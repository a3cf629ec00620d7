import { join } from 'node:path';

import * as tfl from '@tensorflow/tfjs-layers';

import { compileForDigits } from '../../../lib/digits/model/compile';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { glorotUniform } from '../../../lib/digits/model/initial-weights';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { loadModel } from '../../../lib/digits/model/storage';
import { fit } from '../../../lib/digits/train/fit';
import type { EngineName } from '../../../lib/digits/train/fit-options';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { MADE } from '../model/keras/made';

beforeAll(async () => {
  await testBackend();
});

const digits = bandedDigits(60);
const { dense, flatten, activation } = tfl.layers;
const weighted = (units: number, layer: 0 | 1 | 2, name: string): tfl.layers.Layer =>
  dense({ units, name, kernelInitializer: glorotUniform(3, layer) });

/** What layers give for an input, one after the other. */
function through(input: tfl.SymbolicTensor, layers: readonly tfl.layers.Layer[]): tfl.SymbolicTensor {
  return layers.reduce((tensor, layer) => layer.apply(tensor) as tfl.SymbolicTensor, input);
}

/** A connected model whose layers are in a row, with activations that are layers. */
function row(): tfl.LayersModel {
  const inputs = tfl.input({ shape: [28, 28] });
  const layers = [flatten(), weighted(8, 0, 'a'), activation({ activation: 'relu' }), weighted(10, 1, 'b')];
  const outputs = through(inputs, [...layers, activation({ activation: 'softmax' })]);
  return tfl.model({ inputs, outputs });
}

/** The same layer twice. */
function shared(): tfl.LayersModel {
  const inputs = tfl.input({ shape: [28, 28] });
  const twice = weighted(8, 1, 'twice');
  const layers = [flatten(), weighted(8, 0, 'a'), twice, activation({ activation: 'tanh' }), twice];
  const outputs = through(inputs, [...layers, weighted(10, 2, 'b'), activation({ activation: 'softmax' })]);
  return tfl.model({ inputs, outputs });
}

function frozen(): tfl.LayersModel {
  const model = row();
  model.getLayer('a').trainable = false;
  return model;
}

function frozenBias(): tfl.LayersModel {
  const model = row();
  const [, bias] = model.getLayer('a').weights;
  if (bias) bias.trainable = false;
  return model;
}

const made = (version: string) => () => loadModel(join(MADE, version, 'model.keras'));

/** What comes of training, with what was said of it. */
async function trained(
  make: () => tfl.LayersModel | Promise<tfl.LayersModel>,
  engine: EngineName,
): Promise<{ readonly losses: number[]; readonly answers: number[]; readonly notices: string[] }> {
  const model = await make();
  if ((model.optimizer as object | undefined) === undefined) compileForDigits(model, 0.01);
  const notices: string[] = [];
  const { epochs } = await fit(model, digits, {
    epochs: 3,
    batchSize: 16,
    engine,
    onNotice: (text) => notices.push(text),
  });
  const answers = engine === 'tfjs' ? await predictByTfjs(model, digits) : await predict(model, digits);
  disposeModel(model);
  return { losses: epochs.map(({ loss }) => loss), answers: [...answers], notices };
}

test.each([
  ['layers in a row', row],
  ['a frozen layer', frozen],
  ['a model of Keras 2', made('keras2')],
  ['a model of Keras 3', made('keras3')],
])('fit trains %s by the engine, as TensorFlow.js does', async (_, make) => {
  const [own, reference] = [await trained(make, 'wasm-simd'), await trained(make, 'tfjs')];
  for (const [epoch, loss] of own.losses.entries()) expect(loss).toBeCloseTo(reference.losses[epoch] ?? NaN, 5);
  for (const [place, answer] of own.answers.entries()) expect(answer).toBeCloseTo(reference.answers[place] ?? NaN, 4);
});

test.each([
  ['a layer of which the bias alone is frozen', frozenBias, 'layer a is trainable in part'],
  ['a layer that is used twice', shared, 'whose layers are not in a row'],
])('fit leaves %s to TensorFlow.js, and says why', async (_, make, words) => {
  const [chosen, reference] = [await trained(make, 'auto'), await trained(make, 'tfjs')];
  expect(chosen.notices.join()).toContain(words);
  expect(chosen.losses).toEqual(reference.losses);
  await expect(trained(make, 'wasm-simd')).rejects.toThrow(words);
});

test('fit leaves the weights of a frozen layer as they are', async () => {
  const model = frozen();
  compileForDigits(model, 0.01);
  const before = model
    .getLayer('a')
    .getWeights()
    .map((weight) => weight.dataSync().slice());
  await fit(model, digits, { epochs: 1, onNotice: () => undefined });
  expect(
    model
      .getLayer('a')
      .getWeights()
      .map((weight) => weight.dataSync()),
  ).toEqual(before);
});
