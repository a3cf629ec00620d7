import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { project, type Project } from './project';

let small: Project;
/** A stand-in for a program that says how it was called. */
const says = (name: string, status = 0): string =>
  `console.log('${name} ' + process.argv.slice(2).map((arg) => arg.replace(${JSON.stringify(process.cwd())}, '')).join(' ')); process.exitCode = ${status};`;

beforeEach(() => {
  small = project();
  small.write('node_modules/typescript/bin/tsc', says('tsc'));
  small.write('node_modules/eslint/bin/eslint.js', says('eslint'));
  small.write('node_modules/prettier/bin/prettier.cjs', says('prettier'));
  small.write('node_modules/jest/bin/jest.js', says('jest'));
  small.write('node_modules/jest-cli/index.js', 'exports.buildArgv = async () => ({});');
  small.write('lib/runner/dist/check-notebooks.js', 'exports.checkNotebooks = async () => [];');
});
afterEach(() => small.remove());

test('npm test runs every check, then Jest with its arguments', async () => {
  const { status, stdout, stderr } = await small.run('test.mjs', ['test/engine', '-t', 'a name']);
  expect([status, stderr]).toEqual([0, '']);
  const steps = [
    'build',
    'types\ntsc -p \\. --incremental .*',
    'notebooks',
    'style\neslint \\. --cache .*',
    'format\nprettier .*',
    'tests\njest .*',
  ];
  expect(stdout).toMatch(new RegExp(`^${steps.map((step) => `\\n> ${step}\\n`).join('')}$`));
  expect(stdout).toMatch(/jest test\/engine -t a name --reporters=default --reporters=.*counts\.mjs\n$/);
});

test('npm test -- --system checks the style of all files, changed or not', async () => {
  expect((await small.run('test.mjs', ['--system'])).stdout).toContain('\n> style\neslint .\n');
});

test('npm test names the checks that failed, and runs no test', async () => {
  small.write('node_modules/typescript/bin/tsc', says('tsc', 2));
  small.write('lib/runner/dist/check-notebooks.js', "exports.checkNotebooks = async () => ['a problem'];");
  const { status, stdout, stderr } = await small.run('test.mjs');
  expect([status, stderr]).toEqual([1, '\ntypes, notebooks: failed\n']);
  expect(stdout).toContain('> notebooks\na problem\n');
  expect(stdout).not.toContain('jest');
});

test("npm test gives Jest's status", async () => {
  small.write('node_modules/jest/bin/jest.js', says('jest', 1));
  expect((await small.run('test.mjs')).status).toBe(1);
});

test('npm test -- --listTests lets Jest tell, and checks nothing', async () => {
  expect(await small.run('test.mjs', ['--listTests'])).toEqual({ status: 0, stdout: 'jest --listTests\n', stderr: '' });
});

test('npm test -- --help installs and builds nothing', async () => {
  small.write('package-lock.json', 'torn');
  const { status, stdout } = await small.run('test.mjs', ['--help']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^npm test \[-- OPTIONS\] \[JEST ARGUMENTS\]\n/);
  expect(readFileSync(path.join(small.root, 'npm.log'), 'utf8')).toBe('');
  expect(existsSync(path.join(small.root, 'output'))).toBe(false);
});
