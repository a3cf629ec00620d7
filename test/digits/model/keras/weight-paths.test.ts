import { placedLayers, snakeCase } from '../../../../lib/digits/model/keras/weight-paths';

test.each([
  ['Dense', 'dense'],
  ['Conv2D', 'conv2d'],
  ['MaxPooling2D', 'max_pooling2d'],
  ['BatchNormalization', 'batch_normalization'],
  ['ReLU', 're_lu'],
  ['PReLU', 'p_re_lu'],
  ['LSTM', 'lstm'],
  ['DepthwiseConv2D', 'depthwise_conv2d'],
])('snakeCase writes %s as Keras does', (name, expected) => {
  expect(snakeCase(name)).toBe(expected);
});

test('placedLayers counts layers of one class, each model for itself', () => {
  const dense = (name: string) => ({ class_name: 'Dense', config: { name } });
  const inner = { class_name: 'Model', config: { name: 'part', layers: [dense('a')] } };
  const model = { class_name: 'Sequential', config: { layers: [dense('a'), inner, dense('b')] } };
  expect(placedLayers(model)).toEqual([
    { names: ['a'], path: 'layers/dense', className: 'Dense' },
    { names: ['part', 'a'], path: 'layers/functional/layers/dense', className: 'Dense' },
    { names: ['b'], path: 'layers/dense_1', className: 'Dense' },
  ]);
});
