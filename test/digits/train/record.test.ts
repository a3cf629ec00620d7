import * as tfl from '@tensorflow/tfjs-layers';

import {
  epochsTrained,
  findHistory,
  forgetTraining,
  recordTraining,
  trainingHistory,
} from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';

const run = { batchSize: 32, seed: 1, engine: 'first' };
const epoch = (number: number) => ({ epoch: number, loss: 1, accuracy: 0.5, seconds: 1 });
let model: tfl.LayersModel;
beforeEach(async () => {
  await testBackend();
  model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [2], units: 2 })] });
});

test('recordTraining adds the epochs of each run, with the options of the last, and keeps what else is noted', () => {
  model.setUserDefinedMetadata({ author: 'me' });
  recordTraining(model, { ...run, epochs: [epoch(1), epoch(2)] });
  recordTraining(model, { ...run, engine: 'second', epochs: [epoch(3)] });
  expect(trainingHistory(model)).toEqual({ ...run, engine: 'second', epochs: [epoch(1), epoch(2), epoch(3)] });
  expect(epochsTrained(model)).toBe(3);
  expect(model.getUserDefinedMetadata()).toMatchObject({ author: 'me' });
});

test('trainingHistory refuses a model that was never trained, or whose record is something else', () => {
  expect(() => trainingHistory(model)).toThrow('expected a model that was trained, found a new one');
  model.setUserDefinedMetadata({ trainingHistory: 'long ago' });
  expect(() => trainingHistory(model)).toThrow(RangeError);
  expect(epochsTrained(model)).toBe(0);
});

test('forgetTraining takes the history alone', () => {
  model.setUserDefinedMetadata({ author: 'me' });
  recordTraining(model, { ...run, epochs: [epoch(1)] });
  expect(findHistory(model)?.epochs).toHaveLength(1);
  forgetTraining(model);
  expect([findHistory(model), model.getUserDefinedMetadata()]).toEqual([undefined, { author: 'me' }]);
});
