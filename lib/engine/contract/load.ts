import { readKernels } from '../platform/files';
import { runtime } from '../platform/machine';
import { KERNEL_NAMES, type Kernels } from './kernels';

/**
 * `strict` rounds every multiplication and addition, so that one seed gives the same bits on every
 * machine and every version of Node; `relaxed` uses fused multiply-add where the processor has it.
 */
export const ROUNDINGS = ['strict', 'relaxed'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

// (module (func (result v128) three zero vectors, f32x4.relaxed_madd))
const RELAXED_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65,
  0, 253, 17, 253, 133, 2, 11,
]);

/** Whether this JavaScript engine runs relaxed SIMD: Node 22 and later do, Node 20 does not. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(RELAXED_PROBE);
}

/** @throws Error if the module is not built, or this JavaScript engine cannot run it. */
export async function loadModule(rounding: Rounding): Promise<WebAssembly.Module> {
  if (rounding === 'relaxed' && !hasRelaxedSimd()) {
    throw new Error(
      `loading the engine: relaxed SIMD was asked for, but ${runtime()} does not run it (22 and later do)`,
    );
  }
  return WebAssembly.compile(await readKernels(rounding));
}

/** Told of each load and store before it is done, by a module that check/watched.ts runs. */
export interface Watch {
  readonly read: (address: number, bytes: number) => void;
  readonly write: (address: number, bytes: number) => void;
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory, watch?: Watch): Kernels {
  const imports = { env: { memory }, ...(watch && { watch: { ...watch } }) };
  const { exports } = new WebAssembly.Instance(module, imports);
  if (isKernels(exports)) return exports;
  const missing = KERNEL_NAMES.filter((name) => !(name in exports));
  throw new Error(`loading the engine: expected the kernels ${missing.join(', ')}, found none: run "npm run build"`);
}

/** Whether a module exports a function of each name; what they take, the contract says. */
function isKernels(exports: Readonly<Record<string, unknown>>): exports is Readonly<Record<string, unknown>> & Kernels {
  return KERNEL_NAMES.every((name) => typeof exports[name] === 'function');
}
