import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `strict` rounds every multiplication and addition, so that one seed gives the same bits on every
 * machine and every version of Node; `relaxed` uses fused multiply-add where the processor has it.
 */
export const ROUNDINGS = ['strict', 'relaxed'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** The kernels, as the wasm module exports them; addresses are bytes. See assembly/ for each. */
export interface Kernels {
  readonly compressBytes: (from: number, count: number, inputs: number, to: number, starts: number) => number;
  readonly compressFloats: (from: number, count: number, inputs: number, to: number, starts: number) => number;
  readonly gatherLists: (gather: number, order: number, batch: number) => void;
  readonly gatherRows: (gather: number, order: number, batch: number) => void;
  readonly listActivations: (
    rows: number,
    stride: number,
    inputs: number,
    entries: number,
    counts: number,
    first: number,
    last: number,
  ) => void;
  readonly forward: (
    layer: number,
    entries: number,
    counts: number,
    first: number,
    last: number,
    firstPanel: number,
    lastPanel: number,
  ) => void;
  readonly forwardDense: (
    layer: number,
    input: number,
    inputStride: number,
    first: number,
    last: number,
    firstPanel: number,
    lastPanel: number,
  ) => void;
  readonly softmax: (layer: number, first: number, last: number) => void;
  readonly softmaxGradient: (layer: number, first: number, last: number) => void;
  readonly activationGradient: (layer: number, first: number, last: number, scale: number) => void;
  readonly lossAndGradient: (
    layer: number,
    kind: number,
    targets: number,
    order: number,
    first: number,
    last: number,
    losses: number,
    hits: number,
    share: number,
  ) => void;
  readonly inputGradient: (
    layer: number,
    below: number,
    belowStride: number,
    first: number,
    last: number,
    panelCount: number,
  ) => void;
  readonly update: (
    layer: number,
    source: number,
    step: number,
    firstRow: number,
    lastRow: number,
    firstPanel: number,
    lastPanel: number,
  ) => void;
  readonly flushTiny: (address: number, bytes: number) => void;
  readonly penalty: (layer: number, firstPanel: number, lastPanel: number) => void;
  readonly dropout: (
    rows: number,
    stride: number,
    first: number,
    last: number,
    firstVector: number,
    lastVector: number,
    seed: number,
    step: number,
    layerNumber: number,
    threshold: number,
    scale: number,
  ) => void;
  readonly convolve: (record: number) => void;
  readonly kernelGradient: (record: number, sums: number) => void;
  readonly turnKernel: (
    kernel: number,
    panels: number,
    panelCount: number,
    turned: number,
    turnedPanels: number,
    turnedPanelCount: number,
    places: number,
    channels: number,
    filters: number,
  ) => void;
  readonly gatherImage: (
    floats: number,
    sample: number,
    lookup: number,
    scale: number,
    to: number,
    toRow: number,
    height: number,
    rowLength: number,
  ) => void;
  readonly flatten: (
    from: number,
    fromStep: number,
    fromRow: number,
    height: number,
    width: number,
    channels: number,
    to: number,
  ) => void;
  readonly unflatten: (
    from: number,
    height: number,
    width: number,
    channels: number,
    to: number,
    toStep: number,
    toRow: number,
  ) => void;
  readonly imageActivationGradient: (
    activation: number,
    output: number,
    outputStep: number,
    outputRow: number,
    gradient: number,
    gradientStep: number,
    gradientRow: number,
    height: number,
    width: number,
    bytes: number,
  ) => void;
  readonly clear: (address: number, bytes: number) => void;
  readonly maxPool: (record: number) => void;
  readonly maxPoolGradient: (record: number) => void;
  readonly exponentials: (address: number, vectors: number) => void;
  readonly logarithms: (address: number, vectors: number) => void;
  readonly tangents: (address: number, vectors: number) => void;
  readonly sigmoids: (address: number, vectors: number) => void;
}

// (module (func (result v128) three zero vectors, f32x4.relaxed_madd))
const RELAXED_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 17, 65, 0, 253, 17, 65,
  0, 253, 17, 253, 133, 2, 11,
]);

/** Whether this JavaScript engine runs relaxed SIMD: Node 22 and later do, Node 20 does not. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(RELAXED_PROBE);
}

/** Folder of the compiled engine, where the wasm files and the worker script stand. */
export const COMPILED = __filename.endsWith('.ts') ? join(__dirname, 'dist') : __dirname;

/** @throws Error if the module is not built, or this JavaScript engine cannot run it. */
export async function loadModule(rounding: Rounding): Promise<WebAssembly.Module> {
  if (rounding === 'relaxed' && !hasRelaxedSimd()) {
    throw new Error(
      `loading the engine: relaxed SIMD was asked for, but Node ${process.version} does not run it (22 and later do)`,
    );
  }
  const path = join(COMPILED, `${rounding}.wasm`);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new Error(`loading the engine: expected its kernels in ${path}; run "npm run build" first`, { cause });
  }
  return WebAssembly.compile(bytes);
}

/** Told of each load and store before it is done, by a module that check/watched.ts runs. */
export interface Watch {
  readonly read: (address: number, bytes: number) => void;
  readonly write: (address: number, bytes: number) => void;
}

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory, watch?: Watch): Kernels {
  const imports = { env: { memory }, ...(watch && { watch: { ...watch } }) };
  return new WebAssembly.Instance(module, imports).exports as unknown as Kernels;
}
