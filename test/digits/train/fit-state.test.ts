/* What a model is while it is being trained, after a run that was stopped, and after one that failed. */
import { createHash } from 'node:crypto';

import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { selectDigits } from '../../../lib/digits/data/select';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { predict } from '../../../lib/digits/model/predict';
import { lastEpoch } from '../../../lib/digits/train/epochs';
import { fit } from '../../../lib/digits/train/fit';
import type { FitOptions } from '../../../lib/digits/train/fit-options';
import { setLearningRate } from '../../../lib/digits/train/learning-rate';
import { epochsTrained, trainingHistory } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const digits = bandedDigits(101);
const other = bandedDigits(50, 2);
/** One by one, they take an epoch long enough to be stopped within. */
const LONG = selectDigits(
  digits,
  Array.from({ length: 30_000 }, (_, at) => at % digits.count),
);
const build = () => buildAnn({ hiddenUnits: 16, learningRate: 0.005 });

/** A fingerprint of the weights' bits. */
function weights(model: tfl.LayersModel): string {
  const hash = createHash('sha256');
  readWeights(model).forEach((array) => hash.update(array));
  return hash.digest('hex');
}

/** Largest distance of two models' weights. */
function distance(one: tfl.LayersModel, other: tfl.LayersModel): number {
  const others = readWeights(other);
  return Math.max(
    ...readWeights(one).map((array, at) =>
      Math.max(...array.map((value, i) => Math.abs(value - (others[at]?.[i] ?? NaN)))),
    ),
  );
}

let log: jest.SpyInstance;
beforeAll(testBackend);
beforeEach(() => {
  log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => log.mockRestore());

describe.each(['wasm-simd', 'tfjs'] as const)('fit by %s', (engine) => {
  const settings = { engine, batchSize: 8, validation: other } as const;
  // TensorFlow.js works the powers of Adam's betas out anew when an optimizer gets its state back, by other roundings.
  const expectEqual = (one: tfl.LayersModel, another: tfl.LayersModel): void =>
    engine === 'tfjs' ? expect(distance(one, another)).toBeLessThan(1e-6) : expect(weights(one)).toBe(weights(another));

  test('has the weights of the epoch in onEpoch, and awaits it', async () => {
    const model = build();
    const seen: [number, number, number][] = [];
    await fit(model, digits, {
      ...settings,
      epochs: 3,
      onEpoch: async ({ validationAccuracy, validationLoss }) => {
        const { accuracy, loss } = await evaluate(model, other);
        expect(accuracy).toBe(validationAccuracy);
        expect(loss).toBeCloseTo(validationLoss ?? NaN, 5);
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push([epochsTrained(model), trainingHistory(model).epochs.length, seen.length + 1]);
      },
    });
    expect(seen).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
  });

  test.each<[string, (model: tfl.LayersModel) => NonNullable<FitOptions['onEpoch']>]>([
    [
      'returns stop',
      () =>
        ({ epoch }) =>
          epoch === 2 ? 'stop' : undefined,
    ],
    [
      'resolves with stop',
      () =>
        ({ epoch }) =>
          Promise.resolve(epoch === 2 ? 'stop' : 'on'),
    ],
    [
      'sets stopTraining',
      (model) =>
        ({ epoch }) => {
          model.stopTraining = epoch === 2;
        },
    ],
  ])('resolves with the history so far when onEpoch %s, and can be called again', async (_, onEpoch) => {
    const model = build();
    const totals: number[] = [];
    const history = await fit(model, digits, {
      ...settings,
      epochs: 5,
      onEpoch: onEpoch(model),
      onProgress: ({ batchesDone, batchesTotal }) => totals.push(batchesDone, batchesTotal),
    });
    expect(history.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(totals.slice(-2)).toEqual([26, 26]);
    expect((await fit(model, digits, { ...settings, epochs: 2 })).epochs.map(({ epoch }) => epoch)).toEqual([3, 4]);
  });

  test.each<[string, FitOptions]>([
    [
      'onEpoch that throws',
      {
        onEpoch: () => {
          throw new Error('out of paper');
        },
      },
    ],
    ['onEpoch that rejects', { onEpoch: () => Promise.reject(new Error('out of paper')) }],
  ])('rejects with the error of an %s, after the epoch was written back', async (_, callbacks) => {
    const model = build();
    await expect(fit(model, digits, { ...settings, epochs: 3, ...callbacks })).rejects.toThrow('out of paper');
    const once = build();
    const history = await fit(once, digits, { ...settings, epochs: 1 });
    expect(weights(model)).toBe(weights(once));
    expect(lastEpoch(trainingHistory(model)).loss).toBe(lastEpoch(history).loss);
  });

  test.each<[string, FitOptions]>([
    [
      'throws',
      {
        onProgress: () => {
          throw new Error('out of ink');
        },
      },
    ],
    ['rejects', { onProgress: () => Promise.reject(new Error('out of ink')) }],
  ])('rejects with the error of an onProgress that %s', async (_, callbacks) => {
    await expect(fit(build(), digits, { ...settings, epochs: 3, ...callbacks })).rejects.toThrow('out of ink');
  });

  test('goes on after a stop in the middle of an epoch as if it had never begun that epoch', async () => {
    const [model, whole] = [build(), build()];
    for (const each of [model, whole]) await fit(each, digits, { ...settings, epochs: 1 });
    const history = trainingHistory(model);
    const controller = new AbortController();
    const run = fit(model, LONG, {
      engine,
      batchSize: 1,
      epochs: 1,
      signal: controller.signal,
      onProgress: ({ batchesDone, batchesTotal }) =>
        batchesDone < batchesTotal && controller.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
    expect(weights(model)).toBe(weights(whole));
    expect(trainingHistory(model)).toEqual(history);
    for (const each of [model, whole]) await fit(each, digits, { ...settings, epochs: 2 });
    expectEqual(model, whole);
  });

  test('leaves the model as the epoch before did when its weights become infinite', async () => {
    const model = build();
    await fit(model, digits, { ...settings, epochs: 1 });
    const [before, history] = [weights(model), trainingHistory(model)];
    const run = fit(model, digits, { ...settings, epochs: 3, learningRate: (epoch) => (epoch === 2 ? 1e38 : 0.001) });
    await expect(run).rejects.toThrow(/in epoch 2: expected finite numbers.*as the epoch before left it/);
    expect(weights(model)).toBe(before);
    expect(trainingHistory(model)).toEqual(history);
    await fit(model, digits, { ...settings, epochs: 1 });
    const twice = build();
    await fit(twice, digits, { ...settings, epochs: 2 });
    expectEqual(model, twice);
  });

  test('takes one run at a time, and refuses what would see the middle of an epoch', async () => {
    const model = build();
    const first = fit(model, digits, { ...settings, epochs: 2 });
    await expect(fit(model, digits, settings)).rejects.toThrow('found that its fit still runs: await it first');
    await expect(predict(model, other)).rejects.toThrow('predicting: expected a model at rest');
    await expect(evaluate(model, other)).rejects.toThrow('evaluating: expected a model at rest');
    await first;
    const once = build();
    await fit(once, digits, { ...settings, epochs: 2 });
    expect(weights(model)).toBe(weights(once));
    expect(epochsTrained(model)).toBe(2);
  });

  test('refuses to go on with a model that onEpoch compiles anew', async () => {
    const model = build();
    const compile = { optimizer: 'sgd', loss: 'categoricalCrossentropy', metrics: ['accuracy'] };
    const run = fit(model, digits, { ...settings, epochs: 2, onEpoch: () => model.compile(compile) });
    await expect(run).rejects.toThrow(
      'expected the model as it was compiled when fit began, found it compiled anew by onEpoch',
    );
  });

  test('goes on from the weights that onEpoch gives the model', async () => {
    const model = build();
    const onEpoch = ({ epoch }: { readonly epoch: number }): void => {
      if (epoch === 1) model.setWeights(model.getWeights().map((weight) => tf.zerosLike(weight)));
    };
    // Without a step that counts, the weights stay as they are: all zero, so that each class gets a tenth.
    const learningRate = (epoch: number): number => (epoch === 1 ? 0.005 : 1e-30);
    const { epochs } = await fit(model, digits, { ...settings, epochs: 2, learningRate, onEpoch });
    expect(epochs[1]?.loss).toBeCloseTo(Math.LN10, 5);
    expect(Math.max(...readWeights(model).flatMap((array) => [...array].map(Math.abs)))).toBeLessThan(1e-20);
  });

  test('takes the learning rate that onEpoch gives the optimizer', async () => {
    const [model, once] = [build(), build()];
    await fit(model, digits, { ...settings, epochs: 3, onEpoch: () => setLearningRate(model.optimizer, 0) });
    await fit(once, digits, { ...settings, epochs: 1 });
    expectEqual(model, once);
  });

  test('lets go of a model whose run failed', async () => {
    const model = build();
    await expect(
      fit(model, digits, {
        ...settings,
        onEpoch: () => {
          throw new Error('no');
        },
      }),
    ).rejects.toThrow('no');
    await expect(fit(model, digits, { ...settings, epochs: 1 })).resolves.toHaveProperty('epochs.length', 1);
  });

  test('takes one learning rate for all epochs, and gives the optimizer its own back', async () => {
    const [byNumber, bySchedule] = [build(), build()];
    await fit(byNumber, digits, { ...settings, epochs: 2, learningRate: 0.02 });
    await fit(bySchedule, digits, { ...settings, epochs: 2, learningRate: () => 0.02 });
    expect(weights(byNumber)).toBe(weights(bySchedule));
    expect(byNumber.optimizer.getConfig().learningRate).toBe(0.005);
    await expect(fit(byNumber, digits, { ...settings, learningRate: -1 })).rejects.toThrow(
      'expected a learning rate above 0, found -1',
    );
  });
});

test.each(['sgd', 'rmsprop', 'adagrad', 'adadelta', 'adamax'])(
  'fit stopped in its first epoch leaves a model of %s as it was, and no tensor',
  async (optimizer) => {
    const model = build();
    model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    await fit(model, digits, { engine: 'tfjs', epochs: 1 });
    const [before, tensors] = [weights(model), tf.memory().numTensors];
    const run = fit(model, digits, {
      engine: 'tfjs',
      epochs: 1,
      batchSize: 1,
      onProgress: () => {
        throw new Error('stop');
      },
    });
    await expect(run).rejects.toThrow('stop');
    expect(weights(model)).toBe(before);
    expect(tf.memory().numTensors).toBe(tensors);
  },
);

test.each<[string, (model: tfl.LayersModel) => unknown, string]>([
  [
    'freezes',
    (model) => model.layers.forEach((layer) => (layer.trainable = false)),
    'found that onEpoch froze or added some',
  ],
  ['disposes of', (model) => model.dispose(), 'found one that was disposed of'],
])('fit by the engine refuses to go on with layers that onEpoch %s', async (_, change, message) => {
  const model = build();
  const run = fit(model, digits, { engine: 'wasm-simd', batchSize: 8, epochs: 2, onEpoch: () => void change(model) });
  await expect(run).rejects.toThrow(message);
});
