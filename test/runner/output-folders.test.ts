import { readdirSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../../lib/runner/notebook';
import { prepareOutput } from '../../lib/runner/output-folders';
import { projectOf } from './helpers';

const project = projectOf({});
afterAll(project.remove);

test('prepareOutput makes the folders and leaves nothing in them', () => {
  const folders = prepareOutput(path.join(project.root, 'output'));
  expect([folders.notebooks, folders.pictures].flatMap((folder) => readdirSync(folder))).toEqual([]);
});

test('prepareOutput finds a file in the place of the folder', () => {
  writeWhole(path.join(project.root, 'file'), '');
  expect(() => prepareOutput(path.join(project.root, 'file'))).toThrow(/ENOTDIR|EEXIST/);
});
