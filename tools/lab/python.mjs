// Finds a Python that JupyterLab runs on, before anything is installed.
import { spawnSync } from 'node:child_process';

import { isAtLeast } from '../command/version.mjs';
import { StepError } from '../command/errors.mjs';

/** Oldest Python that JupyterLab (tools/requirements-lab.txt) runs on. */
const OLDEST = '3.10';

/** Names to try: the usual one first, then the newest first. */
const NAMES =
  process.platform === 'win32'
    ? ['python', 'python3', 'py']
    : ['python3', ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`), 'python'];

/** Prints the version, and then whether the modules are there that make a virtual environment. */
const LOOK = `
import sys
print("%d.%d.%d" % sys.version_info[:3])
try:
    import venv, ensurepip
    print("venv")
except ImportError:
    print("no venv")
`;

/**
 * @typedef {object} Python
 * @property {string} name
 * @property {string} version
 * @property {boolean} recent whether JupyterLab runs on it
 * @property {boolean} venv
 */

/**
 * @param {string} name
 * @returns {Python | undefined} undefined if there is no such Python
 */
function look(name) {
  const { status, stdout } = spawnSync(name, ['-c', LOOK], { encoding: 'utf8', timeout: 30_000 });
  const [version = '', venv] = status === 0 ? stdout.trim().split(/\r?\n/) : [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) return undefined;
  const recent = isAtLeast(version, OLDEST);
  return { name, version, recent, venv: venv === 'venv' };
}

/**
 * What is wrong with a Python, in a few words.
 *
 * @param {Python} python
 */
function words({ name, version, recent, venv }) {
  return `${name} is ${version}${recent ? '' : ', which is too old'}${venv ? '' : ', without the module venv'}`;
}

/**
 * @returns {string} name of a Python of at least 3.10 with its module venv
 * @throws {StepError} if there is none, with what was found
 */
export function findPython() {
  /** @type {Python[]} */
  const found = [];
  for (const name of NAMES) {
    const python = look(name);
    if (python?.recent && python.venv) return name;
    if (python) found.push(python);
  }
  const lacking = found.find(({ recent }) => recent);
  const cure = lacking
    ? `On Debian and Ubuntu: apt install python${lacking.version.split('.', 2).join('.')}-venv.`
    : 'See https://www.python.org/downloads, or apt install python3 python3-venv, or brew install python.';
  throw new StepError(
    `JupyterLab needs Python ${OLDEST} or later with its module venv: ` +
      `${found.length === 0 ? 'found no Python' : found.map(words).join('; ')}. ${cure}\n` +
      'The notebooks themselves need no Python: npm start.',
  );
}
