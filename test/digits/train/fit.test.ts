import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { createDigits } from '../../../lib/digits/data/create';
import { accuracy } from '../../../lib/digits/measure/measures';
import { buildAnn } from '../../../lib/digits/model/ann';
import { inputTensor } from '../../../lib/digits/model/input';
import { predict } from '../../../lib/digits/model/predict';
import { epochOrder } from '../../../lib/digits/train/batches';
import { fit } from '../../../lib/digits/train/fit';
import type { FitProgress } from '../../../lib/digits/train/fit-options';
import type { EpochResult, History } from '../../../lib/digits/train/history';
import { epochsTrained, trainingHistory } from '../../../lib/digits/train/record';
import { TEST_BACKEND, testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const digits = bandedDigits(101);
const other = bandedDigits(50, 2);
const small = { hiddenUnits: 16, learningRate: 0.005 };

/** A history without its clock readings, which differ from run to run. */
function timeless(history: History): Omit<EpochResult, 'seconds'>[] {
  return history.epochs.map(({ seconds, ...rest }) => {
    expect(seconds).toBeGreaterThan(0);
    return rest;
  });
}

let log: jest.SpyInstance;
beforeAll(async () => {
  await testBackend();
});
beforeEach(() => {
  log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => log.mockRestore());

describe.each(['wasm-simd', 'tfjs'] as const)('fit by %s', (engine) => {
  test('learns: the loss falls and digits it never saw are classified', async () => {
    const model = buildAnn(small);
    const history = await fit(model, digits, { engine, epochs: 12, batchSize: 8, validation: other });
    const losses = history.epochs.map(({ loss }) => loss);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? NaN) / 4);
    expect(accuracy({ probabilities: await predict(model, other), labels: other.labels })).toBeGreaterThan(0.95);
    expect(history.epochs.at(-1)?.validationAccuracy).toBeGreaterThan(0.95);
  });

  test('gives the same loss table for the same seed, to the last digit, and another for another', async () => {
    const run = async (seed: number): Promise<unknown> =>
      timeless(await fit(buildAnn(small), digits, { engine, epochs: 3, batchSize: 8, validation: other, seed }));
    const first = await run(1);
    expect(await run(1)).toEqual(first);
    expect(await run(2)).not.toEqual(first);
  });

  test("follows TensorFlow.js's own fit on the same batches", async () => {
    const model = buildAnn(small);
    const history = await fit(model, digits, { engine, epochs: 1, batchSize: 10 });
    const reference = buildAnn(small);
    const order = epochOrder(digits.count, 1, 1);
    const inputs = inputTensor(digits, order, [28, 28]);
    const labels = tf.tensor2d(
      [...order].map((index) => digits.labels[index] ?? NaN),
      [digits.count, 1],
    );
    const expected = await reference.fit(inputs, labels, { epochs: 1, batchSize: 10, shuffle: false, verbose: 0 });
    // 101 samples in batches of 10: the last batch holds one, and counts for one in the mean.
    expect(history.epochs[0]?.loss).toBeCloseTo(Number(expected.history.loss?.[0]), 5);
    expect(history.epochs[0]?.accuracy).toBeCloseTo(Number(expected.history.acc?.[0]), 6);
  });

  test('goes on from a trained model, counts its epochs on and says so', async () => {
    const twice = buildAnn(small);
    const first = await fit(twice, digits, { engine, epochs: 2, batchSize: 16 });
    const second = await fit(twice, digits, { engine, epochs: 1, batchSize: 16 });
    const once = await fit(buildAnn(small), digits, { engine, epochs: 3, batchSize: 16 });
    expect([...timeless(first), ...timeless(second)]).toEqual(timeless(once));
    expect(second.epochs[0]?.epoch).toBe(3);
    expect(epochsTrained(twice)).toBe(3);
    expect(trainingHistory(twice).epochs).toEqual([...first.epochs, ...second.epochs]);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('already trained for 2 epochs'));
  });

  test('tells with its progress what earlier runs gave', async () => {
    const model = buildAnn(small);
    const told: (readonly number[] | undefined)[] = [];
    const options = {
      engine,
      epochs: 2,
      batchSize: 20,
      onProgress: ({ earlier }: FitProgress) => told.push(earlier?.epochs.map(({ epoch }) => epoch)),
    };
    await fit(model, digits, options);
    expect(told.every((epochs) => epochs === undefined)).toBe(true);
    told.length = 0;
    await fit(model, digits, options);
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told.map(String))).toEqual(new Set(['1,2']));
  });

  test('reports progress to the last batch and each epoch with the history so far', async () => {
    const progress: FitProgress[] = [];
    const lengths: number[] = [];
    await fit(buildAnn(small), digits, {
      engine,
      epochs: 2,
      batchSize: 20,
      onProgress: (state) => progress.push(state),
      onEpoch: (result, history) => lengths.push(result.epoch, history.epochs.length),
    });
    expect(lengths).toEqual([1, 1, 2, 2]);
    expect(progress.at(-1)).toMatchObject({ epoch: 2, batchesDone: 12, batchesTotal: 12 });
  });

  test("stops when asked to, with the signal's reason", async () => {
    const controller = new AbortController();
    const run = fit(buildAnn(small), digits, {
      engine,
      epochs: 1000,
      signal: controller.signal,
      onEpoch: ({ epoch }) => epoch === 2 && controller.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });

  test('records the learning rate of each epoch, and whether it was trained on changed digits', async () => {
    const model = buildAnn(small);
    await fit(model, digits, { engine, epochs: 1 });
    await fit(model, digits, { engine, epochs: 2, learningRate: (epoch) => epoch / 1000, augment: { shift: 1 } });
    const { epochs } = trainingHistory(model);
    expect(epochs.map(({ learningRate, augmented = false }) => [learningRate, augmented])).toEqual([
      [0.005, false],
      [0.002, true],
      [0.003, true],
    ]);
  });

  test('records which epochs counted digits differently', async () => {
    const model = buildAnn(small);
    const sampleWeight = new Float32Array(digits.count).fill(0.5);
    const onNotice = (): void => undefined;
    await fit(model, digits, { engine: 'tfjs', epochs: 1, classWeight: { 3: 2 } });
    await fit(model, digits, { engine, epochs: 1, onNotice });
    await fit(model, digits, { engine: 'tfjs', epochs: 1, sampleWeight, onNotice });
    expect(trainingHistory(model).epochs.map(({ weighted = false }) => weighted)).toEqual([true, false, true]);
  });

  test('that is stopped tells whoever shows its progress, once and at the end', async () => {
    const controller = new AbortController();
    const progress: FitProgress[] = [];
    const run = fit(buildAnn(small), digits, {
      engine,
      epochs: 1000,
      batchSize: 20,
      signal: controller.signal,
      onProgress: (state) => {
        progress.push(state);
        if (state.epoch > 2) controller.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    expect(progress.findIndex(({ stopped = false }) => stopped)).toBe(progress.length - 1);
    expect(progress.at(-1)).toEqual({ ...progress.at(-2), stopped: true });
  });

  test("leaves no tensor behind but the optimizer's", async () => {
    const model = buildAnn(small);
    await fit(model, digits, { engine, epochs: 1, validation: other });
    const before = tf.memory().numTensors;
    await fit(model, digits, { engine, epochs: 2, validation: other });
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('fit by the engine follows fit by TensorFlow.js', async () => {
  const run = { epochs: 4, batchSize: 8, validation: other };
  const byEngine = await fit(buildAnn(small), digits, { ...run, engine: 'wasm-simd' });
  const byTfjs = await fit(buildAnn(small), digits, { ...run, engine: 'tfjs' });
  expect([byEngine.engine, byTfjs.engine]).toEqual(['wasm-simd, strict rounding', `tfjs ${TEST_BACKEND}`]);
  byEngine.epochs.forEach((epoch, index) => {
    const reference = byTfjs.epochs[index];
    expect(epoch.loss / (reference?.loss ?? NaN)).toBeCloseTo(1, 3);
    expect(epoch.accuracy).toBeCloseTo(reference?.accuracy ?? NaN, 6);
    expect((epoch.validationLoss ?? NaN) / (reference?.validationLoss ?? NaN)).toBeCloseTo(1, 3);
  });
});

test('fit gives the same history on one thread and on two', async () => {
  const run = async (threads: number): Promise<unknown> =>
    timeless(await fit(buildAnn(small), digits, { epochs: 3, batchSize: 8, validation: other, threads }));
  expect(await run(1)).toEqual(await run(2));
});

test.each(['categoricalCrossentropy', 'meanSquaredError'])(
  'fit trains with the loss %s, by engine and TensorFlow.js alike',
  async (loss) => {
    const run = async (engine: 'wasm-simd' | 'tfjs'): Promise<History> => {
      const model = buildAnn(small);
      model.compile({ optimizer: tf.train.adam(0.005), loss, metrics: ['accuracy'] });
      return fit(model, digits, { epochs: 2, batchSize: 8, validation: other, engine });
    };
    const [byEngine, byTfjs] = [await run('wasm-simd'), await run('tfjs')];
    byEngine.epochs.forEach((epoch, index) => {
      expect(epoch.loss / (byTfjs.epochs[index]?.loss ?? NaN)).toBeCloseTo(1, 3);
      expect((epoch.validationLoss ?? NaN) / (byTfjs.epochs[index]?.validationLoss ?? NaN)).toBeCloseTo(1, 3);
    });
  },
);

test('fit tells onNotice what it would print, and prints nothing then', async () => {
  const model = buildAnn(small);
  const notices: string[] = [];
  const options = { epochs: 1, onNotice: (notice: string) => notices.push(notice) };
  await fit(model, digits, options);
  expect(notices).toEqual([]);
  await fit(model, digits, options);
  expect(notices).toEqual([
    'This model was already trained for 1 epoch: fit goes on with epoch 2, to epoch 2.\n' +
      'To start over instead, stop this training, call resetModel(model), and run the cell again.',
  ]);
  expect(log).not.toHaveBeenCalled();
});

test('fit refuses an onNotice that is no function', async () => {
  await expect(fit(buildAnn(small), digits, { onNotice: 'loud' as never })).rejects.toThrow(
    new TypeError('training: expected the option \'onNotice\' to be a function, found "loud"'),
  );
});

test('fit takes TensorFlow.js for a model that the engine cannot train, and says why', async () => {
  const model = tfl.sequential({
    layers: [
      tfl.layers.flatten({ inputShape: [28, 28] }),
      tfl.layers.dense({ units: 10, activation: 'elu', name: 'bent' }),
      tfl.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const history = await fit(model, digits, { epochs: 1 });
  expect(history.engine).toBe(`tfjs ${TEST_BACKEND}`);
  expect(log).toHaveBeenCalledWith(
    `This model is trained by tfjs ${TEST_BACKEND}, not by the engine wasm-simd: layer bent has the activation "elu".`,
  );
  await expect(fit(model, digits, { engine: 'wasm-simd' })).rejects.toThrow(TypeError);
  await expect(fit(model, digits, { engine: 'wasm-simd' })).rejects.toThrow(
    /asked for, but it cannot train this model: layer bent/,
  );
});

test('fit by the engine keeps what was learnt when a callback throws', async () => {
  const model = buildAnn(small);
  const run = fit(model, digits, {
    epochs: 5,
    onEpoch: ({ epoch }) => {
      if (epoch === 2) throw new Error('out of paper');
    },
  });
  await expect(run).rejects.toThrow('out of paper');
  expect(epochsTrained(model)).toBe(2);
  const fresh = buildAnn(small);
  expect(await predict(model, other)).not.toEqual(await predict(fresh, other));
});

test('trainingHistory refuses a model that was never trained', () => {
  expect(() => trainingHistory(buildAnn(small))).toThrow(RangeError);
});

test.each([null, 5, { epochs: 3 }, { epochs: [1, null] }, { epochs: [{ epoch: 1, loss: '0.1', accuracy: 1 }] }])(
  'a history of a file that is none counts as none: %j',
  (trainingHistory) => {
    const model = buildAnn(small);
    model.setUserDefinedMetadata({ trainingHistory });
    expect(epochsTrained(model)).toBe(0);
  },
);

test('fit refuses an engine that does not exist', async () => {
  const options = JSON.parse('{"engine":"steam"}') as { engine: 'auto' };
  await expect(fit(buildAnn(small), digits, options)).rejects.toThrow(
    'expected the engine auto, wasm-simd, tfjs, found "steam"',
  );
});

test.each([0, -1, 1.5, NaN])('fit refuses %p epochs', async (epochs) => {
  await expect(fit(buildAnn(small), digits, { epochs })).rejects.toThrow(RangeError);
  await expect(fit(buildAnn(small), digits, { epochs })).rejects.toThrow(
    `expected a whole number of epochs, 1 or more, found ${epochs}`,
  );
});

test.each<[string, unknown]>([
  ['epochs', '3'],
  ['batchSize', [32]],
  ['threads', '2'],
  ['earlyStopping', { patience: '3' }],
])('fit refuses %s of another kind than numbers', async (name, given) => {
  const refused = fit(buildAnn(small), digits, { validation: digits, [name]: given });
  await expect(refused).rejects.toThrow(TypeError);
  await expect(refused).rejects.toThrow(/found ("[23]"|an array of 1)$/);
});

test('fit refuses a batch of none, no data and a seed that is not an integer', async () => {
  const none = createDigits(new Uint8Array(0), new Uint8Array(0));
  await expect(fit(buildAnn(small), digits, { batchSize: 0 })).rejects.toThrow(RangeError);
  await expect(fit(buildAnn(small), none)).rejects.toThrow('training: expected at least one digit, found none');
  await expect(fit(buildAnn(small), digits, { validation: none })).rejects.toThrow(
    'validating: expected at least one digit, found none',
  );
  await expect(fit(buildAnn(small), digits, { seed: 0.1 })).rejects.toThrow(TypeError);
});

test('fit refuses a NaN learning rate of a model compiled elsewhere', async () => {
  const model = buildAnn(small);
  model.compile({ optimizer: tf.train.adam(NaN), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  await expect(fit(model, digits)).rejects.toThrow('training: expected a learning rate above 0, found NaN');
});

test('fit says when the weights are no longer finite, though the loss does not show it', async () => {
  const model = buildAnn(small);
  const poisoned = model.layers[2]?.getWeights().map((weight) => tf.fill(weight.shape, NaN)) ?? [];
  model.layers[2]?.setWeights(poisoned);
  await expect(fit(model, digits, { epochs: 1 })).rejects.toThrow(
    'weights of the layer hidden became infinite or NaN in epoch 1: expected finite numbers',
  );
});

test('fit refuses a model that is not compiled, or not for labels', async () => {
  const bare = tfl.sequential({
    layers: [tfl.layers.flatten({ inputShape: [28, 28] }), tfl.layers.dense({ units: 10 })],
  });
  await expect(fit(bare, digits)).rejects.toThrow('expected a compiled model');
  bare.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await expect(fit(bare, digits)).rejects.toThrow("expected a model compiled with metrics: ['accuracy'], found loss");
  bare.compile({ optimizer: 'sgd', loss: 'hinge', metrics: ['accuracy'] });
  await expect(fit(bare, digits)).rejects.toThrow(/expected a model compiled with the loss .*, found "hinge"/);
});
