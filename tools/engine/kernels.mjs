// The engine's kernels: lib/engine/assembly as WebAssembly, kept in lib/engine/kernels.

/** @type {import('./modules.mjs').Modules} */
export const KERNELS = {
  what: "the engine's kernels",
  folder: 'lib/engine/kernels',
  entry: 'lib/engine/assembly/index.ts',
  sources: ['lib/engine/assembly', 'lib/engine/contract/codes.ts'],
  options: ['--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  features: { strict: 'simd,threads', relaxed: 'simd,threads,relaxed-simd' },
};
