import { fromKeras } from '../../../../lib/digits/model/keras/from-keras';

const policy = (name: string) => ({ module: 'keras', class_name: 'DTypePolicy', config: { name } });
const dense = (config: object) => ({ module: 'keras.layers', class_name: 'Dense', config: { name: 'd', ...config } });
const sequential = (layers: object[], config: object = {}, keras_version = '3.1.0') => ({
  keras_version,
  model_config: { class_name: 'Sequential', config: { name: 'm', layers, ...config } },
});

/** The layers of what comes of a Sequential model. */
function layersOf(topology: object): readonly unknown[] {
  const read = fromKeras({ ...topology }) as { readonly model_config: { readonly config: { layers: unknown[] } } };
  return read.model_config.config.layers;
}

test('fromKeras gives shapes, types and objects the names that TensorFlow.js knows', () => {
  const input = { class_name: 'InputLayer', config: { batch_shape: [null, 4], dtype: 'float32', name: 'i' } };
  const given = dense({
    dtype: policy('mixed_float16'),
    activation: 'silu',
    kernel_initializer: {
      module: 'keras.initializers',
      class_name: 'LecunNormal',
      config: { seed: { class_name: 'x' } },
    },
    kernel_regularizer: { module: 'keras.regularizers', class_name: 'L2', config: { l2: 0.01 }, registered_name: null },
  });
  expect(layersOf(sequential([input, given]))).toEqual([
    { class_name: 'InputLayer', config: { batch_input_shape: [null, 4], dtype: 'float32', name: 'i' } },
    {
      class_name: 'Dense',
      config: {
        name: 'd',
        dtype: 'float32',
        activation: 'swish',
        kernel_initializer: { class_name: 'LeCunNormal', config: { seed: null } },
        kernel_regularizer: { class_name: 'L1L2', config: { l1: 0, l2: 0.01 } },
      },
    },
  ]);
});

test('fromKeras gives the first layer the shape by which a model was built', () => {
  const [first] = layersOf(sequential([dense({})], { build_input_shape: [null, 4] }));
  expect(first).toMatchObject({ config: { batch_input_shape: [null, 4] } });
});

test('fromKeras changes nothing in what TensorFlow.js wrote', () => {
  const layer = { class_name: 'Dense', config: { name: 'd', units: 3, activation: 'hard_sigmoid', dtype: 'float32' } };
  const topology = { class_name: 'Sequential', config: { name: 'm', layers: [layer] }, keras_version: 'tfjs-layers 4' };
  expect(fromKeras(topology)).toEqual(topology);
});

test.each<[string, object, string]>([
  [
    'a class of its own',
    { class_name: 'Mine', registered_name: 'my>Mine', config: { name: 'x' } },
    'registered as my>Mine',
  ],
  ['no configuration', { class_name: 'Dense' }, 'expected a configuration for each layer'],
  ['float64', dense({ dtype: policy('float64') }), 'layer d: expected weights of float32, found the type "float64"'],
  ['a float16 without a policy', dense({ dtype: 'mixed_int8' }), 'found the type "mixed_int8"'],
  [
    'a function of its own',
    dense({
      activation: { module: 'builtins', class_name: 'function', config: 'my_relu', registered_name: 'function' },
    }),
    'layer d: expected an activation that has a name in TensorFlow.js, found "my_relu"',
  ],
  [
    'a leaking ReLU',
    { class_name: 'ReLU', config: { name: 'r', negative_slope: 0.1 } },
    'layer r: expected negative_slope 0',
  ],
  ['a hard sigmoid', dense({ activation: 'hard_sigmoid' }), 'relu6(x + 3) / 6'],
  ['groups', { class_name: 'Conv2D', config: { name: 'c', groups: 2 } }, 'layer c: expected groups 1'],
])('fromKeras refuses %s', (_, layer, message) => {
  expect(() => fromKeras(sequential([layer]))).toThrow(message);
});
