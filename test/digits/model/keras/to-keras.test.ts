import { fromKeras } from '../../../../lib/digits/model/keras/from-keras';
import { toKeras, writtenLayers } from '../../../../lib/digits/model/keras/to-keras';
import { parseModelJson, rootOf } from '../../../../lib/digits/platform/model-files/model-json';
import { buildCnn } from '../../../../lib/digits/model/cnn';
import { collectModel } from '../../../../lib/digits/model/storage/collect';
import { testBackend } from '../../../helpers/backend';

beforeAll(async () => {
  await testBackend();
});

const dense = (config: object) => ({ class_name: 'Dense', config: { name: 'd', units: 3, ...config } });
const sequential = (...layers: object[]) => ({ class_name: 'Sequential', config: { name: 'm', layers } });

test('toKeras puts an input in front, and tells of each object which module has it', () => {
  const l2 = { class_name: 'L1L2', config: { l1: 0, l2: 0.1 } };
  const given = dense({ activation: 'relu', batch_input_shape: [null, 4], dtype: 'float32', kernel_regularizer: l2 });
  expect(toKeras(sequential(given)).config).toEqual({
    name: 'm',
    trainable: true,
    layers: [
      {
        module: 'keras.layers',
        class_name: 'InputLayer',
        registered_name: null,
        config: { name: 'd_input', dtype: 'float32', batch_shape: [null, 4] },
      },
      {
        module: 'keras.layers',
        class_name: 'Dense',
        registered_name: null,
        config: {
          name: 'd',
          dtype: 'float32',
          trainable: true,
          units: 3,
          activation: 'relu',
          kernel_regularizer: { module: 'keras.regularizers', ...l2, registered_name: null },
        },
      },
    ],
  });
});

test('toKeras counts the making of a connected model, where it gives an output, as Keras does', () => {
  const inner = (className: string) => ({
    class_name: className,
    name: 'inner',
    config: { name: 'inner', layers: [dense({})] },
  });
  const call = (layer: object, from: string) => ({ ...layer, inbound_nodes: [[[from, 0, 0, {}]]] });
  const outer = (className: string) => ({
    class_name: 'Model',
    config: {
      name: 'outer',
      layers: [call(inner(className), 'x'), call(dense({}), 'inner')],
      input_layers: [['x', 0, 0]],
      output_layers: [['inner', 0, 0]],
    },
  });
  const layers = [{ inbound_nodes: [[['x', 0, 0, {}]]] }, { inbound_nodes: [[['inner', 0, 0, {}]]] }];
  expect(toKeras(outer('Sequential'))).toMatchObject({ config: { layers, output_layers: ['inner', 0, 0] } });
  expect(toKeras(outer('Model'))).toMatchObject({ config: { layers, output_layers: ['inner', 1, 0] } });
});

test('what toKeras writes of the CNN, fromKeras reads as it was', async () => {
  const { topology } = parseModelJson((await collectModel(buildCnn())).json('weights'));
  const again = fromKeras({ keras_version: '3.0.0', model_config: toKeras(rootOf(topology)) });
  const layersOf = (model: object): string => JSON.stringify(model).replaceAll(/"class_name":"(\w+)"/g, '\n$1\n');
  for (const name of ['Conv2D', 'MaxPooling2D', 'Reshape', 'Dropout', 'Dense'])
    expect(layersOf(again)).toContain(`\n${name}\n`);
});

test.each<[string, object, string]>([
  ['a layer', { class_name: 'Masking', config: { name: 'x' } }, 'layer x: expected a layer that Keras gets from here'],
  ['an activation', dense({ activation: 'hard_sigmoid' }), 'layer d: expected an activation that Keras computes alike'],
])('toKeras refuses %s that would mean something else, or nothing', (_, layer, message) => {
  expect(() => toKeras(sequential(layer))).toThrow(message);
});

test('writtenLayers names models too', () => {
  expect(writtenLayers()).toEqual(expect.arrayContaining(['Conv2D', 'Dense', 'Functional', 'Sequential']));
});
