import { instantiate, loadModule } from '../../../lib/engine/contract/load';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import { DataStore } from '../../../lib/engine/memory/data-store';
import { growTo, takeMemory } from '../../../lib/engine/memory/memory';
import { writePlan } from '../../../lib/engine/memory/write-records';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { startThread } from '../../../lib/engine/platform/thread';
import type { ThreadSetup } from '../../../lib/engine/threads/team';
import { ADAM, randomData } from '../helpers';

const network: NetworkSpec = {
  inputs: 3,
  inputScale: 1,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [{ kind: 'dense', units: 4, activation: 'softmax' }],
};

/** What the thread tells, in turn, and the next thing it tells. */
function listener() {
  const told: string[] = [];
  let wake: (() => void) | undefined;
  const tell = (what: string): void => {
    told.push(what);
    wake?.();
  };
  const events = {
    done: () => tell('done'),
    failed: ({ message }: Error) => tell(message),
    gone: () => tell('gone'),
  };
  const until = async (count: number): Promise<string[]> => {
    while (told.length < count) await new Promise<void>((resolve) => (wake = resolve));
    return told;
  };
  return { events, until };
}

test('startThread runs the jobs it is sent on the shared memory, tells of each, and of its end', async () => {
  const plan = planMemory(network, { batchSize: 2, threads: 1 });
  const [memory, module] = [takeMemory(plan.end), await loadModule('strict')];
  growTo(memory, plan.end);
  writePlan(new DataView(memory.buffer), plan);
  const store = new DataStore(memory, instantiate(module, memory), plan);
  const data = store.store(randomData(network, 2, 1));
  const outputs = store.scratch('predictions', 2 * 4 * 4);
  const { events, until } = listener();
  const setup: ThreadSetup = { module, memory, plan, thread: 0 };
  const thread = startThread(setup, events);
  thread.send({ kind: 'evaluate', data, outputs, withLoss: false });
  expect(await until(1)).toEqual(['done']);
  // All parameters are 0, so that each of four units has a quarter.
  expect([...new Float32Array(memory.buffer, outputs, 8)]).toEqual(Array.from({ length: 8 }, () => 0.25));
  await thread.end();
  expect(await until(2)).toEqual(['done', 'gone']);
});

test('startThread tells of a script that fails, and that it is gone then', async () => {
  const { events, until } = listener();
  startThread({}, events).send({});
  const [cause, end] = await until(2);
  expect(cause).toMatch(/./);
  expect(end).toBe('gone');
});
