import type { Plan, TrainedRegion } from '../layout/plan';
import { FLOAT, LANES } from '../layout/sizes';
import { checkKind } from '../validation/values';

/** Which copy of the parameters: the weights, or the first or second moments. */
export type ParameterSet = 0 | 1 | 2;

/**
 * Reads kernels (inputs, units) row-major and biases (units), out of the panels of the memory.
 *
 * @returns New arrays, kernel and bias, if it has one, of each layer in turn; of a normalization gamma and beta, and with
 *   the weights its moving averages. What is not trained has no moments.
 */
export function readParameters(buffer: ArrayBufferLike, plan: Plan, set: ParameterSet): Float32Array[] {
  const floats = new Float32Array(buffer);
  return layersWith(plan, set).flatMap((layer) => {
    const rows = trueRows(layer);
    const kernel = new Float32Array(rows * layer.units);
    const bias = new Float32Array(layer.units);
    eachRun(plan, layer, set, (at, row, column, length) => {
      const run = floats.subarray(at, at + length);
      if (row < rows) kernel.set(run, row * layer.units + column);
      else bias.set(run, column);
    });
    return [
      kernel,
      ...(layer.hasBias ? [bias] : []),
      ...averagesOf(floats, layer, set).map((average) => average.slice()),
    ];
  });
}

/** The layers that have arrays in a set. */
function layersWith({ trained }: Plan, set: ParameterSet): readonly TrainedRegion[] {
  return set === 0 ? trained : trained.filter(({ isTrainable }) => isTrainable);
}

/** A normalization's moving means and variances, where they stand; they have no moments. */
function averagesOf(floats: Float32Array, layer: TrainedRegion, set: ParameterSet): Float32Array[] {
  if (layer.kind !== 'normalization' || set !== 0) return [];
  const { moving } = layer.shared.values;
  return [0, 1].map((row) => floats.subarray(moving / FLOAT + row * layer.stride).subarray(0, layer.units));
}

/**
 * Writes them back.
 *
 * @throws TypeError unless they are an array of Float32Arrays.
 * @throws RangeError if the number of arrays or a length does not fit the network.
 */
export function writeParameters(
  buffer: ArrayBufferLike,
  plan: Plan,
  set: ParameterSet,
  values: readonly Float32Array[],
): void {
  const floats = new Float32Array(buffer);
  checkKind('setting parameters', 'an array of Float32Arrays', values, 'array');
  const layers = layersWith(plan, set);
  const wanted = layers.reduce(
    (sum, layer) => sum + (layer.hasBias ? 2 : 1) + averagesOf(floats, layer, set).length,
    0,
  );
  if (values.length !== wanted) {
    throw new RangeError(`setting parameters: expected ${wanted} arrays, found ${values.length}`);
  }
  let next = 0;
  layers.forEach((layer, index) => {
    const rows = trueRows(layer);
    const kernel = expectLength(values[next++], rows * layer.units, `kernel ${index}`);
    const bias = layer.hasBias
      ? expectLength(values[next++], layer.units, `bias ${index}`)
      : new Float32Array(layer.units);
    for (const average of averagesOf(floats, layer, set)) {
      average.set(expectLength(values[next++], layer.units, `a moving average of layer ${index}`));
    }
    eachRun(plan, layer, set, (at, row, column, length) => {
      const start = row < rows ? row * layer.units + column : column;
      floats.set((row < rows ? kernel : bias).subarray(start, start + length), at);
    });
  });
}

function expectLength(values: Float32Array | undefined, length: number, name: string): Float32Array {
  if (values !== undefined) checkKind('setting parameters', `${name} in a Float32Array`, values, Float32Array);
  if (values?.length !== length) {
    throw new RangeError(
      `setting parameters: expected ${length} numbers in ${name}, found ${values?.length ?? 'none'}`,
    );
  }
  return values;
}

/** How a kernel's rows are grouped: those of a convolution by the places of its window, some of them padding. */
function groupsOf(layer: TrainedRegion): { readonly rowGroup: number; readonly channels: number } {
  return layer.kind === 'convolution' ? layer : { rowGroup: 1, channels: 1 };
}

/** Rows of the kernel without those that pad a convolution's channels to whole vectors. */
function trueRows(layer: TrainedRegion): number {
  const { rowGroup, channels } = groupsOf(layer);
  return (layer.inputs / rowGroup) * channels;
}

/** Calls back for each run of true columns in memory: float index, true row (the last is the bias), column, length. */
function eachRun(
  plan: Plan,
  layer: TrainedRegion,
  set: ParameterSet,
  visit: (at: number, row: number, column: number, length: number) => void,
): void {
  const { rowGroup, channels } = groupsOf(layer);
  for (const { offset, column, vectors } of layer.blocks) {
    // Narrow panels may lie wholly in the padding.
    if (column >= layer.units) continue;
    const width = vectors * LANES;
    const length = Math.min(width, layer.units - column);
    const first = (layer.kernel + set * plan.parameterBytes + offset) / FLOAT;
    let trueRow = 0;
    for (let row = 0; row <= layer.inputs; row++) {
      if (row < layer.inputs && row % rowGroup >= channels) continue;
      visit(first + row * width, trueRow, column, length);
      trueRow++;
    }
  }
}
