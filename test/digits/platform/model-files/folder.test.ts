import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  holdsModel,
  jsonIn,
  modelFolder,
  modelPlace,
  otherModelIn,
  requireSaveable,
} from '../../../../lib/digits/platform/model-files/folder';

const parent = mkdtempSync(join(tmpdir(), 'folder test '));
afterAll(() => rmSync(parent, { recursive: true }));

test('modelFolder is the folder, or that of the model.json in it', () => {
  expect(modelFolder('saving', join(parent, 'a'))).toBe(join(parent, 'a'));
  expect(modelFolder('saving', join(parent, 'a', 'model.json'))).toBe(join(parent, 'a'));
  mkdirSync(join(parent, 'b', 'model.json'), { recursive: true });
  expect(modelFolder('saving', join(parent, 'b', 'model.json'))).toBe(join(parent, 'b', 'model.json'));
});

test('holdsModel and jsonIn see a model.json that is there, and none that is not', () => {
  const folder = join(parent, 'c');
  mkdirSync(folder);
  expect([holdsModel(folder), jsonIn(join(folder, 'model.json'))]).toEqual([false, undefined]);
  writeFileSync(join(folder, 'model.json'), '{');
  expect([holdsModel(folder), jsonIn(join(folder, 'model.json'))]).toEqual([true, undefined]);
  writeFileSync(join(folder, 'model.json'), '{"a": 1}');
  expect(jsonIn(join(folder, 'model.json'))).toEqual({ a: 1 });
});

test('requireSaveable takes a new or empty folder, and refuses one with other things or a file', () => {
  const folder = join(parent, 'd');
  requireSaveable('saving', folder);
  mkdirSync(folder);
  requireSaveable('saving', folder);
  writeFileSync(join(folder, 'letter.txt'), '');
  expect(() => requireSaveable('saving', folder)).toThrow('found other things there (letter.txt)');
  const file = join(folder, 'letter.txt');
  expect(() => requireSaveable('saving', file)).toThrow('found a file of that name');
  expect(() => requireSaveable('saving', join(file, 'below'))).toThrow(`found the file ${file}`);
});

test('modelPlace is a folder with model.json, or another file that is there', () => {
  const folder = join(parent, 'e');
  mkdirSync(folder);
  expect(modelPlace('loading', folder)).toEqual({ folder, file: 'model.json', path: folder });
  expect(modelPlace('loading', join(folder, 'model.json'))).toEqual({ folder, file: 'model.json', path: folder });
  const file = join(folder, 'mine.keras');
  expect(modelPlace('loading', file)).toEqual({ folder: file, file: 'model.json', path: file });
  writeFileSync(file, '');
  expect(modelPlace('loading', file)).toEqual({ folder, file: 'mine.keras', path: file });
});

test.each<[string, readonly string[], string | undefined]>([
  ['nothing', [], undefined],
  ['a letter', ['letter.json'], undefined],
  ['a SavedModel', ['saved_model.pb', 'variables'], 'a SavedModel of TensorFlow'],
  ['a file of Keras', ['b.h5', 'c.keras'], 'b.h5: give the path of that file'],
])('otherModelIn says that a folder holds %s', (name, files, found) => {
  const folder = join(parent, name);
  mkdirSync(folder);
  for (const file of files) writeFileSync(join(folder, file), '{}');
  if (found === undefined) expect(otherModelIn('loading', folder)).toBeUndefined();
  else expect(otherModelIn('loading', folder)).toContain(found);
});

test('otherModelIn finds a layers model of another name, and nothing where there is no folder', () => {
  const folder = join(parent, 'f');
  mkdirSync(folder);
  writeFileSync(join(folder, 'net.json'), JSON.stringify({ modelTopology: { class_name: 'Sequential' } }));
  expect(otherModelIn('loading', folder)).toContain('net.json');
  expect(otherModelIn('loading', join(parent, 'nowhere'))).toBeUndefined();
});
