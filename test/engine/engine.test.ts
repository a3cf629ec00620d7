import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Engine } from '../../lib/engine/engine';
import { hasRelaxedSimd } from '../../lib/engine/contract/load';
import { COMPILED } from '../../lib/engine/platform/files';
import type { NetworkSpec } from '../../lib/engine/network/network';
import {
  ADAM,
  bitsOf,
  expectClose,
  inOrder,
  randomData,
  randomParameters,
  shuffled,
  tf,
  tfjsBatch,
  tfjsModel,
} from './helpers';

const network: NetworkSpec = {
  inputs: 30,
  inputScale: 1 / 255,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [
    { kind: 'dense', units: 24, activation: 'relu', l2: 0.01 },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'dense', units: 7, activation: 'softmax' },
  ],
};

const open: Engine[] = [];
async function start(spec = network, options = {}): Promise<Engine> {
  const engine = await Engine.start(spec, { threads: 0, ...options });
  open.push(engine);
  engine.setParameters(randomParameters(spec, 1));
  return engine;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

test.each([0, 1, 2])('evaluate and predict equal tfjs, dropout off, with %i threads', async (threads) => {
  const engine = await start(network, { threads });
  const data = randomData(network, 131, 2);
  const loaded = engine.load(data);
  const model = tfjsModel(network, randomParameters(network, 1), tf.train.sgd(0));
  const { xs, ys } = tfjsBatch(network, data, inOrder(131));
  const [loss, accuracy] = (model.evaluate(xs, ys) as tf.Scalar[]).map((score) => score.dataSync()[0] ?? NaN);
  const scores = await engine.evaluate(loaded);
  expect(scores.loss).toBeCloseTo(loss ?? NaN, 5);
  expect(scores.accuracy).toBeCloseTo(accuracy ?? NaN, 6);
  expectClose([await engine.predict(loaded)], [(model.predict(xs) as tf.Tensor).dataSync()], 1e-6);
});

test('Engine.parameters returns what was set', async () => {
  for (const units of [1, 4, 7, 8, 33, 100]) {
    const spec: NetworkSpec = {
      ...network,
      layers: [
        { kind: 'dense', units, activation: 'relu' },
        { kind: 'dense', units: 7, activation: 'softmax' },
      ],
    };
    const engine = await start(spec);
    expect(bitsOf(engine.parameters())).toBe(bitsOf(randomParameters(spec, 1)));
    expect(engine.parameters().map(({ length }) => length)).toEqual([30 * units, units, units * 7, 7]);
  }
});

test.each([0, 2])(
  'train reports each epoch, validates, and stops on a signal after a whole step, with %i threads',
  async (threads) => {
    const engine = await start(network, { threads });
    const data = engine.load(randomData(network, 400, 3));
    const validation = engine.load(randomData(network, 50, 4));
    const controller = new AbortController();
    const seen: number[] = [];
    const orders = Array.from({ length: 5 }, (_, epoch) => shuffled(400, epoch));
    const result = await engine.train(data, orders, {
      validation,
      signal: controller.signal,
      onEpoch: ({ epoch }) => {
        seen.push(epoch);
        if (epoch === 2) controller.abort();
      },
    });
    expect(seen).toEqual([0, 1, 2]);
    expect(result.stopped).toBe(true);
    expect(result.epochs).toHaveLength(3);
    expect(engine.optimizerState().step).toBe(3 * 13);
    const { loss, accuracy } = await engine.evaluate(validation);
    expect(result.epochs[2]).toMatchObject({ validationLoss: loss, validationAccuracy: accuracy });
  },
);

test('a stop in the middle of an epoch leaves the weights of a whole number of steps', async () => {
  const spec: NetworkSpec = {
    ...network,
    layers: [
      { kind: 'dense', units: 500, activation: 'relu' },
      { kind: 'dense', units: 7, activation: 'softmax' },
    ],
  };
  const data = randomData(spec, 20_000, 3);
  const order = shuffled(20_000, 1);
  const engine = await start(spec, { threads: 2, batchSize: 1 });
  const controller = new AbortController();
  const steps: number[] = [];
  const result = await engine.train(
    engine.load(data),
    Array.from({ length: 20 }, () => order),
    {
      signal: controller.signal,
      onProgress: (progress) => {
        steps.push(progress.steps);
        expect(progress.totalSteps).toBe(20_000);
        controller.abort();
      },
    },
  );
  expect(result.stopped).toBe(true);
  const { step } = engine.optimizerState();
  expect(step).toBeGreaterThanOrEqual(steps[0] ?? Infinity);
  expect(step).toBeLessThan(20 * 20_000);
  // The same number of steps in one go gives the same bits.
  if (result.epochs.length === 0 && step > 0) {
    const other = await start(spec, { batchSize: 1 });
    const some = Uint32Array.from({ length: step }, (_, index) => order[index] ?? 0);
    const inputs = Uint8Array.from([...some].flatMap((n) => [...data.inputs.subarray(n * 30, n * 30 + 30)]));
    const targets = Uint8Array.from(some, (n) => data.targets[n] ?? 0);
    await other.train(other.load({ inputs, targets }), [inOrder(step)]);
    expect(bitsOf(engine.parameters())).toBe(bitsOf(other.parameters()));
  }
});

test('an idle engine lets the process end, and a closed one refuses work', async () => {
  const script = `const { Engine } = require(${JSON.stringify(join(COMPILED, 'engine.js'))});
    Engine.start(${JSON.stringify(network)}, { threads: 2 }).then((engine) => console.log('started', engine.threads));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { timeout: 10_000 });
  expect(stdout).toBe('started 2\n');
  const engine = await start(network, { threads: 1 });
  const data = engine.load(randomData(network, 10, 1));
  await engine.close();
  await expect(engine.evaluate(data)).rejects.toThrow('the engine is closed');
});

test('closing during a job rejects it', async () => {
  const engine = await start(network, { threads: 2, batchSize: 1 });
  const data = engine.load(randomData(network, 20_000, 1));
  const training = engine.train(
    data,
    Array.from({ length: 100 }, () => inOrder(20_000)),
  );
  const outcome = expect(training).rejects.toThrow('running a job');
  await engine.close();
  await outcome;
});

test('calls must not overlap', async () => {
  const engine = await start(network, { threads: 1 });
  const data = engine.load(randomData(network, 100, 1));
  const first = engine.evaluate(data);
  await expect(engine.evaluate(data)).rejects.toThrow('expected the call before to be awaited');
  await first;
});

test('wrong data, orders, parameters and networks are refused by name', async () => {
  const engine = await start();
  const { inputs } = randomData(network, 10, 1);
  const labels = new Uint8Array(10);
  expect(() => engine.load({ inputs: inputs.subarray(1), targets: labels })).toThrow(
    /whole number of samples of 30, found 299/,
  );
  expect(() => engine.load({ inputs, targets: labels.subarray(1) })).toThrow(
    /expected 10 targets for 10 samples, found 9/,
  );
  expect(() => engine.load({ inputs, targets: labels.fill(7, 3, 4) })).toThrow(/labels of 0 to 6, found 7 at 3/);
  expect(() => engine.load({ inputs, targets: new Float32Array(10) })).toThrow(TypeError);
  expect(() => {
    engine.setParameters([]);
  }).toThrow(/expected 4 arrays, found 0/);
  expect(() => {
    engine.setParameters(randomParameters(network, 1).map((values) => values.subarray(1)));
  }).toThrow(/expected 720 numbers in kernel 0, found 719/);
  const data = engine.load({ inputs, targets: labels.fill(0) });
  await expect(engine.train(data, [inOrder(9)])).rejects.toThrow(/order of 10 samples, found 9/);
  await expect(engine.train(data, [new Uint32Array(10)])).rejects.toThrow(
    /each sample below 10 once in the order, found 0 at 1/,
  );
  await expect(engine.evaluate({ count: 10 })).rejects.toThrow(/data that this engine has loaded/);
  const refused = async (spec: NetworkSpec, message: RegExp): Promise<void> => {
    await expect(Engine.start(spec)).rejects.toThrow(message);
  };
  const dense = { kind: 'dense', units: 3, activation: 'relu' } as const;
  const softmax = { kind: 'dense', units: 3, activation: 'softmax' } as const;
  const dropout = { kind: 'dropout', rate: 0.5 } as const;
  await refused({ ...network, layers: [] }, /at least one dense layer/);
  await refused({ ...network, layers: [dense] }, /needs a softmax output, found relu/);
  await refused({ ...network, layers: [softmax, softmax] }, /softmax before the last layer/);
  await refused({ ...network, layers: [dense, dropout, dropout, softmax] }, /dropout right after a dropout/);
  await refused({ ...network, layers: [softmax, dropout] }, /dropout follows the last/);
  await refused({ ...network, layers: [{ ...dense, units: 0 }, softmax] }, /units of layer 0 .* found 0/);
  await refused({ ...network, optimizer: { ...ADAM, learningRate: NaN } }, /learning rate .* found NaN/);
  await expect(Engine.start(network, { batchSize: 0 })).rejects.toThrow(/batch size of at least 1, found 0/);
  await expect(Engine.start(network, { threads: -1 })).rejects.toThrow(/threads of at least 0, found -1/);
  if (!hasRelaxedSimd())
    await expect(Engine.start(network, { rounding: 'relaxed' })).rejects.toThrow(/relaxed SIMD was asked for/);
});

test.each<[string, () => unknown, new () => Error, string]>([
  [
    'inputs',
    () => ({ inputs: [1, 2], targets: new Uint8Array(1) }),
    TypeError,
    'loading data: expected inputs in a Uint8Array or a Float32Array, found an array of 2',
  ],
  [
    'inputs of another type',
    () => ({ inputs: new Float64Array(30) }),
    TypeError,
    'loading data: expected inputs in a Uint8Array or a Float32Array, found a Float64Array',
  ],
  [
    'targets',
    () => ({ inputs: new Uint8Array(30), targets: [1] }),
    TypeError,
    'loading data: expected targets in a Uint8Array or a Float32Array, found an array of 1',
  ],
  [
    'targets of null',
    () => ({ inputs: new Uint8Array(30), targets: null }),
    TypeError,
    'loading data: expected targets in a Uint8Array or a Float32Array, found null',
  ],
  ['an object', () => null, TypeError, 'loading data: expected an object of inputs and targets, found null'],
  [
    'finite inputs',
    () => ({ inputs: new Float32Array(30).fill(NaN, 7) }),
    RangeError,
    'loading data: expected finite inputs, found NaN at 7',
  ],
])('Engine.load names what is not %s', async (_, data, kind, message) => {
  const engine = await start();
  const load = (): unknown => Reflect.apply(engine.load.bind(engine), undefined, [data()]);
  expect(load).toThrow(kind);
  expect(load).toThrow(message);
});

test('Engine names plain arrays as parameters, orders and new inputs', async () => {
  const engine = await start();
  const { inputs, targets } = randomData(network, 2, 1);
  const data = engine.load({ inputs, targets }, { plain: true });
  const call = (method: 'setParameters' | 'train', ...given: unknown[]): unknown =>
    Reflect.apply(engine[method].bind(engine), undefined, given);
  const plain = randomParameters(network, 1).map((values) => Array.from(values));
  expect(() => call('setParameters', plain)).toThrow(
    new TypeError('setting parameters: expected kernel 0 in a Float32Array, found an array of 720'),
  );
  expect(() => call('setParameters', {})).toThrow(
    new TypeError('setting parameters: expected an array of Float32Arrays, found an Object'),
  );
  await expect(call('train', data, [[0, -1]])).rejects.toThrow(
    new TypeError('training: expected an order in a Uint32Array, found an array of 2'),
  );
  await expect(call('train', data, [inOrder(2)], { inputs: () => Array.from(inputs) })).rejects.toThrow(
    new TypeError('replacing inputs: expected inputs in a Uint8Array or a Float32Array, found an array of 60'),
  );
});

test.each<[object, new () => Error, string]>([
  [{ batchSize: '32' }, TypeError, 'expected a batch size of at least 1, found "32"'],
  [{ batchSize: 1.5 }, RangeError, 'expected a batch size of at least 1, found 1.5'],
  [{ threads: 1000 }, RangeError, 'expected at most 128 threads, found 1000'],
  [{ threads: NaN }, RangeError, 'expected a number of threads of at least 0, found NaN'],
  [{ seed: -1 }, RangeError, 'expected a seed from 0 to 4294967295, found -1'],
  [{ rounding: 'fast' }, RangeError, 'expected the rounding strict or relaxed, found "fast"'],
])('Engine.start refuses %j', async (options, kind, message) => {
  await expect(Engine.start(network, options)).rejects.toThrow(kind);
  await expect(Engine.start(network, options)).rejects.toThrow(`starting the engine: ${message}`);
});
