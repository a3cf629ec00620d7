import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { holdsModel, jsonIn, modelFolder, requireSaveable } from '../../../../lib/digits/platform/model-files/folder';

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
