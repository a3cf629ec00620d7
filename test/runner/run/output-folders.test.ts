import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { writeWhole } from '../../../lib/common/files';
import { machine } from '../../../lib/common/files/whole-file';
import { prepareOutput } from '../../../lib/runner/run/output-folders';
import { projectOf } from '../helpers';

const project = projectOf({});
afterAll(project.remove);

test('prepareOutput makes the folders and leaves nothing in them', () => {
  const folders = prepareOutput(path.join(project.root, 'output'));
  expect([folders.notebooks, folders.pictures].flatMap((folder) => readdirSync(folder))).toEqual([]);
});

test('prepareOutput takes away what a run left that was killed meanwhile, whole or in part', () => {
  const output = path.join(project.root, 'output');
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  for (const name of ['.probe.tmp', `.probe.tmp.${machine()}-${gone}-0123abcd.tmp`]) {
    writeFileSync(path.join(output, 'notebooks', name), 'x');
  }
  prepareOutput(output);
  expect(readdirSync(path.join(output, 'notebooks'))).toEqual([]);
});

test('prepareOutput finds a file in the place of the folder', () => {
  writeWhole(path.join(project.root, 'file'), '');
  expect(() => prepareOutput(path.join(project.root, 'file'))).toThrow(/ENOTDIR|EEXIST/);
});
