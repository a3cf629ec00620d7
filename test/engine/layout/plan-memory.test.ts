import { Layer, Normalization, Panel } from '../../../lib/engine/contract/records';
import { CHUNKS } from '../../../lib/engine/layout/images';
import type { NormalizationRegion } from '../../../lib/engine/layout/plan';
import { layOut } from '../../../lib/engine/layout/plan-memory';
import { type KindName, KINDS, type Region } from '../../../lib/engine/layout/regions';
import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { ADAM } from '../helpers';
import { randomCase } from '../random-networks';

const softmax: LayerSpec = { kind: 'dense', units: 5, activation: 'softmax' };
const base = { inputs: 49, inputScale: 1, loss: 'sparseCategoricalCrossentropy', optimizer: ADAM } as const;
const networks: [string, NetworkSpec][] = [
  ['one layer', { ...base, layers: [softmax] }],
  [
    'three layers',
    {
      ...base,
      layers: [
        { kind: 'dense', units: 33, activation: 'relu' },
        { kind: 'dense', units: 9, activation: 'relu' },
        softmax,
      ],
    },
  ],
  [
    'convolutions',
    {
      ...base,
      imageShape: { height: 7, width: 7, channels: 1 },
      layers: [
        { kind: 'convolution', filters: 3, kernelSize: [3, 3], strides: [1, 1], padding: 'valid', activation: 'relu' },
        { kind: 'maxPooling', poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
        { kind: 'convolution', filters: 5, kernelSize: [2, 2], strides: [1, 1], padding: 'same', activation: 'relu' },
        { kind: 'dense', units: 20, activation: 'relu' },
        softmax,
      ],
    },
  ],
];

/** Kinds that come once for each layer, each thread, or each convolution, in turn. */
const ROUNDS: readonly (readonly KindName[])[] = [
  [
    'record',
    'penalties',
    'moving averages',
    'batch moments',
    'notes',
    'sums',
    'first outputs',
    'outputs',
    'kept sums',
    'gradients',
  ],
  ['lists', 'transposed', 'hidden lists', 'scratch', 'images'],
  ['turned kernels', 'tables'],
];

/** A kind's place in the documented order; all kinds of a round share one. */
function placeOf(kind: KindName): number {
  const [first = kind] = ROUNDS.find((round) => round.includes(kind)) ?? [];
  return Object.keys(KINDS).indexOf(first);
}

/** What is wrong with the regions of a plan; nothing if all is well. */
function faultsOf({ plan, regions }: ReturnType<typeof layOut>): string[] {
  const faults: string[] = [];
  let [end, place, owner] = [0, 0, 0];
  for (const { kind, address, bytes, thread } of regions) {
    const fault = (what: string): number => faults.push(`${kind} at ${address}: ${what}`);
    if (address % 64 !== 0) fault('is not aligned');
    if (address < end) fault(`begins before the end of the one before, ${end}`);
    if (placeOf(kind) < place) fault('is out of order');
    if ((thread !== undefined) !== ROUNDS[1]?.includes(kind)) fault(`is of thread ${thread}`);
    if ((thread ?? owner) < owner) fault(`comes after one of thread ${owner}`);
    [end, place, owner] = [address + bytes, placeOf(kind), thread ?? owner];
  }
  if (end > plan.end || plan.end - end >= 64) faults.push(`the plan ends at ${plan.end}, its last region at ${end}`);
  return faults;
}

/** What a normalization has besides. */
function placesOf(
  { stride, shared: { address, values } }: NormalizationRegion,
  batchSize: number,
  within: (address: number, bytes: number, kind: KindName) => boolean,
): Record<string, boolean> {
  const row = stride * 4;
  return {
    shared: within(address, Normalization.bytes, 'record'),
    moving: within(values.moving, 2 * row, 'moving averages'),
    batch: within(values.batch, 4 * row, 'batch moments'),
    notes: within(values.notes, batchSize * 2 * row, 'notes'),
  };
}

/** What of a plan's layers is not in the region where it should be. */
function strays({ plan, regions }: ReturnType<typeof layOut>): string[] {
  const within = (address: number, bytes: number, ...kinds: KindName[]): boolean =>
    bytes === 0 ||
    regions.some(
      (region) =>
        kinds.includes(region.kind) && region.address <= address && address + bytes <= region.address + region.bytes,
    );
  return plan.trained.flatMap((layer) => {
    const row = layer.stride * 4;
    const places: Record<string, boolean> = {
      record: within(layer.record, Layer.bytes, 'record'),
      panels: within(layer.panels, layer.blocks.length * Panel.bytes, 'record'),
      columnMask: within(layer.columnMask, row, 'record'),
      kernel: within(layer.kernel, layer.bytes, 'weights'),
      moments: within(layer.kernel + plan.moments * plan.parameterBytes, layer.bytes, 'weights', 'moments'),
      penalties: within(layer.penalties, row, 'penalties'),
      ...(layer.kind === 'dense'
        ? {
            sums: layer.toSum === 0 || within(layer.output + layer.toSum, plan.rows * row, 'kept sums'),
            output: within(layer.output, plan.rows * row, 'first outputs', 'outputs'),
            gradient: within(layer.gradient, plan.rows * row, 'gradients'),
          }
        : { sums: within(layer.gradient, (layer.kind === 'convolution' ? CHUNKS : 1) * layer.bytes, 'sums') }),
      ...(layer.kind === 'normalization' && placesOf(layer, plan.batchSize, within)),
    };
    return Object.keys(places).filter((name) => !places[name]);
  });
}

test.each(networks)('the regions of %s are aligned, apart from each other, and in the order of KINDS', (_, network) => {
  const laidOut = layOut(network, { batchSize: 20, threads: 3 });
  expect(faultsOf(laidOut)).toEqual([]);
  expect(strays(laidOut)).toEqual([]);
});

test('so are those of random networks, and every address of a layer is in the region that is for it', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { network, batchSize } = randomCase(seed, 1);
    const laidOut = layOut(network, { batchSize, threads: 1 + (seed % 9) });
    expect([seed, faultsOf(laidOut), strays(laidOut)]).toEqual([seed, [], []]);
  }
});

test('sums are kept of layers with gelu, and of no others: all else lies where it does without them', () => {
  const kept = (activation: 'gelu' | 'tanh'): readonly Region[] => {
    const layers: LayerSpec[] = [
      { kind: 'dense', units: 33, activation },
      { kind: 'dense', units: 9, activation: 'relu' },
      { kind: 'dense', units: 7, activation },
      softmax,
    ];
    return layOut({ ...base, layers }, { batchSize: 20, threads: 3 }).regions;
  };
  const sizes = (regions: readonly Region[]) => regions.map(({ kind, bytes, thread }) => ({ kind, bytes, thread }));
  const [gelu, tanh] = [kept('gelu'), kept('tanh')].map(sizes);
  // Rows for three threads, each as wide as the layer's outputs in whole vectors.
  expect(gelu?.filter(({ kind }) => kind === 'kept sums').map(({ bytes }) => bytes)).toEqual([96 * 48 * 4, 96 * 8 * 4]);
  expect(gelu?.filter(({ kind }) => kind !== 'kept sums')).toEqual(tanh);
});

test('the images of a thread hold the sums of a convolution with gelu, and of no other', () => {
  const imageBytes = (activation: 'gelu' | 'tanh'): number => {
    const layers: LayerSpec[] = [
      { kind: 'convolution', filters: 5, kernelSize: [3, 3], strides: [1, 1], padding: 'valid', activation },
      softmax,
    ];
    const network = { ...base, imageShape: { height: 7, width: 7, channels: 1 }, layers };
    const { regions } = layOut(network, { batchSize: 20, threads: 1 });
    return regions.filter(({ kind }) => kind === 'images').reduce((sum, { bytes }) => sum + bytes, 0);
  };
  // 5 x 5 positions of 5 channels, which are two whole vectors.
  expect(imageBytes('gelu') - imageBytes('tanh')).toBe(5 * 5 * 8 * 4);
});

test('faultsOf sees regions that overlap, are not aligned, out of order, or of no thread', () => {
  const [, [, network] = ['', { ...base, layers: [softmax] }]] = networks;
  const { plan, regions } = layOut(network, { batchSize: 20, threads: 2 });
  const changed = (change: (region: Region, index: number) => Region): string[] =>
    faultsOf({ plan, regions: regions.map(change) });
  expect(changed((region, index) => (index === 4 ? { ...region, address: region.address + 4 } : region))).toEqual([
    expect.stringMatching(/is not aligned/),
  ]);
  expect(changed((region, index) => (index === 4 ? { ...region, bytes: 2 ** 20 } : region))).toEqual([
    expect.stringMatching(/begins before the end/),
  ]);
  expect(changed((region, index) => (index === 5 ? { ...region, kind: 'lookup' } : region))).toEqual([
    expect.stringMatching(/^lookup .* is out of order/),
  ]);
  expect(changed((region, index) => (index === 1 ? { ...region, thread: 0 } : region))).toEqual([
    expect.stringMatching(/^lookup .* is of thread 0/),
  ]);
});
