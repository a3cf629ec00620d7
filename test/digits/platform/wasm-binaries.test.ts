import { existsSync } from 'node:fs';

import { wasmBinaries } from '../../../lib/digits/platform/wasm-binaries';

test.each(['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'])(
  'wasmBinaries stands before the name %s',
  (name) => {
    expect(existsSync(wasmBinaries() + name)).toBe(true);
  },
);
