import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { StepError } from '../../tools/command/errors.mjs';
import { anyDataset, ownDataset } from '../../tools/project/dataset.mjs';
import { project } from './project';

test.each(['mnist', 'quick'])('ownDataset takes %s', (name) => {
  expect(ownDataset('npm run x', 'knows no other', name)).toBe(name);
});

test.each(['folder:/a/b', 'fashion', ''])('ownDataset refuses %p with status 2 and the reason', (name) => {
  const refused = new StepError(
    `npm run x: expected DIGITS_DATASET to be mnist or quick, or not set, found ${name}: it knows no other. ` +
      'The notebooks do run on other data, with npm start.',
    2,
  );
  let thrown: unknown;
  try {
    ownDataset('npm run x', 'knows no other', name);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toEqual(refused);
  expect(thrown).toMatchObject({ status: refused.status });
});

test('ownDataset names the one that a misspelt name stands for', () => {
  expect(() => ownDataset('npm run x', 'knows no other', 'mnits')).toThrow(
    'expected DIGITS_DATASET to be mnist or quick, or not set, found mnits: did you mean mnist?',
  );
});

test('npm run book refuses to run the notebooks on other data, which its pages do not run on', async () => {
  const small = project();
  small.write('package-lock.json', '');
  const env = { DIGITS_DATASET: `folder:${small.root}` };
  const { status, stdout, stderr } = await small.run('book.mjs', ['--run'], { env });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain("it is about MNIST's digits, and its pages run on them.");
  small.remove();
});

test('anyDataset takes the data sets of the project, and a folder by its whole path', () => {
  expect(['mnist', 'quick'].map((name) => anyDataset('npm run x', name))).toEqual(['mnist', 'quick']);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
  expect(anyDataset('npm run x', `folder:${path.relative('.', folder)}`)).toBe(`folder:${folder}`);
  rmdirSync(folder);
});

const EXPECTED =
  'npm run x: expected DIGITS_DATASET to be mnist, quick, or folder: and the path of a folder, or not set';

test.each([
  ['qick', 'found qick: did you mean quick?'],
  ['', 'found nothing'],
  ['/data', 'found /data'],
  ['folder:', 'found folder:: no folder is there'],
  ['folder:/no/such', 'found folder:/no/such: no folder is there'],
  [`folder:${__filename}`, `found folder:${__filename}: no folder is there`],
])('anyDataset refuses %p with status 2', (name, found) => {
  const refused: unknown = expect.objectContaining({ status: 2, message: `${EXPECTED}, ${found}` });
  expect(() => anyDataset('npm run x', name)).toThrow(refused as Error);
});

test.each([
  ['start', ['--only', '1']],
  ['book', ['--run']],
  ['lab', ['--prepare-only']],
])('npm run %s refuses a DIGITS_DATASET that names nothing before anything is installed', async (name, args) => {
  const small = project();
  small.write('notebooks/1-a.ipynb', '{"cells":[]}');
  // What would be installed cannot be.
  small.write('package-lock.json', '');
  const { status, stdout, stderr } = await small.run(`${name}.mjs`, args, { env: { DIGITS_DATASET: 'qick' } });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^\nnpm .*: expected DIGITS_DATASET .*found qick: did you mean quick\?\n$/);
  small.remove();
});

test.each([
  ['start', ['--only', '1']],
  ['lab', ['--prepare-only']],
])(
  'npm run %s refuses a folder without the files of a data set before it runs anything, with status 2',
  async (name, args) => {
    const small = project();
    small.write('notebooks/1-a.ipynb', '{"cells":[]}');
    const refuses = "exports.fileNames = (doing, found) => { throw new Error(`${doing}: found ${found.join(' ')}`); };";
    small.write('lib/digits/dist/data/folder/names.js', refuses);
    small.write('data/notes.txt', '');
    // A folder of a file's name is no file.
    small.write('data/train-images-idx3-ubyte/notes.txt', '');
    const folder = path.join(small.root, 'data');
    // A Python that would do, where one is looked for.
    small.write('bin/python3', '#!/bin/sh\necho 3.12.0\necho venv\n');
    chmodSync(path.join(small.root, 'bin/python3'), 0o755);
    const env = { DIGITS_DATASET: `folder:${folder}`, PATH: `${path.join(small.root, 'bin')}:${process.env.PATH}` };
    const { status, stdout, stderr } = await small.run(`${name}.mjs`, args, { env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^\nnpm .*: looking for the data of DIGITS_DATASET in .*\/data: found notes\.txt\n$/);
    small.remove();
  },
);
