import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { stagesOf } from '../../../lib/engine/network/stages';
import { ADAM } from '../helpers';

const softmax: LayerSpec = { kind: 'dense', units: 5, activation: 'softmax' };
const relu: LayerSpec = { kind: 'dense', units: 8, activation: 'relu', l2: 0.1 };
const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate });
const convolution: LayerSpec = {
  kind: 'convolution',
  filters: 4,
  kernelSize: [2, 2],
  strides: [1, 1],
  padding: 'valid',
  activation: 'relu',
};

function networkOf(...layers: LayerSpec[]): NetworkSpec {
  return {
    inputs: 12,
    imageShape: { height: 3, width: 4, channels: 1 },
    inputScale: 1,
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
    layers,
  };
}

test('stagesOf gives each dense layer its inputs, its penalties and the dropout that follows it', () => {
  expect(stagesOf(networkOf(dropout(0.2), relu, dropout(0.5), softmax))).toEqual({
    images: [],
    inputDropout: 0.2,
    dense: [
      { inputs: 12, units: 8, activation: 'relu', hasBias: true, isTrainable: true, l1: 0, l2: 0.1, dropout: 0.5 },
      { inputs: 8, units: 5, activation: 'softmax', hasBias: true, isTrainable: true, l1: 0, l2: 0, dropout: 0 },
    ],
  });
});

test('stagesOf lets the dense layers take what the convolutions leave, with the dropout of that row', () => {
  const { images, inputDropout, dense } = stagesOf(networkOf(convolution, dropout(0.3), softmax));
  expect(images.map(({ output }) => output)).toEqual([{ height: 2, width: 3, channels: 4 }]);
  expect([inputDropout, dense.map(({ inputs }) => inputs)]).toEqual([0.3, [2 * 3 * 4]]);
});

test('stagesOf lets a dropout stand between layers on images, and another one before the dense layers', () => {
  const { images, inputDropout } = stagesOf(networkOf(convolution, dropout(0.3), convolution, dropout(0.4), softmax));
  expect(images.map(({ kind }) => kind)).toEqual(['convolution', 'dropout', 'convolution']);
  expect(images[1]).toMatchObject({ rate: 0.3, output: { height: 2, width: 3, channels: 4 } });
  expect(inputDropout).toBe(0.4);
});

test.each([
  [-0.1, -0.05],
  [2, 1],
  [NaN, NaN],
])('stagesOf refuses a weight decay of %d at a learning rate of 0.5', (weightDecay, product) => {
  const optimizer = { ...ADAM, learningRate: 0.5, weightDecay };
  expect(() => stagesOf({ ...networkOf(softmax), optimizer })).toThrow(
    `planning the network: expected the learning rate times the weight decay to be at least 0 and below 1, found ${product}`,
  );
});

test.each<[string, Partial<Extract<NetworkSpec['optimizer'], { kind: 'rmsprop' }>>]>([
  ['expected decay to be at least 0 and below 1, found 1', { decay: 1 }],
  ['expected momentum to be at least 0 and below Infinity, found -1', { momentum: -1 }],
  ['expected epsilon to be at least 1e-22 and below Infinity, found 0', { epsilon: 0 }],
])('stagesOf refuses of RMSProp: %s', (message, wrong) => {
  const optimizer = { kind: 'rmsprop', learningRate: 0.1, decay: 0.9, momentum: 0, epsilon: 1e-7, ...wrong } as const;
  expect(() => stagesOf({ ...networkOf(softmax), optimizer })).toThrow(`planning the network: ${message}`);
});

test.each<[string, LayerSpec[]]>([
  ['expected at least one dense layer, found none', [convolution]],
  ['a dropout follows the last dense layer', [softmax, dropout(0.5)]],
  ['softmax before the last layer (layer 1 follows it)', [softmax, relu]],
  ['layer 1 is a dropout right after a dropout', [dropout(0.1), dropout(0.2), softmax]],
  ['layer 2 is a dropout right after a dropout', [relu, dropout(0.1), dropout(0.2), softmax]],
  ['layer 1 is a convolution after a dropout', [dropout(0.1), convolution, softmax]],
  ['layer 2 is a dropout right after a dropout', [convolution, dropout(0.1), dropout(0.2), convolution, softmax]],
  ['layer 1 is a convolution after a dense layer', [relu, convolution, softmax]],
  ['sparseCategoricalCrossentropy needs a softmax output, found relu', [relu]],
])('stagesOf refuses: %s', (message, layers) => {
  expect(() => stagesOf(networkOf(...layers))).toThrow(`planning the network: ${message}`);
});
