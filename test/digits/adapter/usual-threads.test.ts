import { THREADS_VARIABLE } from '@digits/common/protocol';
import { Engine } from '@digits/engine';

import { predictModel } from '../../../lib/digits/adapter/predict-model';
import { trainModel } from '../../../lib/digits/adapter/train-model';
import { usualThreads } from '../../../lib/digits/adapter/usual-threads';
import { layers } from '../../engine/helpers';
import { networkFor } from './models';

const before = process.env[THREADS_VARIABLE];
afterEach(() => {
  jest.restoreAllMocks();
  if (before === undefined) delete process.env[THREADS_VARIABLE];
  else process.env[THREADS_VARIABLE] = before;
});

test('usualThreads leaves the number to the engine where DIGITS_THREADS is not set', () => {
  delete process.env[THREADS_VARIABLE];
  expect(usualThreads('training')).toEqual({});
});

test.each(['0', '3'])('usualThreads is DIGITS_THREADS=%s', (text) => {
  process.env[THREADS_VARIABLE] = text;
  expect(usualThreads('training')).toEqual({ threads: Number(text) });
});

test.each(['', ' 2', '-1', '1.5', 'two', '1e1', '0x2', '1234567890'])(
  'usualThreads refuses DIGITS_THREADS=%j',
  (text) => {
    process.env[THREADS_VARIABLE] = text;
    expect(() => usualThreads('training')).toThrow(
      new RangeError(
        `training: expected DIGITS_THREADS to be a whole number of threads, 0 or more, found ${JSON.stringify(text)}`,
      ),
    );
  },
);

/** A model of 400 inputs, and the number of threads that the engine was asked for meanwhile. */
async function threadsOf(work: (model: ReturnType<typeof layers.sequential>) => Promise<unknown>): Promise<unknown> {
  const model = layers.sequential({
    layers: [
      layers.layers.dense({ inputShape: [400], units: 1000, activation: 'relu' }),
      layers.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const start = jest.spyOn(Engine, 'start');
  await work(model);
  return start.mock.lastCall?.[1]?.threads;
}

test('trainModel trains on that many threads, unless it is told how many', async () => {
  process.env[THREADS_VARIABLE] = '3';
  const data = { inputs: new Uint8Array(800), targets: new Uint8Array(2) };
  const train = (options: object) =>
    threadsOf((model) => trainModel(model, networkFor(model), data, [Uint32Array.of(0, 1)], options));
  expect(await train({})).toBe(3);
  expect(await train({ threads: 1 })).toBe(1);
});

test('predictModel takes that many threads where it takes threads at all', async () => {
  process.env[THREADS_VARIABLE] = '2';
  const predict = (count: number) =>
    threadsOf((model) => predictModel(model, networkFor(model), new Uint8Array(400 * count)));
  expect(await predict(5000)).toBe(2);
  expect(await predict(1)).toBe(0);
});
