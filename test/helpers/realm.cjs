'use strict';
/**
 * The typed arrays of the tests are Node.js's own, as Jest makes Uint8Array: what a native addon gives is of those,
 * and TensorFlow.js tells kinds by `instanceof`. Runs before each test file.
 */
const { runInThisContext } = require('node:vm');

const NAMES = [
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Uint16Array',
  'Uint32Array',
  'Uint8ClampedArray',
];
for (const name of NAMES) globalThis[name] = runInThisContext(name);
