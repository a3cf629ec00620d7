import { checkLayer, knownLayers } from '../../../../lib/digits/model/keras/known-layers';

test('knownLayers names layers, and nothing else that TensorFlow.js makes from JSON', () => {
  expect(knownLayers()).toEqual(expect.arrayContaining(['Conv2D', 'Dense', 'Functional', 'InputLayer', 'Sequential']));
  expect(knownLayers()).not.toEqual(expect.arrayContaining(['Adam']));
  expect(knownLayers()).not.toContain('relu');
});

test('checkLayer takes options that change nothing', () => {
  checkLayer('c', 'Conv2D', { config: { groups: 1 } }, true);
  checkLayer('t', 'Conv2DTranspose', { config: { dilation_rate: [1, 1], output_padding: null } }, true);
});

test.each<[string, object, string]>([
  ['Lambda', {}, 'expected a layer that TensorFlow.js has (Activation, Add, '],
  [
    'UpSampling2D',
    { interpolation: 'bilinear' },
    'layer x: expected interpolation "nearest", as TensorFlow.js has no other',
  ],
  ['Conv2DTranspose', { dilation_rate: [2, 2] }, 'found [2,2]'],
  ['GlobalAveragePooling2D', { keepdims: true }, 'expected keepdims false'],
  ['LSTM', { recurrent_activation: 'hard_sigmoid' }, 'found hard_sigmoid, which Keras 3 computes as'],
])('checkLayer refuses %s with %j', (className, config, message) => {
  expect(() => checkLayer('x', className, { class_name: className, config: { ...config } }, true)).toThrow(message);
});
