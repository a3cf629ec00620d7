import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { Digits } from '../../../lib/digits/data/digits';
import { selectDigits } from '../../../lib/digits/data/select';
import { classify } from '../../../lib/digits/evaluate/classify';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { robustness, testConditions } from '../../../lib/digits/evaluate/robustness';
import { confusionMatrix } from '../../../lib/digits/measure/confusion';
import { accuracy } from '../../../lib/digits/measure/measures';
import { featureMaps } from '../../../lib/digits/model/feature-maps';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

const all = bandedDigits(40);
const low = selectDigits(
  all,
  [...all.labels.keys()].filter((index) => (all.labels[index] ?? 0) < 5),
);

function dense(size: number, units: number): tfl.Sequential {
  return tfl.sequential({
    layers: [
      tfl.layers.flatten({ inputShape: [size, size] }),
      tfl.layers.dense({ units, activation: 'softmax', name: 'output' }),
    ],
  });
}

/** Every function that tells classes apart by a model. */
const CLASSIFYING: readonly [string, (model: tfl.LayersModel, digits: Digits) => Promise<unknown>][] = [
  ['classify', classify],
  ['evaluate', evaluate],
  ['robustness', (model, digits) => robustness(model, testConditions(digits))],
];

async function refused(call: Promise<unknown>): Promise<Error> {
  const error: unknown = await call.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new TypeError(`expected a refusal, found ${String(error)}`);
}

test('evaluate of a model with five outputs measures digits 0 to 4 over five classes', async () => {
  const model = dense(28, 5);
  const { confusion, scores, count, ...measured } = await evaluate(model, low);
  expect([count, confusion.length, scores.length]).toEqual([20, 5, 5]);
  const outputs = await predictByTfjs(model, low);
  const right = [...low.labels].filter((label, index) => {
    const row = outputs.subarray(index * 5, index * 5 + 5);
    return row.indexOf(Math.max(...row)) === label;
  });
  expect(measured.accuracy).toBeCloseTo(right.length / 20, 9);
  expect(confusionMatrix(await classify(model, low))).toEqual(confusion);
  expect((await robustness(model, testConditions(low)))[0]?.accuracy).toBe(accuracy(await classify(model, low)));
});

test.each(CLASSIFYING)('%s refuses labels beyond the outputs before the model is asked', async (_, call) => {
  const model = dense(28, 5);
  const asked = jest.spyOn(model, 'predict');
  const error = await refused(call(model, all));
  expect(error).toBeInstanceOf(RangeError);
  expect(error.message).toContain('expected labels from 0 to 4, as the model has 5 outputs, found 5 at index 5');
  expect(asked).not.toHaveBeenCalled();
});

test.each(CLASSIFYING)(
  '%s refuses one output unit, an image as output and two outputs, and leaks no tensor',
  async (_, call) => {
    const input = tfl.input({ shape: [28, 28, 1] });
    const flat = tfl.layers.flatten().apply(input) as tfl.SymbolicTensor;
    const output = (): tfl.SymbolicTensor => tfl.layers.dense({ units: 10 }).apply(flat) as tfl.SymbolicTensor;
    const image = tfl.layers.conv2d({ filters: 2, kernelSize: 3 }).apply(input) as tfl.SymbolicTensor;
    const models = [
      dense(28, 1),
      tfl.model({ inputs: input, outputs: image }),
      tfl.model({ inputs: input, outputs: [output(), output()] }),
    ];
    const before = tf.memory().numTensors;
    const errors = [];
    for (const model of models) errors.push(await refused(call(model, all)));
    expect(tf.memory().numTensors).toBe(before);
    expect(errors.map(({ message }) => message.replace(/^.*found /, ''))).toEqual([
      '[1]',
      '[26, 26, 2]',
      '[10] and [10]',
    ]);
    expect(errors.every((error) => error instanceof TypeError)).toBe(true);
  },
);

const ASKING: readonly [string, (model: tfl.LayersModel, digits: Digits) => Promise<unknown>][] = [
  ...CLASSIFYING,
  ['predict', predict],
  ['predictByTfjs', predictByTfjs],
  ['featureMaps', (model, digits) => featureMaps(model, digits, 0, 'output')],
];

test.each(ASKING)('%s refuses a model for images of another size by one sentence', async (_, call) => {
  for (const size of [14, 32]) {
    const error = await refused(call(dense(size, 10), all));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toMatch(
      new RegExp(`: expected a model whose input is 28 x 28 pixels, found \\[${size}, ${size}\\]$`),
    );
  }
});

test.each(ASKING)('%s refuses digits whose count is not that of their arrays', async (_, call) => {
  const error = await refused((async () => call(dense(28, 10), { ...all, count: 10 }))());
  expect(error).toBeInstanceOf(RangeError);
  expect(error.message).toContain('each of 10 digits, found 31360 pixels and 40 labels; firstDigits(digits, count)');
});

test.each(ASKING)('%s says of the promise of a model that it is to be awaited first', async (_, call) => {
  const error = await refused(call(Promise.resolve(dense(28, 10)) as unknown as tfl.LayersModel, all));
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toContain('expected a model, such as buildAnn makes, found a Promise: await it first');
});
