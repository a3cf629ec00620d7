// What must be on the machine to build the binding, and how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';

/**
 * Systems for which tools/requirements-native.txt names a wheel, and pip's names for them.
 *
 * @type {Readonly<Record<string, string>>}
 */
const WHEEL_PLATFORMS = {
  'linux x64': 'manylinux_2_27_x86_64',
  'linux arm64': 'manylinux_2_27_aarch64',
  'darwin arm64': 'macosx_12_0_arm64',
};

/** @returns {string} pip's name for this system */
export function wheelPlatform(system = `${process.platform} ${process.arch}`) {
  const platform = WHEEL_PLATFORMS[system];
  if (platform) return platform;
  throw new StepError(
    `building the binding: expected one of ${Object.keys(WHEEL_PLATFORMS).join(', ')}, found ${system}: ` +
      'there is no TensorFlow wheel for it. The notebooks compute with WebAssembly without it.',
  );
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
const works = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/**
 * A program and its arguments, as a variable of the environment names them.
 *
 * @param {string} text
 * @returns {[program: string, ...args: string[]]}
 */
function command(text) {
  const [program = '', ...args] = text.split(' ');
  return [program, ...args];
}

/**
 * Looks for Python with venv, a C++ compiler and make, all before anything is downloaded.
 *
 * @throws {StepError} that names everything that is missing, and the command that installs it
 */
export function requireBuildTools() {
  const compiler = process.env.CXX ?? (process.platform === 'darwin' ? 'clang++' : 'g++');
  const missing = [
    // 3.9: the oldest that today's node-gyp runs on.
    {
      what: 'Python 3.9 or later (python3)',
      debian: 'python3',
      ok: works('python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 9))'),
    },
    { what: "Python's module venv", debian: 'python3-venv', ok: works('python3', '-c', 'import venv, ensurepip') },
    { what: `a C++ compiler (${compiler})`, debian: 'g++', ok: works(...command(compiler), '--version') },
    { what: 'make', debian: 'make', ok: works(process.env.MAKE ?? 'make', '--version') },
  ].filter(({ ok }) => !ok);
  if (missing.length === 0) return;
  const cure =
    process.platform === 'darwin'
      ? 'install them with: xcode-select --install'
      : `on Debian and Ubuntu install them with: apt install ${missing.map(({ debian }) => debian).join(' ')}`;
  throw new StepError(
    `building the binding needs ${missing.map(({ what }) => what).join(', ')}, not found here: ${cure}`,
  );
}

/**
 * Finds Node's headers. Those of another version serve as well: the binding uses only Node-API, whose
 * names and layout never change.
 *
 * @returns {string | undefined} the folder that holds `include/node`, if there is one on this machine
 */
export function findNodeHeaders() {
  const own = path.dirname(path.dirname(process.execPath));
  const candidates = [own, process.env.npm_config_nodedir, '/usr/local', '/usr', '/opt/homebrew'];
  return candidates.find(
    (folder) => folder !== undefined && existsSync(path.join(folder, 'include', 'node', 'node_api.h')),
  );
}
