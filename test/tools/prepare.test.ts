/** @system starts installations */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { project, type Project } from './project';

let small: Project;
beforeEach(() => {
  small = project();
  small.write('lib/runner/dist/main.js', "exports.main = async () => { console.log('ran'); return 0; };");
  small.write('tools/book/make.mjs', "export const makeBook = async () => 'output/book/index.html';");
});
afterEach(() => small.remove());

/** What start says: its runner, and at the end where the book is to be had. */
const RAN = 'ran\nThe book, to read them in a browser and run them there: output/book/index.html\n';

test('start makes no book of some of the notebooks, and names the command for it', async () => {
  small.write('notebooks/1-a.ipynb', '{}');
  const { status, stdout } = await small.run('start.mjs', ['--only', '1']);
  expect([status, stdout]).toEqual([0, 'ran\nTo read them in a browser, and run them there: npm run book\n']);
});

test('start makes no book where a notebook failed, and leaves nothing running', async () => {
  small.write('lib/runner/dist/main.js', 'exports.main = async () => 3;');
  // What prepares the book would take minutes.
  small.write(
    'tools/book/sources.mjs',
    'setTimeout(() => undefined, 600_000); export const readSources = () => undefined;',
  );
  small.write('tools/book/live.mjs', 'export const keepLive = () => undefined;');
  small.write('tools/book/chapters.mjs', 'export const readChapters = () => [];');
  expect(await small.run('start.mjs')).toEqual({ status: 3, stdout: '', stderr: '' });
});

test('start says why the book cannot be made', async () => {
  small.write('tools/book/make.mjs', "export const makeBook = async () => { throw new Error('the disk is full'); };");
  const { status, stderr } = await small.run('start.mjs');
  expect([status, stderr]).toEqual([1, '\nmaking the book: the disk is full\n']);
});

const npmCalls = (): string[] => readFileSync(path.join(small.root, 'npm.log'), 'utf8').trim().split('\n');

test('start installs nothing where everything is there', async () => {
  expect(await small.run('start.mjs')).toEqual({ status: 0, stdout: RAN, stderr: '' });
  expect(npmCalls()).toEqual(['build']);
});

const RECORD = 'node_modules/.package-lock.json';

test("start installs nothing where only the version of the project's own package has changed", async () => {
  const listed = (version: string): string =>
    JSON.stringify({
      packages: {
        lib: { version },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/own': { resolved: 'lib', link: true },
      },
    });
  small.write('lib/package.json', '{"name":"own","version":"0.4.0"}');
  small.write('node_modules/own/package.json', '{"name":"own","version":"0.4.0"}');
  small.write('package-lock.json', listed('0.4.0'));
  small.write(RECORD, listed('0.3.0'));
  expect(await small.run('start.mjs')).toEqual({ status: 0, stdout: RAN, stderr: '' });
});

test.each<[string, () => void]>([
  ['no record', () => rmSync(path.join(small.root, RECORD))],
  ['an empty record', () => small.write(RECORD, '')],
  ['a torn record', () => small.write(RECORD, '{"packages":{"node_modules/a":{"ver')],
  ['a record that is null', () => small.write(RECORD, 'null')],
  ['a record without packages', () => small.write(RECORD, '{}')],
  ['a package that is null in the record', () => small.write(RECORD, '{"packages":{"node_modules/a":null}}')],
  ['a package missing in node_modules', () => rmSync(path.join(small.root, 'node_modules/a'), { recursive: true })],
  ['an empty description of a package', () => small.write('node_modules/a/package.json', '')],
  ['another version', () => small.write(RECORD, '{"packages":{"node_modules/a":{"version":"2.0.0"}}}')],
])('start installs anew after %s', async (_, damage) => {
  damage();
  const { status, stdout, stderr } = await small.run('start.mjs');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Installing the packages that package-lock.json lists \(.+\) \.\.\.\nran\nThe book, .+\n$/);
  expect(npmCalls()[0]).toMatch(/^ci --omit=dev --ignore-scripts /);
});

describe('of what only the tests need', () => {
  const PACKAGES = { 'node_modules/a': { version: '1.0.0' } };
  const TEST_PACKAGES = { 'node_modules/jest': { version: '30.0.0', dev: true } };
  const record = (packages: object): void => small.write(RECORD, JSON.stringify({ packages }));
  /** Puts the test packages into node_modules, as npm does. */
  const addTestPackages = (): void => {
    record({ ...PACKAGES, ...TEST_PACKAGES });
    small.write('node_modules/jest/package.json', '{"name":"jest"}');
    small.write('node_modules/jest/bin/jest.js', '');
  };
  const pull = (version: string): void => {
    const packages = { '': { devDependencies: { jest: '30.0.0' } }, 'node_modules/a': { version }, ...TEST_PACKAGES };
    small.write('package-lock.json', JSON.stringify({ packages }));
  };
  beforeEach(() => pull('1.0.0'));

  const ci = (how: 'omit' | 'include'): string =>
    `ci --${how}=dev --ignore-scripts --prefer-offline --no-audit --no-fund`;
  const BUILD = 'build';

  test('start leaves it out where nothing is installed', async () => {
    rmSync(path.join(small.root, 'node_modules'), { recursive: true });
    const { stdout } = await small.run('start.mjs');
    expect(stdout).toContain('Installing the packages that package-lock.json lists (the first time only) ...\n');
    expect(npmCalls()).toEqual([ci('omit'), BUILD]);
  });

  test.each(['start', 'study', 'bench', 'check-notebooks'])('%s asks for nothing', async (name) => {
    await small.run(`${name}.mjs`);
    expect(npmCalls()[0]).toBe(BUILD);
  });

  test.each(['test', 'fuzz', 'api'])('%s asks for all', async (name) => {
    rmSync(path.join(small.root, 'node_modules'), { recursive: true });
    await small.run(`${name}.mjs`);
    expect(npmCalls()[0]).toBe(ci('include'));
  });

  test('start, then test: it is put beside what is there, which stays', async () => {
    const { stdout } = await small.run('fuzz.mjs');
    expect(stdout).toBe('Installing what the tests need besides ...\n');
    expect(npmCalls()).toEqual([
      'install --no-save --include=dev --ignore-scripts --prefer-offline --no-audit --no-fund',
      BUILD,
    ]);
  });

  test('test, then start: all stays as it is', async () => {
    addTestPackages();
    expect(await small.run('start.mjs')).toEqual({ status: 0, stdout: RAN, stderr: '' });
    expect(await small.run('fuzz.mjs')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toEqual([BUILD, BUILD]);
  });

  test('test, then a pull of other versions, then start: a complete installation stays complete', async () => {
    addTestPackages();
    pull('2.0.0');
    await small.run('start.mjs');
    expect(npmCalls()).toEqual([ci('include'), BUILD]);
  });

  test('start, then a pull of other versions, then start: what was left out stays out', async () => {
    pull('2.0.0');
    await small.run('start.mjs');
    expect(npmCalls()).toEqual([ci('omit'), BUILD]);
  });

  test('a part of it that is torn is mended for the tests, and does not keep the notebooks', async () => {
    addTestPackages();
    small.write('node_modules/other/package.json', '{"name":"other"}');
    small.write(
      'package-lock.json',
      JSON.stringify({
        packages: {
          '': { devDependencies: { jest: '30.0.0' } },
          ...PACKAGES,
          ...TEST_PACKAGES,
          'node_modules/other': { version: '1.0.0', dev: true },
        },
      }),
    );
    expect(await small.run('start.mjs')).toEqual({ status: 0, stdout: RAN, stderr: '' });
    await small.run('fuzz.mjs');
    expect(npmCalls()).toEqual([BUILD, ci('include'), BUILD]);
  });
});

test('start names the cure of a broken package-lock.json', async () => {
  small.write('package-lock.json', '{"packages":');
  const { status, stderr } = await small.run('start.mjs');
  expect([status, stderr]).toEqual([
    1,
    '\npackage-lock.json is missing or broken: "git checkout package-lock.json" puts it back\n',
  ]);
});

test('start ends quietly, with the status of a broken pipe, when its reader has read enough', async () => {
  small.write(
    'lib/runner/dist/main.js',
    "exports.main = () => new Promise(() => setInterval(() => console.log('line'), 1));",
  );
  const { status, stdout, stderr } = await small.run('start.mjs', [], { readOnce: true });
  expect([status, stderr]).toEqual([141, '']);
  expect(stdout).toMatch(/^line\n/);
}, 60_000);
