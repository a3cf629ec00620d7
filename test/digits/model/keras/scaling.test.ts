import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { withInputRange } from '../../../../lib/digits/model/keras/scaling';
import { assembleModel } from '../../../../lib/digits/model/storage/assemble';
import { testBackend } from '../../../helpers/backend';
import { madeModels, storedAs } from './made';

beforeAll(async () => {
  await testBackend();
});

const answer = (model: LayersModel, inputs: tf.Tensor): Float32Array =>
  (model.predict(inputs) as tf.Tensor).dataSync<'float32'>();

// Rows of layers, a row that begins without a layer for its input, and layers that are connected.
test.each(['Dense tanh', 'built by a shape', 'one path', 'Add'])(
  'withInputRange scales what comes in: %s',
  async (name) => {
    const made = madeModels('keras3').find((each) => each.name === name);
    if (made === undefined) throw new RangeError(`no model ${name}`);
    const [plain, scaled] = [
      await assembleModel(storedAs(made)),
      await assembleModel(storedAs(made), { inputRange: [1, -1] }),
    ];
    const [, ...shape] = plain.inputs[0]?.shape ?? [];
    const inputs = tf.randomUniform([3, ...shape.map(Number)], 0, 1, 'float32', 4);
    const expected = answer(plain, tf.add(tf.mul(inputs, -2), 1));
    answer(scaled, inputs).forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 5));
  },
);

test('withInputRange says which models it cannot scale', () => {
  const config = {
    layers: [],
    input_layers: [
      ['a', 0, 0],
      ['b', 0, 0],
    ],
  };
  expect(() => withInputRange({ class_name: 'Functional', config }, [0, 255])).toThrow('found 2');
  const layers = [{ class_name: 'Dense', config: { name: 'd' } }];
  expect(() => withInputRange({ class_name: 'Sequential', config: { layers } }, [0, 255])).toThrow(
    'whose input has a shape',
  );
});
