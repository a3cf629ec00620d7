import { Gather } from '../../../lib/engine/contract/records';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { writeGather } from '../../../lib/engine/threads/gather';
import { item } from '../../../lib/engine/validation/item';
import { ADAM, randomData, randomParameters } from '../helpers';
import { stand } from './stand';

const network: NetworkSpec = {
  inputs: 7,
  inputScale: 0.5,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [{ kind: 'dense', units: 3, activation: 'softmax' }],
};

test('writeGather says where samples are and go, without dropout unless there is one', async () => {
  const { memory, plan, threads, store, floats } = await stand(
    network,
    { batchSize: 4, threads: 2 },
    randomParameters(network, 1),
  );
  const data = store.store(randomData(network, 6, 2));
  const thread = item(threads, 1);
  const word = (name: keyof typeof Gather.fields): number =>
    new DataView(memory.buffer).getUint32(thread.own.gather + Gather.fields[name].at, true);
  writeGather(thread, data, { rows: 64, rowStride: 8 });
  expect([word('data'), word('floats'), word('inputs'), word('rows'), word('rowStride')]).toEqual([
    data.inputs,
    0,
    7,
    64,
    8,
  ]);
  expect([word('entries'), word('counts'), word('lookup')]).toEqual([
    thread.own.entries,
    thread.own.counts,
    plan.lookup,
  ]);
  expect([word('buckets'), word('threshold')]).toEqual([0, 0]);
  expect(floats(thread.own.gather + Gather.fields.scale.at, 1)[0]).toBe(0.5);
  writeGather(thread, { ...data, dtype: 'float32' }, { rows: 64, rowStride: 8, buckets: 128, threshold: 9 });
  expect([word('floats'), word('buckets'), word('threshold')]).toEqual([1, 128, 9]);
});
