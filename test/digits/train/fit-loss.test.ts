/* One loss, whoever measures it: training, validation, evaluate, and TensorFlow.js. */
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import type { Digits } from '../../../lib/digits/data/digits';
import { selectDigits } from '../../../lib/digits/data/select';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { oneHot } from '../../../lib/digits/measure/loss';
import { buildAnn } from '../../../lib/digits/model/ann';
import { inputTensor } from '../../../lib/digits/model/input';
import { predict } from '../../../lib/digits/model/predict';
import { lastEpoch } from '../../../lib/digits/train/epochs';
import { fit } from '../../../lib/digits/train/fit';
import type { FitOptions } from '../../../lib/digits/train/fit-options';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const { flatten, dense } = tfl.layers;
const glorot = (seed: number) => tfl.initializers.glorotUniform({ seed });

const digits = bandedDigits(60);
/** Too small to move a weight: the training loss of an epoch is that of the weights as they are. */
const STILL = 1e-30;

type Activation = 'softmax' | 'sigmoid' | 'linear' | 'relu';
type LossOption = tfl.ModelCompileArgs['loss'];

function build(
  activation: Activation,
  compile: Partial<tfl.ModelCompileArgs> & { readonly loss: LossOption },
  units = 10,
): tfl.Sequential {
  const model = tfl.sequential({
    layers: [
      flatten({ inputShape: [28, 28] }),
      dense({ units: 12, activation: 'relu', kernelInitializer: glorot(1) }),
      dense({
        units,
        activation,
        kernelInitializer: glorot(2),
        biasInitializer: tfl.initializers.randomUniform({ minval: 0, maxval: 1, seed: 3 }),
      }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.01), metrics: ['accuracy'], ...compile });
  return model;
}

/** What TensorFlow.js's own evaluate says. */
function tfjsEvaluate(model: tfl.LayersModel, data: Digits, asRows: boolean, classes = 10): number[] {
  return tf.tidy(() => {
    const inputs = inputTensor(data, [...data.labels.keys()], [28, 28]);
    const targets = asRows
      ? tf.tensor2d(oneHot(data.labels, classes), [data.count, classes])
      : tf.tensor2d(Float32Array.from(data.labels), [data.count, 1]);
    return [model.evaluate(inputs, targets)].flat().map((scalar) => scalar.dataSync()[0] ?? NaN);
  });
}

beforeAll(testBackend);
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

const CASES: [LossOption & string, Activation, boolean][] = [
  ['sparseCategoricalCrossentropy', 'softmax', false],
  ['sparseCategoricalCrossentropy', 'sigmoid', false],
  ['sparseCategoricalCrossentropy', 'relu', false],
  ['categoricalCrossentropy', 'softmax', true],
  ['categoricalCrossentropy', 'sigmoid', true],
  ['categoricalCrossentropy', 'relu', true],
  ['meanSquaredError', 'softmax', true],
  ['meanSquaredError', 'linear', true],
];

describe.each(CASES)('%s of %s outputs', (loss, activation, asRows) => {
  test.each(['auto', 'tfjs'] as const)(
    'is one quantity in training, validation, evaluate and TensorFlow.js: engine %s',
    async (engine) => {
      const model = build(activation, { loss });
      const history = await fit(model, digits, { engine, epochs: 1, learningRate: STILL, validation: digits });
      const { loss: trained, validationLoss, accuracy, validationAccuracy } = lastEpoch(history);
      const evaluation = await evaluate(model, digits);
      const [expected, expectedAccuracy] = tfjsEvaluate(model, digits, asRows);
      for (const found of [trained, validationLoss, evaluation.loss])
        expect((found ?? NaN) / (expected ?? NaN)).toBeCloseTo(1, 5);
      for (const found of [accuracy, validationAccuracy, evaluation.accuracy])
        expect(found).toBeCloseTo(expectedAccuracy ?? NaN, 6);
      expect(evaluation.lossName).toBe(loss);
    },
  );
});

test('early stopping on the training digits themselves follows a loss that falls, also of sigmoid outputs', async () => {
  const model = build('sigmoid', { loss: 'sparseCategoricalCrossentropy', optimizer: tf.train.adam(0.003) });
  const { epochs } = await fit(model, digits, {
    epochs: 12,
    batchSize: 8,
    validation: digits,
    earlyStopping: { patience: 2 },
  });
  expect(epochs).toHaveLength(12);
  expect(lastEpoch({ epochs, batchSize: 8, seed: 1, engine: '' }).validationLoss).toBeLessThan(
    (epochs[0]?.validationLoss ?? NaN) / 2,
  );
});

test.each(['auto', 'tfjs'] as const)(
  'tf.losses.softmaxCrossEntropy trains logits, and predict gives the softmax of them: engine %s',
  async (engine) => {
    const model = build('linear', { loss: tf.losses.softmaxCrossEntropy });
    const options: FitOptions = { engine, epochs: 1, learningRate: STILL, validation: digits };
    const { loss, validationLoss } = lastEpoch(await fit(model, digits, options));
    const [expected = NaN] = tfjsEvaluate(model, digits, true);
    const { loss: evaluated, lossName } = await evaluate(model, digits);
    for (const found of [loss, validationLoss, evaluated]) expect((found ?? NaN) / expected).toBeCloseTo(1, 5);
    expect(lossName).toBe('softmaxCrossEntropy');
    // The same network with the softmax as its last activation.
    const twin = build('softmax', { loss: 'categoricalCrossentropy' });
    twin.setWeights(model.getWeights());
    const [own, others] = [await predict(model, digits), await predict(twin, digits)];
    own.forEach((probability, at) => expect(probability).toBeCloseTo(others[at] ?? NaN, 5));
  },
);

test('fit names a loss that is a function of another kind', async () => {
  const model = build('linear', { loss: tf.losses.absoluteDifference });
  await expect(fit(model, digits)).rejects.toThrow(/tf\.losses\.softmaxCrossEntropy, found a function/);
});

test('fit takes one loss in an array for that loss', async () => {
  const [one, array] = [
    build('softmax', { loss: 'categoricalCrossentropy' }),
    build('softmax', { loss: ['categoricalCrossentropy'] }),
  ];
  const run = async (model: tfl.Sequential): Promise<unknown[]> => {
    const {
      engine,
      epochs: [epoch],
    } = await fit(model, digits, { epochs: 1 });
    return [engine, epoch?.loss];
  };
  expect(await run(array)).toEqual(await run(one));
});

test.each(['auto', 'tfjs'] as const)(
  'fit finds the accuracy by its name among other metrics: engine %s',
  async (engine) => {
    const model = build('softmax', { loss: 'categoricalCrossentropy', metrics: ['mse', 'accuracy'] });
    const { accuracy, validationAccuracy } = lastEpoch(
      await fit(model, digits, { engine, epochs: 1, learningRate: STILL, validation: digits }),
    );
    expect(accuracy).toBeCloseTo((await evaluate(model, digits)).accuracy, 6);
    expect(validationAccuracy).toBeCloseTo(accuracy, 6);
  },
);

describe('five classes', () => {
  const low = selectDigits(
    digits,
    [...digits.labels.keys()].filter((index) => (digits.labels[index] ?? 9) < 5),
  );

  test.each(['sparseCategoricalCrossentropy', 'categoricalCrossentropy', 'meanSquaredError'])(
    '%s trains, validates and evaluates, by engine and TensorFlow.js',
    async (loss) => {
      for (const engine of ['wasm-simd', 'tfjs'] as const) {
        const model = build('softmax', { loss }, 5);
        const { loss: trained, validationLoss } = lastEpoch(
          await fit(model, low, { engine, epochs: 1, learningRate: STILL, validation: low }),
        );
        const [expected = NaN] = tfjsEvaluate(model, low, loss !== 'sparseCategoricalCrossentropy', 5);
        const evaluation = await evaluate(model, low);
        for (const found of [trained, validationLoss, evaluation.loss])
          expect((found ?? NaN) / expected).toBeCloseTo(1, 5);
        expect(evaluation.confusion).toHaveLength(5);
      }
    },
  );

  test.each(['auto', 'tfjs'] as const)('refuses digits beyond them before it trains: engine %s', async (engine) => {
    const model = build('softmax', { loss: 'categoricalCrossentropy' }, 5);
    const words = /expected labels from 0 to 4, as the model has 5 outputs, found \d at index/;
    await expect(fit(model, digits, { engine, epochs: 1 })).rejects.toThrow(words);
    await expect(fit(model, low, { engine, epochs: 1, validation: digits })).rejects.toThrow(words);
    await expect(evaluate(model, digits)).rejects.toThrow(words);
  });
});

test.each<[string, () => tfl.Sequential, string]>([
  [
    'one output',
    () => build('sigmoid', { loss: 'meanSquaredError' }, 1),
    'expected a model with one output of 2 to 256 units',
  ],
  [
    'images of 14 x 14',
    () => {
      const model = tfl.sequential({
        layers: [flatten({ inputShape: [14, 14] }), dense({ units: 10, activation: 'softmax' })],
      });
      model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
      return model;
    },
    'training: expected a model whose input is 28 x 28 pixels, found [14, 14]',
  ],
])('fit refuses a model of %s before it trains', async (_, make, words) => {
  const model = make();
  for (const engine of ['auto', 'tfjs'] as const) await expect(fit(model, digits, { engine })).rejects.toThrow(words);
});

describe('layers that two models share', () => {
  test('train, predict and evaluate in both', async () => {
    const base = buildAnn({ hiddenUnits: 12, learningRate: 0.01 });
    await fit(base, digits, { epochs: 2, batchSize: 8 });
    const next = tfl.sequential({
      layers: [...base.layers.slice(0, -1), dense({ units: 10, activation: 'softmax', kernelInitializer: glorot(5) })],
    });
    next.compile({ optimizer: tf.train.adam(0.01), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    const { loss } = lastEpoch(await fit(next, digits, { epochs: 1, learningRate: STILL }));
    expect(loss / (tfjsEvaluate(next, digits, false)[0] ?? NaN)).toBeCloseTo(1, 5);
    expect((await evaluate(base, digits)).loss / (tfjsEvaluate(base, digits, false)[0] ?? NaN)).toBeCloseTo(1, 5);
  });

  test('twice in one model are left to TensorFlow.js', async () => {
    const twice = dense({ units: 12, activation: 'relu', kernelInitializer: glorot(1) });
    const model = tfl.sequential({
      layers: [
        flatten({ inputShape: [28, 28] }),
        dense({ units: 12, activation: 'relu', kernelInitializer: glorot(2) }),
        twice,
        twice,
        dense({ units: 10, activation: 'softmax', kernelInitializer: glorot(3) }),
      ],
    });
    model.compile({ optimizer: tf.train.sgd(0.01), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    const history = await fit(model, digits, { epochs: 1, learningRate: STILL });
    expect(history.engine).toMatch(/^tfjs/);
    expect(lastEpoch(history).loss / (tfjsEvaluate(model, digits, false)[0] ?? NaN)).toBeCloseTo(1, 5);
  });
});

test.each<[string, unknown, string]>([
  ['a misspelt option in a variable', { vaildation: digits }, "found 'vaildation': did you mean 'validation'?"],
  ["Keras's spelling", { batch_size: 64 }, "found 'batch_size': did you mean 'batchSize'?"],
  [
    'a misspelt option within another',
    { validation: digits, earlyStopping: { patince: 1 } },
    "found 'patince': did you mean 'patience'?",
  ],
  [
    'a share of the data as validation',
    { validation: 0.2 },
    'validating: expected digits, such as createDigits makes, found 0.2',
  ],
  [
    'a count of threads that is none',
    { threads: 1.5, engine: 'tfjs' },
    'expected a whole number of threads, 0 or more, found 1.5',
  ],
  [
    'a rounding that is none',
    { rounding: 'loose', engine: 'tfjs' },
    'expected the rounding strict or relaxed, found "loose"',
  ],
  ['a callback that is none', { onEpoch: 5 }, "expected the option 'onEpoch' to be a function, found 5"],
  ['a signal that is none', { signal: {} }, "expected the option 'signal' to be an AbortSignal, found an Object"],
  ['epochs in words', { epochs: '3' }, 'expected a whole number of epochs, 1 or more, found "3"'],
])('fit refuses %s before it trains', async (_, options, words) => {
  await expect(fit(buildAnn({ hiddenUnits: 4 }), digits, options as FitOptions)).rejects.toThrow(words);
});
