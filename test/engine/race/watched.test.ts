import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type Modules, WatchedEngine } from '../../../lib/engine/race/watched';
import { loadModule } from '../../../lib/engine/contract/load';
import { KERNELS } from '../../../lib/engine/platform/files';
import type { LayerSpec, NetworkSpec, OptimizerSpec } from '../../../lib/engine/network/network';
import type { Plan } from '../../../lib/engine/layout/plan';
import { ADAM, bitsOf, engineTrainer, randomData, randomParameters, shuffled } from '../helpers';

async function watchedModule(): Promise<WebAssembly.Module> {
  const folder = await mkdtemp(join(tmpdir(), 'digits-watched-'));
  try {
    const tool = join(__dirname, '..', '..', '..', 'tools', 'engine', 'watch.mjs');
    const target = join(folder, 'watched.wasm');
    await promisify(execFile)(process.execPath, [tool, join(KERNELS, 'strict.wasm'), target]);
    return await WebAssembly.compile(await readFile(target));
  } finally {
    await rm(folder, { recursive: true });
  }
}

let modules: Modules;
beforeAll(async () => {
  modules = { plain: await loadModule('strict'), watched: await watchedModule() };
}, 60_000);

const relu = (units: number, options: object = {}): LayerSpec => ({
  kind: 'dense',
  units,
  activation: 'relu',
  ...options,
});
const gelu = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'gelu' });
const softmax: LayerSpec = { kind: 'dense', units: 5, activation: 'softmax' };
const dropout: LayerSpec = { kind: 'dropout', rate: 0.4 };
const conv = (filters: number, options: object = {}): LayerSpec => ({
  kind: 'convolution',
  filters,
  kernelSize: [3, 2],
  strides: [1, 1],
  padding: 'valid',
  activation: 'relu',
  ...options,
});
const normalization = {
  kind: 'normalization',
  activation: 'relu',
  epsilon: 0.001,
  momentum: 0.9,
} as const satisfies LayerSpec;
const pool = { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'valid' } as const satisfies LayerSpec;

function network(layers: readonly LayerSpec[], optimizer: OptimizerSpec = ADAM): NetworkSpec {
  return {
    inputs: 49,
    imageShape: { height: 7, width: 7, channels: 1 },
    inputScale: 1 / 255,
    loss: 'sparseCategoricalCrossentropy',
    optimizer,
    layers,
  };
}

/** Several hidden layers of different width list their zeros: where threads once overwrote each other's lists. */
const funnel = network([relu(40), relu(24), relu(20), relu(18), { ...softmax, units: 17 }]);

const cases: [string, NetworkSpec, { density?: number; threads?: number; batchSize?: number; count?: number }?][] = [
  ['softmax alone', network([softmax])],
  ['softmax alone on rows', network([softmax]), { density: 1 }],
  ['one hidden layer', network([relu(40), softmax])],
  ['one hidden layer on rows', network([relu(40), softmax]), { density: 1 }],
  ['many hidden layers', funnel, { batchSize: 45, count: 100 }],
  ['many hidden layers on rows', funnel, { density: 1, threads: 2 }],
  [
    'dropout everywhere',
    network([dropout, relu(40), dropout, { kind: 'dense', units: 30, activation: 'tanh' }, dropout, relu(22), softmax]),
  ],
  ['dropout of rows', network([dropout, relu(40), dropout, softmax]), { density: 1 }],
  [
    'penalties',
    network([
      relu(40, { l1: 0.01 }),
      relu(36, { l2: 0.01 }),
      { kind: 'dense', units: 5, activation: 'softmax', l1: 0.001 },
    ]),
  ],
  ['gradient descent', network([relu(20), softmax], { kind: 'sgd', learningRate: 0.1 })],
  [
    'RMSProp',
    network([relu(20), softmax], { kind: 'rmsprop', learningRate: 0.1, decay: 0.9, momentum: 0.5, epsilon: 1e-7 }),
  ],
  ['momentum', network([relu(20), softmax], { kind: 'momentum', learningRate: 0.1, momentum: 0.9, nesterov: true })],
  [
    'mean squared error',
    { ...network([relu(20), { kind: 'dense', units: 3, activation: 'sigmoid' }]), loss: 'meanSquaredError' },
  ],
  [
    'crossentropy of logits',
    { ...network([relu(20), { kind: 'dense', units: 5, activation: 'linear' }]), loss: 'softmaxCrossentropy' },
  ],
  ['categorical crossentropy', { ...network([relu(20), softmax]), loss: 'categoricalCrossentropy' }],
  ['more threads than columns', network([relu(3), relu(2), softmax]), { threads: 8 }],
  ['more threads than samples', network([relu(40), relu(24), softmax]), { threads: 8, batchSize: 3 }],
  ['one image in a batch', network([relu(40), relu(24), softmax]), { threads: 3, batchSize: 1 }],
  ['a convolution', network([conv(5), softmax])],
  [
    'convolutions',
    network([
      conv(5, { l2: 0.01 }),
      pool,
      conv(9, { padding: 'same' }),
      dropout,
      relu(24),
      dropout,
      relu(20),
      { ...softmax, units: 17 },
    ]),
    { batchSize: 45, count: 100 },
  ],
  [
    'averages',
    network([
      conv(5),
      { ...pool, kind: 'averagePooling', padding: 'same' },
      conv(9, { kernelSize: [2, 2] }),
      { ...pool, kind: 'averagePooling' },
      softmax,
    ]),
    { batchSize: 20 },
  ],
  [
    'dropout between layers on images',
    network([conv(5), dropout, pool, dropout, conv(9, { kernelSize: [2, 2] }), dropout, relu(20), dropout, softmax]),
    { batchSize: 20, threads: 3 },
  ],
  ['gelu', network([dropout, gelu(40), dropout, gelu(22), softmax]), { batchSize: 45, count: 100 }],
  ['gelu of rows', network([gelu(40), gelu(9), softmax]), { density: 1, threads: 5 }],
  ['gelu alone', { ...network([gelu(5)]), loss: 'meanSquaredError' }],
  [
    'convolutions with gelu',
    network([
      conv(5, { activation: 'gelu' }),
      pool,
      conv(9, { padding: 'same', activation: 'gelu' }),
      gelu(20),
      softmax,
    ]),
  ],
  [
    'strides',
    network([
      conv(3, { strides: [2, 1], padding: 'same', activation: 'tanh' }),
      conv(4, { strides: [1, 2], kernelSize: [2, 3] }),
      softmax,
    ]),
  ],
  [
    'normalizations',
    network([
      conv(5, { activation: 'linear', l2: 0.01 }),
      normalization,
      pool,
      dropout,
      conv(9, { kernelSize: [2, 2] }),
      normalization,
      relu(22),
      dropout,
      softmax,
    ]),
    { batchSize: 20 },
  ],
  [
    'a normalization of dense layers, with more threads than chunks',
    network([relu(20), relu(9), { ...normalization, activation: 'gelu' }, relu(8), softmax]),
    { threads: 11, batchSize: 6 },
  ],
  [
    'convolutions with more threads than chunks',
    network([conv(5), pool, relu(20), softmax]),
    { threads: 11, batchSize: 6 },
  ],
];

test.each(cases)('no thread meets another in memory: %s', (_, spec, options = {}) => {
  // The last batch is a partial one, if it can.
  const { density, threads = 3, batchSize = 13, count = Math.ceil(batchSize * 2.4) } = options;
  const data = randomData(spec, count, 1, density);
  const engine = new WatchedEngine(modules, spec, { threads, batchSize }, data);
  engine.setParameters(randomParameters(spec, 2));
  // A sweep that clears moments falls into the second epoch.
  expect(engine.train(shuffled(count, 3))).toEqual([]);
  expect(engine.train(shuffled(count, 4), 62)).toEqual([]);
  expect(engine.evaluate()).toEqual([]);
});

test('a watched engine computes what the engine does', async () => {
  const data = randomData(funnel, 37, 1);
  const parameters = randomParameters(funnel, 2);
  const engine = new WatchedEngine(modules, funnel, { threads: 3, batchSize: 13 }, data);
  engine.setParameters(parameters);
  engine.train(shuffled(37, 3));
  const { parameters: expected } = await engineTrainer()({
    network: funnel,
    parameters,
    data,
    orders: [shuffled(37, 3)],
    batchSize: 13,
    seed: 7,
  });
  expect(bitsOf(engine.parameters())).toBe(bitsOf(expected));
});

test.each<[string, (plan: Plan) => Plan, RegExp, ('train' | 'evaluate')?]>([
  [
    'hidden lists shared by all, as they once were',
    shared('hiddenEntries'),
    /^hidden lists of thread 0 at \d+, byte \d+, in phase samples: written by threads 0 and 1 and 2$/,
  ],
  ['their counts', shared('hiddenCounts'), /^hidden lists of thread 0 .* in phase samples: written by threads 0 and 1/],
  [
    'hidden lists shared in an evaluation',
    shared('hiddenEntries'),
    /^hidden lists of thread 0 .* in phase evaluation: written by threads 0 and 1/,
    'evaluate',
  ],
  [
    'lists of the inputs',
    shared('entries'),
    /^lists of thread 0 .* in phase columns: written by threads 0 and 1 and 2$/,
  ],
  [
    'lists by input',
    shared('buckets'),
    /^transposed of thread 0 .* in phase columns: written by threads 0 and 1 and 2$/,
  ],
  [
    'the scratch list of an update',
    shared('list'),
    /^scratch of thread 0 .* in phase columns: written by threads 0 and 1/,
  ],
  ['the record of a step', shared('step'), /^scratch of thread 0 .* in phase columns: written by threads 0 and 1/],
  [
    'outputs of one layer on those of another',
    onTop,
    /^outputs at \d+, .* in phase columns: (read|written|touched) by/,
  ],
])('WatchedEngine finds a fault, and names region, phase and threads: %s', (_, change, expected, job = 'train') => {
  const engine = new WatchedEngine(modules, funnel, { threads: 3, batchSize: 13 }, randomData(funnel, 97, 1), change);
  engine.setParameters(randomParameters(funnel, 2));
  const [fault] = job === 'train' ? engine.train(shuffled(97, 3)) : engine.evaluate();
  expect(fault).toMatch(expected);
});

/** All threads use what is the first one's. */
function shared(
  field: 'hiddenEntries' | 'hiddenCounts' | 'entries' | 'buckets' | 'list' | 'step',
): (plan: Plan) => Plan {
  return (plan) => ({
    ...plan,
    workers: plan.workers.map((worker) => ({ ...worker, [field]: plan.workers[0]?.[field] ?? 0 })),
  });
}

/** The first layer's outputs lie where the third layer's are. */
function onTop(plan: Plan): Plan {
  const { front, trained, links } = plan;
  const third = trained[2];
  if (front.kind !== 'columns' || third?.kind !== 'dense') throw new TypeError('expected a network of dense layers');
  const first = { ...front.first, output: third.output };
  return {
    ...plan,
    front: { ...front, first },
    trained: [first, ...trained.slice(1)],
    links: links.map((link, index) => (index === 0 ? { ...link, below: first } : link)),
  };
}
