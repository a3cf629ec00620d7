import '@tensorflow/tfjs-backend-cpu';
import * as tfl from '@tensorflow/tfjs-layers';

import { layerNamed, leadingTo, outputIn } from '../../../lib/digits/model/layer';

const first = tfl.layers.dense({ name: 'first', units: 3 });
const second = tfl.layers.dense({ name: 'second', units: 2 });
const input = tfl.input({ shape: [4] });
const middle = first.apply(input) as tfl.SymbolicTensor;
const model = tfl.model({ inputs: input, outputs: second.apply(middle) as tfl.SymbolicTensor });

test('layerNamed finds a layer, and lists all where there is none of the name', () => {
  expect(layerNamed(model, 'second', 'looking')).toBe(second);
  expect(() => layerNamed(model, 'third', 'looking')).toThrow(
    /^looking: expected one of the layers .*first, second, found "third"$/,
  );
});

test('outputIn is what a layer gives in this model, also where another model uses it too', () => {
  const other = tfl.input({ shape: [4] });
  first.apply(other);
  expect(outputIn(model, first)).toBe(middle);
});

test('leadingTo gathers a tensor and all that it is made from', () => {
  expect([...leadingTo([middle])].map(({ sourceLayer }) => sourceLayer.name)).toEqual([
    'first',
    input.sourceLayer.name,
  ]);
});
