/** @system starts commands */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { isAlive, until } from '../runner/helpers';

// The command runs as the user runs it, in a small project whose path holds a space and whose packages are stand-ins.

/** What upstream's installer does: rewrites package.json, leaves libraries, and perhaps a binding. */
const installer = (then: string): string => `
  const fs = require('node:fs');
  fs.writeFileSync('package.json', '{"version":"rewritten"}');
  fs.mkdirSync('deps/lib', { recursive: true });
  fs.writeFileSync('deps/lib/libtensorflow.so', 'library');
  const bind = () => { fs.mkdirSync('lib/napi-v8', { recursive: true }); fs.writeFileSync('lib/napi-v8/tfjs_binding.node', 'binding'); };
  ${then}`;

/** A tfjs-core whose matMul gives this product. */
const core = (product: string): string => `
  const tensor = (values) => ({ dataSync: () => values });
  module.exports = { backend: () => ({ binding: { TF_Version: '2.9.1' } }), tensor2d: () => 0, matMul: () => tensor(${product}), mean: () => tensor([28]) };`;

let folder: string;
let root: string;
let tfjsNode: string;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'digits-test-')));
  root = path.join(folder, 'a project');
  tfjsNode = path.join(root, 'node_modules', '@tensorflow', 'tfjs-node');
  cpSync(path.join(__dirname, '..', '..', 'tools'), path.join(root, 'tools'), { recursive: true });
  write('package-lock.json', '{"packages":{}}');
  write('node_modules/.package-lock.json', '{"packages":{}}');
  write('npm.js', '');
  write('tools/build.mjs', '');
  write('lib/digits/dist/backend/backend.js', 'exports.selectBackend = async () => ({});');
  write('node_modules/@tensorflow/tfjs-core/index.js', core('[17, 39]'));
  write('node_modules/@tensorflow/tfjs-node/package.json', '{"version":"4.22.0"}');
  write('node_modules/@tensorflow/tfjs-node/binding.gyp', '{}');
  write('node_modules/@tensorflow/tfjs-node/binding/a.cc', '');
  write('node_modules/@tensorflow/tfjs-node/scripts/install.js', installer('process.exit(1);'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** All files and folders of the package, and its description. */
const packageState = (): unknown => [
  readdirSync(tfjsNode, { recursive: true }).sort(),
  readFileSync(path.join(tfjsNode, 'package.json'), 'utf8'),
];

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** Starts the command with no program on its path but Node itself. */
function start(...args: string[]): { stop: () => void; outcome: Promise<Outcome> } {
  const programs = path.join(folder, 'programs');
  mkdirSync(programs, { recursive: true });
  if (!existsSync(path.join(programs, 'node'))) symlinkSync(process.execPath, path.join(programs, 'node'));
  const child = spawn(path.join(programs, 'node'), [path.join(root, 'tools', 'setup-native.mjs'), ...args], {
    env: { PATH: programs, npm_execpath: path.join(root, 'npm.js') },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const outcome = new Promise<Outcome>((resolve) => child.once('close', (status) => resolve({ status, output })));
  return { stop: () => child.kill('SIGTERM'), outcome };
}

test('setup-native names every missing tool and leaves the package as it was', async () => {
  const before = packageState();
  const { status, output } = await start().outcome;
  expect(status).toBe(1);
  expect(output).toContain("running upstream's installer failed (exit status 1)");
  expect(output).toMatch(
    /building the binding needs Python .*\(python3\), .*venv, a C\+\+ compiler \(.*\), make, not found here: .*install/,
  );
  expect(output).not.toMatch(/\n\s+at /);
  expect(packageState()).toEqual(before);
  expect(existsSync(path.join(root, '.cache', 'native-upstream'))).toBe(false);
});

test("setup-native takes what upstream's installer made, once it computes, and takes it out again on --undo", async () => {
  const before = packageState();
  write('node_modules/@tensorflow/tfjs-node/scripts/install.js', installer('bind();'));
  const { status, output } = await start().outcome;
  expect(output).toContain('TensorFlow 2.9.1 computes');
  expect(status).toBe(0);
  expect(readFileSync(path.join(tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node'), 'utf8')).toBe('binding');
  expect(existsSync(path.join(tfjsNode, 'deps', 'lib', 'libtensorflow.so'))).toBe(true);
  expect(JSON.parse(readFileSync(path.join(tfjsNode, 'package.json'), 'utf8'))).toEqual({ version: '4.22.0' });

  const again = await start().outcome;
  expect(again.status).toBe(0);
  expect(again.output).not.toContain('upstream');

  expect((await start('--undo').outcome).status).toBe(0);
  expect(packageState()).toEqual(before);
});

test('setup-native takes out a binding that computes wrongly, and says what it found', async () => {
  const before = packageState();
  write('node_modules/@tensorflow/tfjs-node/scripts/install.js', installer('bind();'));
  write('node_modules/@tensorflow/tfjs-core/index.js', core('[17, 40]'));
  const { status, output } = await start().outcome;
  expect(output).toContain('expected 17,39 and mean 28, found 17,40 and mean 28');
  expect(status).toBe(1);
  expect(packageState()).toEqual(before);
});

test('setup-native that is stopped ends what it started and leaves the package as it was', async () => {
  const before = packageState();
  const pidFile = path.join(folder, 'pid');
  const wait = `require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setTimeout(() => bind(), 20000);`;
  write('node_modules/@tensorflow/tfjs-node/scripts/install.js', installer(wait));
  const { stop, outcome } = start();
  expect(await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', 20)).toBe(true);
  stop();
  const { status, output } = await outcome;
  expect(output).toContain('Stopped by SIGTERM');
  expect(status).toBe(143);
  expect(packageState()).toEqual(before);
  expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false);
});

test('setup-native shows its help, and refuses an unknown option with it', async () => {
  const help = await start('--help').outcome;
  expect(help.status).toBe(0);
  expect(help.output).toContain('--undo');
  const unknown = await start('--ndo').outcome;
  expect(unknown.status).toBe(2);
  expect(unknown.output).toContain('found --ndo: did you mean --undo?');
});
