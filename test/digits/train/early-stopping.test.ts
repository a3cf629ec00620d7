import * as tf from '@tensorflow/tfjs-core';

import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { StoppingRule } from '../../../lib/digits/train/early-stopping';
import { weightsEpoch } from '../../../lib/digits/train/epochs';
import { fit } from '../../../lib/digits/train/fit';
import type { History } from '../../../lib/digits/train/history';
import { trainingHistory } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { epochOf, reference } from './reference';

const none = (): Float32Array[] => [];
const result = (epoch: number, validationLoss?: number) => ({
  epoch,
  loss: 1,
  accuracy: 0.5,
  seconds: 1,
  ...(validationLoss !== undefined && { validationLoss }),
});

/** After which epoch a rule stops a training with these validation losses; 0 if never. */
function stopsAfter(patience: number, losses: readonly number[]): number {
  const rule = new StoppingRule({ patience });
  return (
    losses.findIndex((loss, index) => {
      rule.see(result(index + 1, loss), none);
      return rule.stopped;
    }) + 1
  );
}

test('StoppingRule stops once so many epochs in a row brought no lower validation loss', () => {
  expect(stopsAfter(1, [3, 2, 2.5])).toBe(3);
  expect(stopsAfter(2, [3, 2, 2.5, 1, 1.5, 1.2])).toBe(6);
  expect(stopsAfter(2, [3, 2, 2, 2])).toBe(4);
  expect(stopsAfter(3, [3, 2, 2.5, 2.4])).toBe(0);
  expect(stopsAfter(2, [NaN, 1, NaN, NaN])).toBe(4);
  // As in Keras, where no patience at all and that of one epoch are the same.
  expect(stopsAfter(0, [3, 2, 2.5, 1])).toBe(3);
});

test('StoppingRule stops where Keras stops and has its best epoch, for every measure, patience and least change', () => {
  for (const { monitor, patience, minDelta, values, stopped, best } of reference.stops) {
    const rule = new StoppingRule({ monitor, patience, minDelta });
    const end = values.findIndex((value, index) => {
      rule.see(epochOf(index + 1, monitor, value), none);
      return rule.stopped;
    });
    expect([end + 1, rule.best?.epoch]).toEqual([stopped, best]);
  }
});

test('StoppingRule keeps the weights of the best epoch, and asks for no others', () => {
  const rule = new StoppingRule({ patience: 5 });
  const asked: number[] = [];
  [3, 2, 4].forEach((loss, index) => {
    rule.see(result(index + 1, loss), () => {
      asked.push(index + 1);
      return [Float32Array.of(index + 1)];
    });
  });
  expect(asked).toEqual([1, 2]);
  expect(rule.best).toEqual({ epoch: 2, value: 2, weights: [Float32Array.of(2)] });
});

test('StoppingRule asks for no weights if none are to be restored', () => {
  const rule = new StoppingRule({ patience: 1, restoreBest: false });
  rule.see(result(1, 1), () => {
    throw new Error('asked');
  });
  expect(rule.best).toEqual({ epoch: 1, value: 1 });
});

test.each([-1, 1.5, NaN])('StoppingRule refuses the patience %p', (patience) => {
  expect(() => new StoppingRule({ patience })).toThrow(RangeError);
  expect(() => new StoppingRule({ patience })).toThrow(`found ${patience}`);
});

describe.each(['wasm-simd', 'tfjs'] as const)('fit with early stopping by %s', (engine) => {
  // Labels of noise: what is learnt of them does not hold for others, so the validation loss soon rises.
  const digits = bandedDigits(60);
  const data = { ...digits, labels: digits.labels.map((label, index) => (index % 3 === 0 ? (label + 5) % 10 : label)) };
  const validation = bandedDigits(40, 2);
  const settings = { engine, epochs: 40, batchSize: 8, validation } as const;
  const build = () => buildAnn({ hiddenUnits: 16, learningRate: 0.01 });

  beforeAll(async () => {
    await testBackend();
  });

  test('stops, gives back the weights of the best epoch and says which', async () => {
    const model = build();
    const history = await fit(model, data, { ...settings, earlyStopping: { patience: 3 } });
    const losses = history.epochs.map(({ validationLoss = NaN }) => validationLoss);
    const least = Math.min(...losses);
    const best = losses.indexOf(least) + 1;
    expect(history.epochs).toHaveLength(best + 3);
    expect(best).toBeLessThan(37);
    expect(weightsEpoch(history)).toBe(best);
    expect(trainingHistory(model)).toEqual(history);
    // The independent check: the model's own answers have the loss that the best epoch had.
    expect((await evaluate(model, validation)).loss).toBeCloseTo(least, 5);
    disposeModel(model);
  });

  test('watches the training loss without validation data, and takes a small fall for none', async () => {
    const model = build();
    const plain = { engine, epochs: 40, batchSize: 8 };
    const earlyStopping = { patience: 2, monitor: 'loss', minDelta: 100 } as const;
    // The first epoch is the best: no loss falls by 100.
    const history = await fit(model, data, { ...plain, earlyStopping });
    expect([history.epochs.length, history.restoredEpoch]).toEqual([3, 1]);
    disposeModel(model);
  });

  test('keeps the last weights when told not to restore', async () => {
    const model = build();
    const history = await fit(model, data, { ...settings, earlyStopping: { patience: 3, restoreBest: false } });
    expect(history.restoredEpoch).toBeUndefined();
    expect(weightsEpoch(history)).toBe(history.epochs.length);
    expect((await evaluate(model, validation)).loss).toBeCloseTo(history.epochs.at(-1)?.validationLoss ?? NaN, 5);
    disposeModel(model);
  });

  test('gives the epochs of a run without it up to the stop', async () => {
    const [stopped, whole] = [build(), build()];
    const short = await fit(stopped, data, { ...settings, earlyStopping: { patience: 2 } });
    const long = await fit(whole, data, { ...settings, epochs: short.epochs.length });
    const losses = (history: History) => history.epochs.map(({ loss, validationLoss }) => [loss, validationLoss]);
    expect(losses(short)).toEqual(losses(long));
    disposeModel(stopped);
    disposeModel(whole);
  });

  test('tells the progress of the epochs that were trained', async () => {
    const model = build();
    let last: readonly number[] = [];
    const onProgress = ({ batchesDone, batchesTotal }: { batchesDone: number; batchesTotal: number }) => {
      last = [batchesDone, batchesTotal];
    };
    const { epochs } = await fit(model, data, { ...settings, earlyStopping: { patience: 2 }, onProgress });
    expect(last).toEqual([8 * epochs.length, 8 * epochs.length]);
    disposeModel(model);
  });

  test("leaves no tensor behind but the optimizer's", async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const model = build();
    const options = { ...settings, earlyStopping: { patience: 2 } };
    await fit(model, data, options);
    const before = tf.memory().numTensors;
    expect((await fit(model, data, options)).restoredEpoch).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBe(before);
    log.mockRestore();
    disposeModel(model);
  });

  test('goes on afterwards with the epochs counted on, and the last weights', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const model = build();
    const first = await fit(model, data, { ...settings, earlyStopping: { patience: 2 } });
    const second = await fit(model, data, { ...settings, epochs: 1 });
    expect(second.epochs[0]?.epoch).toBe(first.epochs.length + 1);
    expect(trainingHistory(model).restoredEpoch).toBeUndefined();
    log.mockRestore();
    disposeModel(model);
  });
});

test('fit refuses early stopping without validation data, and without patience', async () => {
  await testBackend();
  const digits = bandedDigits(10);
  const model = buildAnn({ hiddenUnits: 4 });
  await expect(fit(model, digits, { earlyStopping: { patience: 1 } })).rejects.toThrow(TypeError);
  await expect(fit(model, digits, { validation: digits, earlyStopping: { patience: -1 } })).rejects.toThrow(RangeError);
});
