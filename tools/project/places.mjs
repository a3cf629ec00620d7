// Where everything of the project lies, wherever it was cloned to; no place depends on the current folder.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/**
 * A file or folder of the project.
 *
 * @param {readonly string[]} parts
 */
export const place = (...parts) => path.join(ROOT, ...parts);

/** The packages; each is compiled to its folder dist. */
export const LIBRARY = place('lib');
export const NOTEBOOKS = place('notebooks');
/** What runs leave: ignored by git. */
export const OUTPUT = place('output');

/**
 * A file of an installed package.
 *
 * @param {readonly string[]} parts
 */
export const installed = (...parts) => place('node_modules', ...parts);

/**
 * The Python of a virtual environment.
 *
 * @param {string} environment
 */
export const pythonOf = (environment) =>
  process.platform === 'win32'
    ? path.join(environment, 'Scripts', 'python.exe')
    : path.join(environment, 'bin', 'python');
