import { File, type Group } from 'jsfive';

import { writeHdf5 } from '../../../../lib/digits/model/keras/hdf5';
import { openHdf5 } from '../../../../lib/digits/platform/hdf5';

test('writeHdf5 writes groups and arrays that another reader finds', () => {
  const values = Float32Array.of(1.5, -2, 3e-20, 4, 5, 6);
  const bytes = writeHdf5({ layers: { dense: { vars: { 0: { shape: [2, 3], values } } }, empty: {} }, vars: {} });
  const file = new File(new Uint8Array(bytes).buffer, 'written');
  expect(file.keys).toEqual(['layers', 'vars']);
  expect((file.get('layers') as Group).keys).toEqual(['dense', 'empty']);
  const [array, ...others] = openHdf5(bytes).arrays('layers');
  expect([array?.path, array?.shape, array?.type, others]).toEqual(['layers/dense/vars/0', [2, 3], '<f4', []]);
  expect(array?.values()).toEqual([...values]);
});

test('writeHdf5 writes a whole number, and a number without axes', () => {
  const bytes = writeHdf5({ step: { shape: [], values: 70_000n }, rate: { shape: [], values: Float32Array.of(0.5) } });
  const [rate, step] = openHdf5(bytes)
    .arrays('')
    .sort((one, other) => one.path.localeCompare(other.path));
  expect([rate?.values(), rate?.shape]).toEqual([[0.5], []]);
  expect([step?.values().map(Number), step?.type]).toEqual([[70_000], '<i8']);
});

test('writeHdf5 writes more members than a byte counts', () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [String(index), { shape: [1], values: Float32Array.of(index) }]),
  );
  const arrays = openHdf5(writeHdf5(many)).arrays('');
  expect(arrays).toHaveLength(300);
  expect(arrays.every(({ path, values }) => values()[0] === Number(path))).toBe(true);
});

test('writeHdf5 refuses names that a file cannot have', () => {
  expect(() => writeHdf5({ 'a/b': {} })).toThrow('expected a name of 1 to 255 bytes without a slash, found "a/b"');
  expect(() => writeHdf5({ '': {} })).toThrow(RangeError);
});
