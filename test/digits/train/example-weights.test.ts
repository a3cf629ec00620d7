import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { buildAnn } from '../../../lib/digits/model/ann';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { type ExampleWeights, exampleWeights } from '../../../lib/digits/train/example-weights';
import { fit } from '../../../lib/digits/train/fit';
import type { FitOptions } from '../../../lib/digits/train/fit-options';
import { TEST_BACKEND, testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { blankModel } from './helpers';

const digits = bandedDigits(30);
const RATE = 0.5;
const sampleWeight = Float32Array.from({ length: digits.count }, (_, index) => (index % 4) / 2);
const classWeight = { 0: 3, 4: 0.5, 9: 0 };
/** One step of gradient descent over all digits at once. */
const STEP = { epochs: 1, batchSize: 100, learningRate: RATE, onNotice: () => undefined } as const;

beforeAll(testBackend);

/** What one step from zero makes of the kernel, by hand: RATE times the mean of weight * input * (target - 1/10). */
function byHand({ images, labels, count }: Digits, weights: readonly number[]): number[] {
  return Array.from({ length: PIXELS * 10 }, (_, at) => {
    const [pixel, digit] = [Math.floor(at / 10), at % 10];
    const terms = weights.map(
      (weight, index) =>
        (weight * (images[index * PIXELS + pixel] ?? NaN) * ((labels[index] === digit ? 1 : 0) - 0.1)) / 255,
    );
    return (RATE * terms.reduce((sum, term) => sum + term, 0)) / count;
  });
}

function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one).toHaveLength(other.length);
  return Math.max(...Array.from(one, (value, index) => Math.abs(value - (other[index] ?? NaN))));
}

test('exampleWeights are those of the samples, or of their classes; a class left out counts once, as in Keras', () => {
  const weights = (options: ExampleWeights) => exampleWeights(digits, options, 10, 'sparseCategoricalCrossentropy');
  expect(weights({})).toBeUndefined();
  expect(weights({ sampleWeight })).toEqual(sampleWeight);
  expect(weights({ classWeight })).toEqual(
    Float32Array.from(digits.labels, (label) => (label === 0 ? 3 : label === 4 ? 0.5 : label === 9 ? 0 : 1)),
  );
  expect(weights({ classWeight: [2, 1] })?.[digits.labels.indexOf(0)]).toBe(2);
});

test.each<[FitOptions, string]>([
  [{ sampleWeight }, 'sample'],
  [{ classWeight }, 'class'],
])('fit takes the step of hand arithmetic with weights %#', async (options, kind) => {
  const model = blankModel();
  const { epochs, engine } = await fit(model, digits, { ...STEP, ...options });
  const weights =
    kind === 'sample' ? [...sampleWeight] : Array.from(digits.labels, (label) => ({ 0: 3, 4: 0.5, 9: 0 })[label] ?? 1);
  expect(engine).toBe(`tfjs ${TEST_BACKEND}`);
  expect(distance(readWeights(model)[0] ?? [], byHand(digits, weights))).toBeLessThan(1e-6);
  // Each loss is ln 10 before the step: their weighted sum over the count, as in Keras.
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / digits.count;
  expect(epochs[0]?.loss).toBeCloseTo(mean * Math.log(10), 5);
  disposeModel(model);
});

test("fit with weights of classes does what TensorFlow.js's own fit does with them", async () => {
  const build = () => buildAnn({ hiddenUnits: 6, learningRate: 0.01 });
  const [ours, theirs] = [build(), build()];
  const all = Object.fromEntries(Array.from({ length: 10 }, (_, label) => [label, 1 + label / 4]));
  await fit(ours, digits, { epochs: 3, batchSize: 30, classWeight: all, onNotice: () => undefined });
  const inputs = tf.tensor3d(
    Float32Array.from(digits.images, (value) => value / 255),
    [30, 28, 28],
  );
  const targets = tf.tensor2d(Float32Array.from(digits.labels), [30, 1]);
  await theirs.fit(inputs, targets, { epochs: 3, batchSize: 30, shuffle: false, classWeight: all, verbose: 0 });
  readWeights(ours).forEach((array, at) => expect(distance(array, readWeights(theirs)[at] ?? [])).toBeLessThan(1e-5));
  tf.dispose([inputs, targets]);
  [ours, theirs].forEach(disposeModel);
});

test('fit with weights that are all one is fit without any, by TensorFlow.js, to the last bit', async () => {
  const [plain, weighted] = [buildAnn({ hiddenUnits: 5 }), buildAnn({ hiddenUnits: 5 })];
  const options = { epochs: 2, batchSize: 8, validationSplit: 0.2, engine: 'tfjs' } as const;
  await fit(plain, digits, options);
  const before = tf.memory().numTensors;
  await fit(weighted, digits, { ...options, sampleWeight: new Array<number>(30).fill(1) });
  expect(readWeights(weighted)).toEqual(readWeights(plain));
  // Those of Adam's state, two for each of four weights, and nothing else.
  expect(tf.memory().numTensors).toBeLessThanOrEqual(before + 10);
  // The model trains without weights afterwards.
  await fit(weighted, digits, { ...options, onNotice: () => undefined });
  await fit(plain, digits, { ...options, onNotice: () => undefined });
  expect(readWeights(weighted)).toEqual(readWeights(plain));
  [plain, weighted].forEach(disposeModel);
});

test('fit says why TensorFlow.js trains with weights, and refuses the engine', async () => {
  const model = buildAnn({ hiddenUnits: 2 });
  const told: string[] = [];
  await fit(model, digits, { epochs: 1, classWeight, onNotice: (text) => told.push(text) });
  expect(told).toEqual([
    `This model is trained by tfjs ${TEST_BACKEND}, not by the engine wasm-simd: ` +
      'it weighs all classes and digits the same, so that an epoch takes many times as long.',
  ]);
  await expect(fit(model, digits, { classWeight, engine: 'wasm-simd' })).rejects.toThrow(TypeError);
  disposeModel(model);
});

test.each<[FitOptions, string]>([
  [{ classWeight, sampleWeight }, 'training: expected either classWeight or sampleWeight, found both'],
  [{ classWeight: { 10: 1 } }, 'training, classWeight: expected labels from 0 to 9, found "10"'],
  [{ classWeight: Object.fromEntries([['01', 0]]) }, 'training, classWeight: expected labels from 0 to 9, found "01"'],
  [{ classWeight: { 1: -1 } }, 'training, classWeight: expected a weight of 0 or more for the label 1, found -1'],
  [{ classWeight: new Map() as never }, 'training, classWeight: expected weights by label, such as { 3: 2 }, found'],
  [{ classWeight: Promise.resolve({}) as never }, 'such as { 3: 2 }, found a Promise'],
  [{ sampleWeight: Promise.resolve([]) as never }, 'training, sampleWeight: expected'],
  [{ sampleWeight: null as never }, "expected the option 'sampleWeight' to be given or left out, found null"],
  [{ sampleWeight: [1, 2] }, 'training, sampleWeight: expected one weight for each of 30 digits, found 2'],
  [
    { sampleWeight: new Float32Array(30).fill(NaN) },
    'training, sampleWeight: expected weights of 0 or more, found NaN',
  ],
])('fit refuses the weights %#', async (options, message) => {
  await expect(fit(buildAnn({ hiddenUnits: 2 }), digits, options)).rejects.toThrow(message);
});

test('fit refuses weights with a loss of a whole batch', async () => {
  const model = tfl.sequential({
    layers: [tfl.layers.flatten({ inputShape: [28, 28] }), tfl.layers.dense({ units: 10 })],
  });
  model.compile({ optimizer: 'adam', loss: tf.losses.softmaxCrossEntropy, metrics: ['accuracy'] });
  await expect(fit(model, digits, { classWeight })).rejects.toThrow('which is one of a whole batch');
  disposeModel(model);
});
