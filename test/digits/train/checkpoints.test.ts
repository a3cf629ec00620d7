import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';

import { readWeights, writeWeights } from '../../../lib/digits/adapter/weights';
import { buildAnn } from '../../../lib/digits/model/ann';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { loadModel, saveModel } from '../../../lib/digits/model/storage';
import { CheckpointKeeper, type Checkpoints } from '../../../lib/digits/train/checkpoints';
import { fit } from '../../../lib/digits/train/fit';
import { trainingHistory } from '../../../lib/digits/train/record';
import { reduceOnPlateau } from '../../../lib/digits/train/reduce-on-plateau';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { temporaryFolder } from '../model/storage/helpers';
import { epochOf } from './reference';

const parent = temporaryFolder();
const digits = bandedDigits(50);
let number = 0;
const newFolder = (): string => join(parent, `run-${++number}`);
const build = (dropout = 0) => buildAnn({ hiddenUnits: 6, dropout });

beforeAll(testBackend);
afterAll(() => rmSync(parent, { recursive: true }));

/** Which epoch the model in a folder is of: what its weights are all set to. */
async function kept(folder: string): Promise<number | undefined> {
  const model = await loadModel(folder);
  const value = readWeights(model)[0]?.[0];
  disposeModel(model);
  return value;
}

/** Keeps epochs with these validation losses. @returns the model that was kept */
async function keep(losses: readonly number[], options: Omit<Checkpoints, 'folder'>, folder = newFolder(), before = 0) {
  const model = buildAnn({ hiddenUnits: 2 });
  const results = losses.map((loss, index) => epochOf(index + 1, 'validationLoss', loss));
  const keeper = new CheckpointKeeper(model, { folder, ...options }, results.slice(0, before));
  for (const result of results.slice(before)) {
    writeWeights(
      model,
      readWeights(model).map((array) => array.fill(result.epoch)),
    );
    await keeper.see(result);
  }
  disposeModel(model);
  return folder;
}

test('CheckpointKeeper keeps the last epoch, the best, or every one in a folder of its own', async () => {
  expect(await kept(await keep([3, 1, 2], {}))).toBe(3);
  expect(await kept(await keep([3, 1, 1, 2], { keep: 'best' }))).toBe(2);
  const folder = await keep([3, 1, 2], { keep: 'every' });
  expect(readdirSync(folder).sort()).toEqual(['epoch-1', 'epoch-2', 'epoch-3']);
  expect(await kept(join(folder, 'epoch-2'))).toBe(2);
});

test('CheckpointKeeper puts nothing in the place of a better epoch of an earlier run', async () => {
  const folder = await keep([3, 1], { keep: 'best' });
  expect(await kept(await keep([3, 1, 2, 1.5], { keep: 'best' }, folder, 2))).toBe(2);
  expect(await kept(await keep([3, 1, 2, 0.5], { keep: 'best' }, folder, 2))).toBe(4);
  // In an empty folder, the best of those to come is better than none.
  expect(await kept(await keep([3, 1, 2, 1.5], { keep: 'best' }, newFolder(), 2))).toBe(4);
});

describe.each(['wasm-simd', 'tfjs'] as const)('fit with checkpoints by %s', (engine) => {
  const options = { engine, batchSize: 8, validation: bandedDigits(20, 2), onNotice: () => undefined };
  const learningRate = reduceOnPlateau(0.01, { factor: 0.5, patience: 1, minDelta: 1 });

  test('goes on from one as a run that was not ended does, with dropout and a step size that is reduced', async () => {
    const folder = newFolder();
    const [whole, stopped] = [build(0.3), build(0.3)];
    await fit(whole, digits, { ...options, learningRate, epochs: 5 });
    const checkpoints = { folder };
    const onEpoch = ({ epoch }: { epoch: number }) => {
      if (epoch === 3) throw new Error('the light went out');
    };
    const run = fit(stopped, digits, { ...options, learningRate, epochs: 5, checkpoints, onEpoch });
    await expect(run).rejects.toThrow('the light went out');
    const model = await loadModel(folder);
    expect(trainingHistory(model).epochs).toHaveLength(3);
    await fit(model, digits, { ...options, learningRate, epochs: 2, checkpoints });
    const shown = (of: typeof model) => trainingHistory(of).epochs.map(({ loss, learningRate: rate }) => [loss, rate]);
    // TensorFlow.js works the powers of Adam's betas out anew, by other roundings.
    const equal = (one: number, other = NaN) => (engine === 'tfjs' ? Math.abs(one - other) < 1e-5 : one === other);
    const distinct = shown(model)
      .flat()
      .filter((value, at) => !equal(value ?? NaN, shown(whole).flat()[at]));
    expect(distinct).toEqual([]);
    readWeights(model).forEach((array, at) =>
      expect(array.every((value, index) => equal(value, readWeights(whole)[at]?.[index]))).toBe(true),
    );
    const last = await loadModel(folder);
    expect(readWeights(last)).toEqual(readWeights(model));
    [whole, stopped, model, last].forEach(disposeModel);
  });

  test('leaves no tensor behind', async () => {
    const model = build();
    await fit(model, digits, { ...options, epochs: 1 });
    const before = tf.memory().numTensors;
    await fit(model, digits, { ...options, epochs: 2, checkpoints: { folder: newFolder() } });
    expect(tf.memory().numTensors).toBe(before);
    disposeModel(model);
  });
});

test('fit refuses checkpoints that cannot be kept, before it trains', async () => {
  const model = build();
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, 'diary.txt'), 'mine');
  const run = (checkpoints: Checkpoints) => fit(model, digits, { epochs: 1, checkpoints });
  await expect(run({ folder })).rejects.toThrow('training, checkpoints: expected');
  await expect(run({ folder, keep: 'some' as never })).rejects.toThrow('expected keep to be last, best, every');
  await expect(run({ folder: newFolder(), keep: 'best' })).rejects.toThrow(
    'training: expected validation data for checkpoints to watch, found none',
  );
  expect(() => trainingHistory(model)).toThrow(RangeError);
  disposeModel(model);
});

test('fit ends with words when a checkpoint cannot be written, and leaves the model as that epoch did', async () => {
  const model = build();
  const folder = newFolder();
  const onProgress = () => {
    // Not a folder any more: no model can be put there.
    if (!existsSync(folder)) writeFileSync(folder, '');
  };
  const run = fit(model, digits, { epochs: 3, batchSize: 8, onProgress, checkpoints: { folder } });
  await expect(run).rejects.toThrow(/^training, checkpoints: cannot keep epoch 1: .*left it\.$/);
  expect(trainingHistory(model).epochs).toHaveLength(1);
  await saveModel(model, newFolder());
  disposeModel(model);
});
