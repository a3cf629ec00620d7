import type { LayerPlan, Plan } from './plan';

/** Which copy of the parameters: the weights, or the first or second moments. */
export type ParameterSet = 0 | 1 | 2;

/**
 * Reads kernels (inputs, units) row-major and biases (units), out of the panels of the memory.
 *
 * @returns New arrays, kernel and bias of each layer in turn.
 */
export function readParameters(buffer: ArrayBufferLike, plan: Plan, set: ParameterSet): Float32Array[] {
  const floats = new Float32Array(buffer);
  return plan.layers.flatMap((layer) => {
    const kernel = new Float32Array(layer.inputs * layer.units);
    const bias = new Float32Array(layer.units);
    eachRun(plan, layer, set, (at, row, column, length) => {
      const run = floats.subarray(at, at + length);
      if (row < layer.inputs) kernel.set(run, row * layer.units + column);
      else bias.set(run, column);
    });
    return [kernel, bias];
  });
}

/**
 * Writes them back.
 *
 * @throws RangeError if the number of arrays or a length does not fit the network.
 */
export function writeParameters(buffer: ArrayBufferLike, plan: Plan, set: ParameterSet, values: readonly Float32Array[]): void {
  const floats = new Float32Array(buffer);
  if (values.length !== plan.layers.length * 2) {
    throw new RangeError(`setting parameters: expected ${plan.layers.length * 2} arrays, found ${values.length}`);
  }
  plan.layers.forEach((layer, index) => {
    const kernel = expectLength(values[index * 2], layer.inputs * layer.units, `kernel ${index}`);
    const bias = expectLength(values[index * 2 + 1], layer.units, `bias ${index}`);
    eachRun(plan, layer, set, (at, row, column, length) => {
      const start = row < layer.inputs ? row * layer.units + column : column;
      floats.set((row < layer.inputs ? kernel : bias).subarray(start, start + length), at);
    });
  });
}

function expectLength(values: Float32Array | undefined, length: number, name: string): Float32Array {
  if (values?.length !== length) {
    throw new RangeError(`setting parameters: expected ${length} numbers in ${name}, found ${values?.length ?? 'none'}`);
  }
  return values;
}

/** Calls back for each run of true columns in memory: float index, row (`inputs` is the bias), column, length. */
function eachRun(
  plan: Plan, layer: LayerPlan, set: ParameterSet,
  visit: (at: number, row: number, column: number, length: number) => void,
): void {
  for (const panel of layer.panels) {
    const width = panel.vectors * 4;
    const length = Math.min(width, layer.units - panel.column);
    const first = (layer.kernel + set * plan.parameterBytes + panel.offset) / 4;
    for (let row = 0; row <= layer.inputs; row++) visit(first + row * width, row, panel.column, length);
  }
}
