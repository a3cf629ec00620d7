import { Convolution, Layer } from '../../../lib/engine/contract/records';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import { writePlan } from '../../../lib/engine/memory/write-records';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { item } from '../../../lib/engine/validation/item';
import { ADAM } from '../helpers';

const network: NetworkSpec = {
  inputs: 12,
  imageShape: { height: 3, width: 4, channels: 1 },
  inputScale: 0.5,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [
    { kind: 'convolution', filters: 3, kernelSize: [2, 2], strides: [1, 1], padding: 'valid', activation: 'relu' },
    { kind: 'dense', units: 5, activation: 'softmax', l2: 0.25 },
  ],
};

const plan = planMemory(network, { batchSize: 2, threads: 2 });
const buffer = new ArrayBuffer(plan.end);
writePlan(new DataView(buffer), plan);
const words = (address: number, length: number): number[] => [...new Uint32Array(buffer, address, length)];
const floats = (address: number, length: number): number[] => [...new Float32Array(buffer, address, length)];

test('writePlan tells what each byte is worth', () => {
  expect(floats(plan.lookup, 256)).toEqual(Array.from({ length: 256 }, (_, byte) => byte / 2));
});

test('writePlan writes the record of a layer, its panels, and 1 for each column that is a unit', () => {
  const { record, panels, columnMask, stride } = plan.output;
  const { inputs, units, activation, l2 } = Layer.fields;
  // The convolution leaves 2 x 3 positions of 3 filters.
  expect([inputs, units, activation].map(({ at }) => words(record + at, 1)[0])).toEqual([18, 5, 4]);
  expect(floats(record + l2.at, 1)).toEqual([0.25]);
  expect(words(panels, 3)).toEqual([0, 0, 2]);
  expect(floats(columnMask, stride)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
});

test('writePlan writes for each thread where the positions of a convolution are', () => {
  if (plan.front.kind !== 'images') throw new TypeError('expected a front of images');
  for (const thread of plan.front.threads) {
    const { there } = item(thread.steps, 0);
    const at = words(there.address + Convolution.fields.positions.at, 1);
    // Rows of 4 floats in, of 3 vectors out; the last of six again, for whole blocks of four.
    const expected = [0, 0, 4, 16, 8, 32, 16, 48, 20, 64, 24, 80, 24, 80, 24, 80];
    expect(words(item(at, 0), 16)).toEqual(expected);
  }
});
