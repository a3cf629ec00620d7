/* Loaded first by the script of a worker: packages look for `process` when they are loaded. */
import { createProcess } from '../twins/process';

Reflect.set(
  globalThis,
  'process',
  createProcess({ DIGITS_DATASET: 'quick', DIGITS_BACKEND: 'auto', DIGITS_PICTURES: 'none' }),
);
