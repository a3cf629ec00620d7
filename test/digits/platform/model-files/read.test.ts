import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readStored } from '../../../../lib/digits/platform/model-files/read';

const folder = mkdtempSync(join(tmpdir(), 'read test '));
afterAll(() => rmSync(folder, { recursive: true }));

/** A model.json of weights in two groups of files, three numbers in all. */
const json = {
  modelTopology: { class_name: 'Sequential', config: { layers: [] } },
  weightsManifest: [
    { paths: ['one', 'two'], weights: [{ name: 'a', shape: [2], dtype: 'float32' }] },
    { paths: ['three'], weights: [{ name: 'b', shape: [1], dtype: 'float32' }] },
  ],
};

test('readStored gives the weights of all files in the order of the manifest', () => {
  writeFileSync(join(folder, 'model.json'), JSON.stringify(json));
  writeFileSync(join(folder, 'one'), Uint8Array.of(1, 2, 3));
  writeFileSync(join(folder, 'two'), Uint8Array.of(4, 5, 6, 7, 8));
  writeFileSync(join(folder, 'three'), Uint8Array.of(9, 10, 11, 12));
  const { bytes, groups } = readStored(folder);
  expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(groups.map(({ bytes: size }) => size)).toEqual([8, 4]);
});

test('readStored refuses files that are too short together, and one that is missing', () => {
  writeFileSync(join(folder, 'two'), Uint8Array.of(4));
  expect(() => readStored(folder)).toThrow('expected 8 bytes of weights, found 4 in one, two');
  rmSync(join(folder, 'two'));
  expect(() => readStored(folder)).toThrow(`expected the file ${join(folder, 'two')}, found none`);
});
