import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DataStore } from '../../../lib/engine/memory/data-store';
import { instantiate, loadModule } from '../../../lib/engine/contract/load';
import { PAGE } from '../../../lib/engine/memory/memory';
import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { layOut } from '../../../lib/engine/layout/plan-memory';
import { type Access, type KindName, KINDS, PHASES, type Region } from '../../../lib/engine/layout/regions';
import { Layout } from '../../../lib/engine/layout/layout';
import { ADAM, randomData } from '../helpers';

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

/** Kinds that come once for each layer, or once for each thread, in turn. */
const ROUNDS: readonly (readonly KindName[])[] = [
  ['record', 'penalties', 'sums', 'first outputs', 'outputs', 'gradients'],
  ['lists', 'transposed', 'hidden lists', 'scratch', 'images'],
];

/** A kind's place in the documented order; all kinds of a round share one. */
function placeOf(kind: KindName): number {
  const [first = kind] = ROUNDS.find((round) => round.includes(kind)) ?? [];
  return Object.keys(KINDS).indexOf(first);
}

describe.each(networks)('the plan of %s', (_, network) => {
  const { plan, regions } = layOut(network, { batchSize: 20, threads: 3 });

  test('has regions that are aligned, apart from each other, and within it', () => {
    let end = 0;
    for (const { address, bytes } of regions) {
      expect(address % 64).toBe(0);
      expect(address).toBeGreaterThanOrEqual(end);
      end = address + bytes;
    }
    expect(end).toBeLessThanOrEqual(plan.end);
    expect(plan.end - end).toBeLessThan(64);
  });

  test('has them in the order of KINDS, those of a layer and of a thread in turn', () => {
    const places = regions.map(({ kind }) => placeOf(kind));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const threads = regions.flatMap(({ thread }) => thread ?? []);
    expect(threads).toEqual([...threads].sort((a, b) => a - b));
    for (const { kind, thread } of regions) expect(thread !== undefined).toBe(ROUNDS[1]?.includes(kind));
  });
});

test('data follow in the order of KINDS', async () => {
  const [, [, network] = networks[0] ?? ['', { ...base, layers: [softmax] }]] = networks;
  const { plan } = layOut(network, { batchSize: 20, threads: 3 });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.end / PAGE), maximum: 65536, shared: true });
  const store = new DataStore(memory, instantiate(await loadModule('strict'), memory), plan);
  store.store(randomData(network, 10, 1));
  const { regions, end } = store;
  expect(regions.map(({ kind }: Region) => kind)).toEqual(['targets', 'numbers', 'losses', 'hits', 'inputs']);
  expect(end).toBe((regions.at(-1)?.address ?? 0) + (regions.at(-1)?.bytes ?? 0));
});

test('Layout.place rounds up to whole cache lines', () => {
  const layout = new Layout(1);
  expect([layout.place('lookup', 65), layout.place('weights', 1), layout.end]).toEqual([64, 192, 193]);
});

test('docs/engine.md has the map as KINDS states it', () => {
  const cell = ({ reads, writes }: Access): string => {
    if (writes === 'none') return reads === 'none' ? '' : `read: ${reads}`;
    return reads === 'none' ? `written: ${writes}` : `both: ${writes}`;
  };
  const rows = Object.entries(KINDS).map(
    ([kind, uses]) => `| ${[kind, uses.holds, ...PHASES.map((phase) => cell(uses[phase]))].join(' | ')} |`,
  );
  const docs = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'engine.md'), 'utf8');
  expect(docs).toContain(rows.join('\n').replaceAll(/ +\|/g, ' |'));
});
