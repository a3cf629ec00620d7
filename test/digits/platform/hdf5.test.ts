import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openHdf5 } from '../../../lib/digits/platform/hdf5';
import { MADE } from '../model/keras/made';

const bytes = readFileSync(join(MADE, 'keras3', 'model.h5'));

test('openHdf5 reads attributes of the file and of groups', () => {
  const hdf5 = openHdf5(bytes);
  expect(hdf5.attribute('', 'keras_version')).toBe('3.15.1');
  expect(hdf5.attribute('model_weights', 'layer_names')).toEqual(['flatten', 'dense', 'dense_1']);
  expect(hdf5.attribute('model_weights', 'nothing')).toBeUndefined();
  expect(hdf5.attribute('nowhere', 'layer_names')).toBeUndefined();
});

test('openHdf5 finds the arrays of a group and of the groups within', () => {
  const arrays = openHdf5(bytes).arrays('model_weights/dense_1');
  expect(arrays.map(({ path, shape, type }) => [path, shape, type])).toEqual([
    ['model_weights/dense_1/sequential/dense_1/bias', [10], '<f4'],
    ['model_weights/dense_1/sequential/dense_1/kernel', [4, 10], '<f4'],
  ]);
  expect(arrays[1]?.values()).toHaveLength(40);
  expect(openHdf5(bytes).arrays('nowhere')).toEqual([]);
});

test('openHdf5 says that a file is no whole one', () => {
  expect(() => openHdf5(new Uint8Array(100))).toThrow('expected a whole file of HDF5, found one that cannot be read');
  const half = openHdf5(bytes.subarray(0, bytes.length / 2));
  expect(() => half.arrays('model_weights').map(({ values }) => values())).toThrow(RangeError);
});
