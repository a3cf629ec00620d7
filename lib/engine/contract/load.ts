import { readKernels } from '../platform/files';
import { runtime } from '../platform/machine';
import { KERNEL_PARAMETERS, type Kernels } from './kernels';

/**
 * `strict` rounds every multiplication and addition, so that one seed gives the same bits on every
 * machine and every version of Node; `relaxed` uses fused multiply-add where the processor has it.
 */
export type Rounding = 'strict' | 'relaxed';

/** Both of them. */
export const ROUNDINGS: readonly Rounding[] = ['strict', 'relaxed'];

// (module (func (result v128) three zero vectors, f32x4.relaxed_madd))
const RELAXED_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65,
  0, 253, 17, 253, 133, 2, 11,
]);

/** Whether this JavaScript engine runs relaxed SIMD: Node 22 and later do, Node 20 does not. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(RELAXED_PROBE);
}

/** The bytes of a module. @throws Error if it is not built, or this JavaScript engine cannot run it. */
export async function readModule(rounding: Rounding): Promise<Uint8Array<ArrayBuffer>> {
  if (rounding === 'relaxed' && !hasRelaxedSimd()) {
    throw new Error(
      `loading the engine: relaxed SIMD was asked for, but ${runtime()} does not run it (22 and later do)`,
    );
  }
  return readKernels(rounding);
}

/** A module, compiled. @throws Error as readModule does. */
export async function loadModule(rounding: Rounding): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readModule(rounding));
}

/** Told of each load and store before it is done, by a module that ../race/watched.ts runs. */
export interface Watch {
  readonly read: (address: number, bytes: number) => void;
  readonly write: (address: number, bytes: number) => void;
}

/**
 * The kernels of a module, on a memory.
 *
 * @throws Error if they are not those of the contract, as in a build of other sources.
 */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory, watch?: Watch): Kernels {
  const imports = { env: { memory }, ...(watch && { watch: { ...watch } }) };
  const { exports } = new WebAssembly.Instance(module, imports);
  if (areKernels(exports)) return exports;
  const others = Object.keys(KERNEL_PARAMETERS).filter((name) => !isKernel(exports, name));
  throw new Error(
    `loading the engine: expected the kernels of these sources, found others in place of ${others.join(', ')}: run "npm run build"`,
  );
}

type Exports = Readonly<Record<string, unknown>>;

function areKernels(exports: Exports): exports is Exports & Kernels {
  return Object.keys(KERNEL_PARAMETERS).every((name) => isKernel(exports, name));
}

/** Whether a module exports a function of that name, which takes as many numbers as the contract says. */
function isKernel(exports: Exports, name: string): boolean {
  const found = exports[name];
  return typeof found === 'function' && found.length === Reflect.get(KERNEL_PARAMETERS, name);
}
