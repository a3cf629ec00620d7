import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { strToU8, unzipSync, zipSync } from 'fflate';

import { kerasKind, readKerasFile } from '../../../../lib/digits/platform/model-files/keras-file';
import { MADE } from '../../model/keras/made';

const archive = readFileSync(join(MADE, 'keras3', 'model.keras'));
const parts = unzipSync(archive);
const zipped = (changed: Record<string, Uint8Array>): Uint8Array => zipSync({ ...parts, ...changed });

test('kerasKind knows files by how they begin', () => {
  expect(kerasKind(archive)).toBe('keras');
  expect(kerasKind(readFileSync(join(MADE, 'keras2', 'model.h5')))).toBe('h5');
  expect(kerasKind(strToU8('{}'))).toBeUndefined();
});

test('readKerasFile gives layers and weights, and no state of an optimizer', () => {
  const { topology, groups, bytes } = readKerasFile('model.keras', archive);
  expect(topology).toMatchObject({ keras_version: '3.15.1', model_config: { class_name: 'Sequential' } });
  expect(groups[0]?.specs.map(({ name, shape }) => [name, shape])).toEqual([
    ['layers/dense/vars/0', [784, 4]],
    ['layers/dense/vars/1', [4]],
    ['layers/dense_1/vars/0', [4, 10]],
    ['layers/dense_1/vars/1', [10]],
  ]);
  expect(bytes.byteLength).toBe(4 * (784 * 4 + 4 + 4 * 10 + 10));
});

test.each<[string, Uint8Array, string]>([
  [
    'no layers',
    zipSync({ 'a.txt': strToU8('a') }),
    'expected config.json in model.keras, as Keras puts it there, found nothing',
  ],
  ['layers that are no JSON', zipped({ 'config.json': strToU8('<p>') }), 'expected JSON, found HTML'],
  ['layers that are none', zipped({ 'config.json': strToU8('[]') }), 'expected the layers of a model, found an array'],
  [
    'a class of its own',
    zipped({ 'config.json': strToU8('{"class_name":"Mine","registered_name":"my>Mine"}') }),
    'expected a Sequential or Functional model, found "my>Mine"',
  ],
  ['weights that are none', zipped({ 'model.weights.h5': strToU8('none') }), 'expected a whole file of HDF5'],
  ['half of it', archive.subarray(0, archive.length / 2), 'expected a whole archive, found one that cannot be read'],
  [
    'more than anyone packs',
    zipped({ 'config.json': new Uint8Array(2 ** 24) }),
    'config.json would be of 16777216 bytes',
  ],
  ['weights alone', parts['model.weights.h5'] ?? new Uint8Array(), 'found no layers: where it holds weights alone'],
])('readKerasFile refuses an archive of %s', (_, bytes, message) => {
  expect(() => readKerasFile('/folder/model.keras', bytes)).toThrow(message);
});
