import { dirname, join, sep } from 'node:path';

/** Where TensorFlow.js finds the binaries of its backend `wasm`: what stands before their names. */
export function wasmBinaries(): string {
  return join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist') + sep;
}
