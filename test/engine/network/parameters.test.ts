import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { parameterKinds } from '../../../lib/engine/network/parameters';
import { stagesOf } from '../../../lib/engine/network/stages';

const normalization: LayerSpec = { kind: 'normalization', activation: 'relu', epsilon: 0.001, momentum: 0.99 };

test('parameterKinds tells what is learned from what is frozen and the moving averages, in the order of the layers', () => {
  const network: NetworkSpec = {
    inputs: 16,
    imageShape: { height: 4, width: 4, channels: 1 },
    inputScale: 1,
    layers: [
      {
        kind: 'convolution',
        filters: 3,
        kernelSize: [2, 2],
        strides: [1, 1],
        padding: 'valid',
        activation: 'linear',
      },
      normalization,
      { kind: 'dropout', rate: 0.1 },
      { kind: 'dense', units: 4, activation: 'linear', useBias: false },
      normalization,
      { kind: 'dense', units: 3, activation: 'relu', trainable: false },
      { kind: 'dense', units: 3, activation: 'relu', trainable: false, useBias: false },
      { kind: 'dense', units: 2, activation: 'softmax' },
    ],
    loss: 'sparseCategoricalCrossentropy',
    optimizer: { kind: 'sgd', learningRate: 0.1 },
  };
  const layer = ['learned', 'learned'];
  const normalized = [...layer, 'average', 'average'];
  const frozen = ['frozen', 'frozen', 'frozen'];
  expect(parameterKinds(stagesOf(network))).toEqual([
    ...layer,
    ...normalized,
    'learned',
    ...normalized,
    ...frozen,
    ...layer,
  ]);
});
