import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { asOrigins, conditionsOf, withProvenance } from '../../../lib/runner/run/provenance';
import { notebookOf, projectOf } from '../helpers';

let project: ReturnType<typeof projectOf>;
beforeEach(() => (project = projectOf({})));
afterEach(() => project.remove());

const git = (...args: string[]): string =>
  execFileSync('git', ['-C', project.root, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    encoding: 'utf8',
  }).trim();
const write = (text: string): void => writeFileSync(path.join(project.root, 'file'), text);

function commit(): string {
  git('init', '-q');
  write('one');
  git('add', 'file');
  git('commit', '-q', '-m', 'one');
  return git('rev-parse', 'HEAD');
}

test('conditionsOf names the commit, and says whether a file differs from it', async () => {
  const hash = commit();
  expect(await conditionsOf(project.root, {})).toMatchObject({ commit: hash, changed: false });
  writeFileSync(path.join(project.root, 'new'), '');
  expect(await conditionsOf(project.root, {})).toMatchObject({ commit: hash, changed: false });
  write('two');
  expect(await conditionsOf(project.root, {})).toMatchObject({ commit: hash, changed: true });
});

test('conditionsOf knows no commit of a project without git, nor of one that lies in the work tree of another', async () => {
  expect(await conditionsOf(project.root, {})).toMatchObject({ commit: null, changed: null });
  commit();
  const inside = path.join(project.root, 'inside');
  mkdirSync(inside);
  expect(await conditionsOf(inside, {})).toMatchObject({ commit: null, changed: null });
});

test('conditionsOf tells day, machine, versions, and the variables that matter, of which a path of the reader is none', async () => {
  const env = { DIGITS_THREADS: '1', DIGITS_PROGRESS: '/home/me', PATH: '/bin', DIGITS_DATASET: 'quick' };
  const conditions = await conditionsOf(project.root, env);
  expect(conditions).toMatchObject({ node: process.version, v8: process.versions.v8 });
  expect(conditions.date).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(conditions.machine).toMatch(/\S, \d+ cores$/);
  expect(conditions.cores).toBeGreaterThan(0);
  expect(conditions.environment).toEqual({ DIGITS_DATASET: 'quick', DIGITS_THREADS: '1' });
});

test('withProvenance keeps what the metadata hold otherwise', async () => {
  const provenance = { ...(await conditionsOf(project.root, {})), data: [], seeds: [1] };
  const notebook = notebookOf('1');
  const given = { ...notebook, metadata: { ...notebook.metadata, digits: { after: ['5-train-model.ipynb'] } } };
  expect(withProvenance(given, provenance)).toEqual({
    ...given,
    metadata: { ...notebook.metadata, digits: { after: ['5-train-model.ipynb'], provenance } },
  });
  expect(withProvenance(notebook, provenance).metadata.digits).toEqual({ provenance });
});

test('asOrigins takes what the library says, and nothing else', () => {
  const origins = {
    data: [
      { name: 'mnist', fingerprint: '0a' },
      { name: 'mine', fingerprint: null },
    ],
    seeds: [1, 2],
  };
  expect(asOrigins(origins)).toEqual(origins);
  for (const other of [
    null,
    'text',
    {},
    { data: [] },
    { data: [{ name: 1 }], seeds: [] },
    { data: [], seeds: ['1'] },
  ]) {
    expect(asOrigins(other)).toBeUndefined();
  }
});
