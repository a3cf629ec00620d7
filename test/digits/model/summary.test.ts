import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../lib/digits/model/ann';
import { layerRows, summarize } from '../../../lib/digits/model/summary';
import { testBackend } from '../../helpers/backend';

test('summarize lists the layers with 784*128 + 128 + 128*10 + 10 parameters', async () => {
  await testBackend();
  const model = buildAnn();
  expect(summarize(model)).toEqual({
    layers: [
      { name: 'flatten', type: 'Flatten', activation: undefined, outputShape: [784], parameters: 0 },
      { name: 'hidden', type: 'Dense', activation: 'relu', outputShape: [128], parameters: 784 * 128 + 128 },
      { name: 'output', type: 'Dense', activation: 'softmax', outputShape: [10], parameters: 128 * 10 + 10 },
    ],
    parameters: 101_770,
  });
});

test('layerRows gives one row a layer', () => {
  const layer = { name: 'c', type: 'Conv2D', activation: 'relu', outputShape: [26, 26, 8], parameters: 80 };
  expect(layerRows({ layers: [layer], parameters: 80 })).toEqual([
    { name: 'c', type: 'Conv2D', activation: 'relu', 'output shape': '26 × 26 × 8', parameters: 80 },
  ]);
});

test('summarize tells of a model that is a layer of another one, first or later', () => {
  const { dense, flatten } = tfl.layers;
  const inner = tfl.sequential({ layers: [flatten({ inputShape: [28, 28] }), dense({ units: 6 })], name: 'inner' });
  const outer = tfl.sequential({ layers: [inner, dense({ units: 2 })] });
  const later = tfl.sequential({ layers: [tfl.layers.reshape({ targetShape: [28, 28], inputShape: [784] }), inner] });
  expect(summarize(outer).layers.map(({ outputShape }) => outputShape)).toEqual([[6], [2]]);
  expect(summarize(outer).parameters).toBe(784 * 6 + 6 + 6 * 2 + 2);
  expect(summarize(later).layers.map(({ outputShape }) => outputShape)).toEqual([[28, 28], [6]]);
});

test('summarize tells of layers that two models share, and of one that occurs twice', () => {
  const { flatten, dense } = tfl.layers;
  const [flat, twice] = [flatten({ inputShape: [28, 28] }), dense({ units: 6, name: 'twice' })];
  const first = tfl.sequential({ layers: [flat, dense({ units: 6, name: 'first' }), twice, twice] });
  const second = tfl.sequential({ layers: [dense({ inputShape: [4, 6], units: 6 }), twice, flatten()] });
  expect(summarize(first).layers.map(({ outputShape }) => outputShape)).toEqual([[784], [6], [6], [6]]);
  expect(summarize(second).layers.map(({ outputShape }) => outputShape)).toEqual([[4, 6], [4, 6], [24]]);
  expect(summarize(first).parameters).toBe(784 * 6 + 6 + 6 * 6 + 6);
});
