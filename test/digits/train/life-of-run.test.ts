import { readWeights, writeWeights } from '../../../lib/digits/adapter/weights';
import { buildAnn } from '../../../lib/digits/model/ann';
import { occupyModel } from '../../../lib/digits/model/in-training';
import type { FitOptions, FitProgress } from '../../../lib/digits/train/fit-options';
import { LifeOfRun } from '../../../lib/digits/train/life-of-run';
import { trainingHistory } from '../../../lib/digits/train/record';
import { requireRun } from '../../../lib/digits/train/require-run';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(async () => {
  await testBackend();
});

/** A run on ten digits, in three batches of at most four, and what is told of it. */
function start(options: FitOptions) {
  const told: FitProgress[] = [];
  const model = buildAnn({ hiddenUnits: 2 });
  const digits = bandedDigits(10);
  const all = {
    batchSize: 4,
    validation: digits,
    onProgress: (progress: FitProgress) => told.push(progress),
    ...options,
  };
  const run = new LifeOfRun(requireRun(model, digits, all), 'by hand', occupyModel(model));
  return { run, model, told, order: run.order(new AbortController().signal) };
}

const result = (epoch: number, validationLoss: number) => ({
  epoch,
  loss: 1,
  accuracy: 0.5,
  validationLoss,
  seconds: 1,
});

test('LifeOfRun counts batches over all epochs of the run, and keeps each epoch with its learning rate', async () => {
  const { order, model, told } = start({ epochs: 2, learningRate: (epoch) => epoch / 100 });
  for (const epoch of order.epochs) {
    await order.onProgress({ epoch, batchesDone: 2, loss: 3 });
    await order.onEpoch(result(epoch, 1));
  }
  // Three batches an epoch: 2, then 3 of 6 are done in the first, 3 + 2 and 3 + 3 in the second.
  expect(told.map(({ batchesDone, batchesTotal, loss }) => [batchesDone, batchesTotal, loss])).toEqual([
    [2, 6, 3],
    [3, 6, 1],
    [5, 6, 3],
    [6, 6, 1],
  ]);
  const { epochs, batchSize, engine } = trainingHistory(model);
  expect(epochs.map(({ epoch, learningRate }) => [epoch, learningRate])).toEqual([
    [1, 0.01],
    [2, 0.02],
  ]);
  expect([batchSize, engine]).toEqual([4, 'by hand']);
});

test('LifeOfRun keeps what an epoch gave, whatever its callbacks do to what they are told', async () => {
  const changed: boolean[] = [];
  const { order, model, run } = start({
    epochs: 1,
    onProgress: (progress) => changed.push(Reflect.set(progress, 'loss', 99)),
    onEpoch: (told, { epochs: [kept = told] }) => {
      changed.push(Reflect.set(told, 'loss', 99), Reflect.set(kept, 'loss', 99));
    },
  });
  for (const epoch of order.epochs) await order.onEpoch(result(epoch, 1));
  expect(changed).toEqual([false, false, false]);
  expect([trainingHistory(model), run.restoreBest()].map(({ epochs: [kept] }) => kept?.loss)).toEqual([1, 1]);
});

test('LifeOfRun has no more epochs once its caller says stop, and tells that all is done', async () => {
  const { order, told, run } = start({ epochs: 5, onEpoch: ({ epoch }) => (epoch === 2 ? 'stop' : undefined) });
  const trained: number[] = [];
  for (const epoch of order.epochs) {
    trained.push(epoch);
    await order.onEpoch(result(epoch, 1));
  }
  expect(trained).toEqual([1, 2]);
  expect(told.at(-1)).toEqual({ epoch: 2, batchesDone: 6, batchesTotal: 6, imagesDone: 20, loss: 1 });
  expect(run.soFar()).toEqual({ done: 2, end: 5 });
});

test('LifeOfRun puts the weights of the best epoch back when early stopping ends it', async () => {
  const { order, model, run } = start({ epochs: 9, earlyStopping: { patience: 1 } });
  const losses = [3, 1, 2];
  const weights: Float32Array[][] = [];
  for (const epoch of order.epochs) {
    writeWeights(
      model,
      readWeights(model).map((array) => array.fill(epoch)),
    );
    weights.push(readWeights(model));
    await order.onEpoch(result(epoch, losses[epoch - 1] ?? NaN));
  }
  const history = run.restoreBest();
  expect([history.epochs.length, history.restoredEpoch]).toEqual([3, 2]);
  expect(readWeights(model)).toEqual(weights[1]);
});

test('LifeOfRun that is given up says so with the last that it told, and nothing if it told nothing', async () => {
  const { order, run, told } = start({ epochs: 2 });
  await run.giveUp();
  expect(told).toEqual([]);
  await order.onProgress({ epoch: 1, batchesDone: 1, loss: 2 });
  await run.giveUp();
  expect(told.at(-1)).toEqual({ epoch: 1, batchesDone: 1, batchesTotal: 6, imagesDone: 4, loss: 2, stopped: true });
});
