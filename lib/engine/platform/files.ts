import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Folder of the compiled engine, and below it the script of a thread. */
export const COMPILED = __filename.endsWith('.ts') ? join(__dirname, '..', 'dist') : join(__dirname, '..');

/** Folder of the compiled kernels. */
export const KERNELS = join(COMPILED, '..', 'kernels');

/**
 * The bytes of a compiled module of kernels.
 *
 * @param name without its ending: `strict`
 * @throws Error if it is not there
 */
export async function readKernels(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(KERNELS, `${name}.wasm`);
  try {
    return await readFile(path);
  } catch (cause) {
    throw new Error(`loading the engine: expected its kernels in ${path}; run "npm run build" first`, { cause });
  }
}
