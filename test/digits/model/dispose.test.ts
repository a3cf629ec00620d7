import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../lib/digits/model/ann';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { predictByTfjs } from '../../../lib/digits/model/predict';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

test('disposeModel leaves no tensor behind, of a new model or a trained one', async () => {
  await testBackend();
  const before = tf.memory().numTensors;
  disposeModel(buildAnn());
  expect(tf.memory().numTensors).toBe(before);
  const trained = buildAnn({ hiddenUnits: 4 });
  await fit(trained, bandedDigits(20), { epochs: 1 });
  disposeModel(trained);
  expect(tf.memory().numTensors).toBe(before);
});

test('disposeModel refuses a model that is being trained, in onEpoch too, and the run goes on', async () => {
  await testBackend();
  const model = buildAnn({ hiddenUnits: 4 });
  const refusal = 'disposing of a model: expected a model that is not being trained, found that its fit still runs';
  const run = fit(model, bandedDigits(20), {
    epochs: 2,
    onEpoch: () => expect(() => disposeModel(model)).toThrow(refusal),
  });
  expect(() => disposeModel(model)).toThrow(refusal);
  expect((await run).epochs).toHaveLength(2);
  disposeModel(model);
  expect(() => disposeModel(model)).toThrow('expected a model in use, found one that was disposed of');
});

describe('disposeModel of models that share layers', () => {
  const head = (name: string): tfl.layers.Layer => tfl.layers.dense({ units: 10, activation: 'softmax', name });
  const { flatten, dense, conv2d, reshape } = tfl.layers;
  const compiled = (layers: tfl.layers.Layer[]): tfl.LayersModel => {
    const model = tfl.sequential({ layers });
    model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    return model;
  };

  test.each<[string, () => tfl.layers.Layer[]]>([
    ['with one that has no weights in front', () => [flatten({ inputShape: [28, 28] }), dense({ units: 4 })]],
    ['with one that has weights in front', () => [dense({ units: 4, inputShape: [28, 28] }), flatten()]],
    [
      'of convolutions',
      () => [
        reshape({ targetShape: [28, 28, 1], inputShape: [28, 28] }),
        conv2d({ filters: 2, kernelSize: 9, strides: 9 }),
        flatten(),
      ],
    ],
    [
      'of which one occurs twice',
      () => {
        const twice = dense({ units: 28 });
        return [dense({ units: 28, inputShape: [28, 28] }), twice, twice, flatten()];
      },
    ],
  ])('%s leaves them to the other, in either order, and frees all in the end', async (_, layers) => {
    await testBackend();
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const digits = bandedDigits(20);
    for (const order of [0, 1]) {
      const before = tf.memory().numTensors;
      const shared = layers();
      const models = [compiled([...shared, head('one')]), compiled([...shared, head('other')])];
      const [first, second] = order === 0 ? models : models.reverse();
      if (!first || !second) throw new Error('expected two models');
      const answers = await predictByTfjs(second, digits);
      disposeModel(first);
      expect(await predictByTfjs(second, digits)).toEqual(answers);
      await fit(second, digits, { epochs: 1 });
      await expect(predictByTfjs(first, digits)).rejects.toThrow('found one that was disposed of');
      disposeModel(second);
      expect(tf.memory().numTensors).toBe(before);
    }
  });

  test('leaves a model what another one, up to one of its layers, shows of it', async () => {
    await testBackend();
    const before = tf.memory().numTensors;
    const model = buildAnn({ hiddenUnits: 4 });
    const digits = bandedDigits(20);
    const answers = await predictByTfjs(model, digits);
    const hidden = model.getLayer('hidden').output as tfl.SymbolicTensor;
    disposeModel(tfl.model({ inputs: model.inputs, outputs: hidden }));
    expect(await predictByTfjs(model, digits)).toEqual(answers);
    const next = compiled([...model.layers.slice(0, -1), head('next')]);
    disposeModel(next);
    expect(await predictByTfjs(model, digits)).toEqual(answers);
    disposeModel(model);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('frees a layer that occurs twice in a model that is no Sequential one', async () => {
    await testBackend();
    const before = tf.memory().numTensors;
    const twice = dense({ units: 3 });
    const inputs = tfl.input({ shape: [3] });
    disposeModel(tfl.model({ inputs, outputs: twice.apply(twice.apply(inputs)) as tfl.SymbolicTensor }));
    expect(tf.memory().numTensors).toBe(before);
  });
});
