/* Loaded first by the scripts of workers: what the library, its compiler and the cells expect of Node.js when they are loaded. */
import { createProcess } from './process';
import { nodeTimers } from './timers';

/** A page has the quick data set, draws charts itself, and its compiler writes JavaScript for this version of Node.js. */
const PROCESS = {
  ...createProcess({ DIGITS_DATASET: 'quick', DIGITS_BACKEND: 'auto', DIGITS_PICTURES: 'none' }),
  version: 'v20.19.0',
};

Object.assign(globalThis, { process: PROCESS, ...nodeTimers(globalThis) });
