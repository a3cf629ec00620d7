import { instantiate, loadModule } from '../../../lib/engine/contract/load';
import { layOut } from '../../../lib/engine/layout/plan-memory';
import { DataStore } from '../../../lib/engine/memory/data-store';
import { PAGE } from '../../../lib/engine/memory/memory';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { ADAM, randomData } from '../helpers';

const network: NetworkSpec = {
  inputs: 49,
  inputScale: 1,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [{ kind: 'dense', units: 5, activation: 'softmax' }],
};

async function startStore(): Promise<{ memory: WebAssembly.Memory; store: DataStore }> {
  const { plan } = layOut(network, { batchSize: 20, threads: 3 });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.end / PAGE), maximum: 65536, shared: true });
  return { memory, store: new DataStore(memory, instantiate(await loadModule('strict'), memory), plan) };
}

test('DataStore.store puts data in the order of KINDS, one set after the other', async () => {
  const { store } = await startStore();
  store.store(randomData(network, 10, 1));
  const { end } = store;
  const kinds = ['targets', 'numbers', 'losses', 'hits', 'inputs'];
  expect(store.regions.map(({ kind }) => kind)).toEqual(kinds);
  expect(end).toBe((store.regions.at(-1)?.address ?? 0) + (store.regions.at(-1)?.bytes ?? 0));
  store.store(randomData(network, 3, 2));
  expect(store.regions.map(({ kind }) => kind)).toEqual([...kinds, ...kinds]);
  expect(store.regions[5]?.address).toBeGreaterThanOrEqual(end);
});

test('DataStore.store keeps rows where most inputs are not zero, where they are to be replaced, and lists else', async () => {
  const { store } = await startStore();
  expect(store.store(randomData(network, 10, 1, 0.5)).layout).toBe('lists');
  expect(store.store(randomData(network, 10, 1, 0.9)).layout).toBe('rows');
  expect(store.store(randomData(network, 10, 1, 0.5), { plain: true }).layout).toBe('rows');
});

test('DataStore.replaceInputs writes over rows, and refuses lists and what does not fit', async () => {
  const { memory, store } = await startStore();
  const lists = store.store(randomData(network, 10, 1));
  const rows = store.store(randomData(network, 10, 1), { plain: true });
  const { inputs } = randomData(network, 10, 2);
  store.replaceInputs(rows, inputs);
  expect(new Uint8Array(memory.buffer, rows.inputs, inputs.length).slice()).toEqual(inputs);
  expect(() => {
    store.replaceInputs(lists, inputs);
  }).toThrow('replacing inputs: expected data that were loaded plain');
  expect(() => {
    store.replaceInputs(rows, inputs.subarray(49));
  }).toThrow('replacing inputs: expected 490 numbers of uint8, found 441 in a Uint8Array');
  expect(() => {
    store.replaceInputs(rows, new Float32Array(490));
  }).toThrow('replacing inputs: expected 490 numbers of uint8, found 490 in a Float32Array');
});

test('DataStore.scratch gives the same room after the data again and again', async () => {
  const { memory, store } = await startStore();
  store.store(randomData(network, 10, 1));
  const address = store.scratch('order', 2 ** 20);
  expect(address).toBeGreaterThanOrEqual(store.end);
  expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(address + 2 ** 20);
  expect(store.scratch('predictions', 4)).toBe(address);
});
