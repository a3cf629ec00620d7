import type { NetworkSpec } from '../../../lib/engine/network/network';
import { FirstLayer } from '../../../lib/engine/threads/first-layer';
import { item } from '../../../lib/engine/validation/item';
import { ADAM, randomData, randomParameters, shuffled } from '../helpers';
import { stand, sumsByHand, worst } from './stand';

const network: NetworkSpec = {
  inputs: 11,
  inputScale: 1 / 255,
  loss: 'meanSquaredError',
  optimizer: ADAM,
  layers: [{ kind: 'dense', units: 5, activation: 'linear' }],
};

describe.each([
  ['lists', 0.1],
  ['rows', 1],
] as const)('FirstLayer on samples stored as %s', (layout, density) => {
  async function start() {
    const parameters = randomParameters(network, 1);
    const here = await stand(network, { batchSize: 6, threads: 1 }, parameters);
    if (here.plan.front.kind !== 'single') throw new TypeError(`found a front of kind ${here.plan.front.kind}`);
    const { first } = here.plan.front;
    const samples = randomData(network, 6, 2, density);
    const data = here.store.store(samples);
    expect(data.layout).toBe(layout);
    const expected = sumsByHand(samples.inputs, 1 / 255, parameters);
    return { ...here, data, expected, first, layer: new FirstLayer(item(here.threads, 0), first) };
  }

  test('has the sums of samples in a row, to the rows that it is told', async () => {
    const { data, floats, first, layer, expected } = await start();
    layer.gatherBlock(data, 3, 3);
    // Samples 3 to 5 go to rows 1 to 3.
    layer.forward(data, { first: 1, last: 4 }, layer.allPanels, 1);
    const from = { ...first, output: first.output + first.stride * 4 };
    expect(worst(floats, from, expected.slice(3))).toBeLessThan(1e-5);
  });

  test('has the sums of a batch, in the order of the epoch', async () => {
    const { data, memory, store, floats, first, layer, expected } = await start();
    const order = shuffled(6, 3);
    const address = store.scratch('order', order.byteLength);
    new Uint32Array(memory.buffer, address, 6).set(order);
    const job = { kind: 'train', data, order: address, firstStep: 0, seed: 0 } as const;
    layer.gatherBatch({ job, number: 0, start: 2, batch: 4 });
    layer.forward(data, { first: 0, last: 4 }, layer.allPanels);
    const wanted = [...order].slice(2).map((sample) => item(expected, sample));
    expect(worst(floats, first, wanted)).toBeLessThan(1e-5);
  });
});
