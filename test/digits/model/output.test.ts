import '@tensorflow/tfjs-backend-cpu';
import * as tfl from '@tensorflow/tfjs-layers';

import { checkLabels, outputClasses } from '../../../lib/digits/model/output';

const input = tfl.input({ shape: [4] });
const units = (count: number) => tfl.layers.dense({ units: count }).apply(input) as tfl.SymbolicTensor;

test('outputClasses counts the units of the one output', () => {
  expect(outputClasses(tfl.model({ inputs: input, outputs: units(3) }), 'looking')).toBe(3);
  expect(outputClasses(tfl.model({ inputs: input, outputs: units(256) }), 'looking')).toBe(256);
});

test.each([
  ['several outputs', () => [units(2), units(3)], '[2] and [3]'],
  ['one unit', () => units(1), '[1]'],
  ['more units than a byte has labels', () => units(257), '[257]'],
  ['rows of rows', () => tfl.layers.reshape({ targetShape: [2, 2] }).apply(input) as tfl.SymbolicTensor, '[2, 2]'],
])('outputClasses refuses %s', (_, outputs, found) => {
  expect(() => outputClasses(tfl.model({ inputs: input, outputs: outputs() }), 'looking')).toThrow(
    `looking: expected a model with one output of 2 to 256 units, one for each class, found ${found}`,
  );
});

test('checkLabels refuses a label beyond the classes, and says where it is', () => {
  checkLabels('looking', Uint8Array.of(0, 2), 3);
  expect(() => checkLabels('looking', Uint8Array.of(0, 3), 3)).toThrow(
    'looking: expected labels from 0 to 2, as the model has 3 outputs, found 3 at index 1',
  );
});
