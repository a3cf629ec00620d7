import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { ADAM, randomData, randomParameters, shuffled } from '../helpers';
import { bitsWith, type RandomCase, randomCase } from '../random-networks';

const relu = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'relu' });
const softmax: LayerSpec = { kind: 'dense', units: 18, activation: 'softmax' };
const dropout: LayerSpec = { kind: 'dropout', rate: 0.3 };

/** Hidden layers of different widths that list their zeros, and enough steps for threads to meet wherever they can. */
const funnels: [string, readonly LayerSpec[]][] = [
  ['dense', [relu(96), relu(64), relu(32), softmax]],
  [
    'dense with dropout',
    [dropout, relu(64), { kind: 'dense', units: 96, activation: 'tanh' }, dropout, relu(24), softmax],
  ],
  [
    'convolutional',
    [
      { kind: 'convolution', filters: 6, kernelSize: [3, 3], strides: [2, 2], padding: 'same', activation: 'relu' },
      dropout,
      relu(80),
      relu(32),
      softmax,
    ],
  ],
];

describe.each(funnels)('a %s funnel', (_, layers) => {
  const network: NetworkSpec = {
    inputs: 49,
    imageShape: { height: 7, width: 7, channels: 1 },
    inputScale: 1 / 255,
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
    layers,
  };
  const funnel: RandomCase = {
    network,
    parameters: randomParameters(network, 1),
    data: randomData(network, 2000, 2),
    batchSize: 64,
    seed: 5,
    orders: [1, 2].map((seed) => shuffled(2000, seed)),
  };
  const alone = bitsWith(funnel, 1);
  test.each([0, 2, 3, 8])(
    'has the bits of one thread with %i',
    async (threads) => {
      expect(await bitsWith(funnel, threads)).toBe(await alone);
    },
    60_000,
  );
});

test('random networks have the bits of one thread with 0 and with 2 to 8', async () => {
  for (let seed = 1; seed <= 14; seed++) {
    const random = randomCase(seed);
    const expected = await bitsWith(random, 1);
    expect([seed, await bitsWith(random, seed % 8 === 1 ? 0 : seed % 8 || 8)]).toEqual([seed, expected]);
  }
}, 60_000);
