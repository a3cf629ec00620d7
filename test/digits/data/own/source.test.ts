import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as tf from '@tensorflow/tfjs-core';

import { brightnessOf, type ImageSource } from '../../../../lib/digits/data/own/source';
import { testBackend } from '../../../helpers/backend';
import { pngFile } from './files';

const folder = mkdtempSync(join(tmpdir(), 'pictures test '));
const path = join(folder, 'two.png');
const file = pngFile({ width: 2, height: 1, depth: 8, color: 0, rows: [[9, 200]] });
beforeAll(async () => {
  writeFileSync(path, file);
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

const gray = { pixels: Uint8Array.of(9, 200), width: 2, height: 1 };

test.each<[string, () => ImageSource]>([
  ['a path', () => path],
  ['a URL', () => pathToFileURL(path)],
  ['bytes', () => file],
  ['a Buffer', () => Buffer.from(file)],
  ['ImageData', () => ({ data: Uint8ClampedArray.of(9, 9, 9, 255, 200, 200, 200, 255), width: 2, height: 1 })],
  ['rows', () => [[9, 200]]],
  ['typed rows', () => [Uint8Array.of(9, 200)]],
  ['a tensor', () => tf.tensor2d([[9, 200]])],
])('brightnessOf reads %s', (_, source) => {
  expect(brightnessOf('reading', source())).toEqual(gray);
});

test('brightnessOf names the file that it cannot read, or that is none', () => {
  expect(() => brightnessOf('reading', join(folder, 'none.png'))).toThrow(/^reading: cannot read .*none\.png: ENOENT/);
  expect(() => brightnessOf('reading', folder)).toThrow(/^reading: cannot read .*: EISDIR/);
  writeFileSync(join(folder, 'text.png'), 'hello');
  expect(() => brightnessOf('reading', join(folder, 'text.png'))).toThrow(
    /^reading of .*text\.png: expected a PNG or JPEG, found another file of 5 bytes/,
  );
});

test.each<[string, unknown, RegExp]>([
  ['nothing', undefined, /expected the path of a PNG or JPEG, its bytes, ImageData, rows of numbers or a tensor/],
  ['no rows', [], /found an array of 0/],
  ['a hole', new Array(2), /expected the path/],
  ['ImageData of another size', { data: new Uint8Array(4), width: 2, height: 1 }, /8 in all, found 4/],
  ['ImageData of half a pixel', { data: new Uint8Array(4), width: 0.5, height: 2 }, /found 4/],
  ['ImageData of numbers', { data: [1, 2, 3, 4], width: 1, height: 1 }, /expected ImageData with bytes/],
])('brightnessOf refuses %s', (_, source, words) => {
  expect(() => brightnessOf('reading', source as ImageSource)).toThrow(words);
});
