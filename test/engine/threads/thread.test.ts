import { instantiate, loadModule } from '../../../lib/engine/contract/load';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import { takeMemory } from '../../../lib/engine/memory/memory';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { Thread } from '../../../lib/engine/threads/thread';
import { ADAM } from '../helpers';

const network: NetworkSpec = {
  inputs: 10,
  inputScale: 1,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [
    { kind: 'dense', units: 29, activation: 'relu' },
    { kind: 'dense', units: 3, activation: 'softmax' },
  ],
};

async function startThreads(count: number): Promise<Thread[]> {
  const plan = planMemory(network, { batchSize: 8, threads: count });
  const memory = takeMemory(plan.end);
  const kernels = instantiate(await loadModule('strict'), memory);
  const viewOf = (buffer: ArrayBufferLike): DataView => new DataView(buffer);
  return Array.from({ length: count }, (_, number) => new Thread(memory, kernels, plan, number, viewOf));
}

test.each([1, 2, 3, 7])(
  '%i threads share things in a row, each once, and the last takes what is left over',
  async (n) => {
    const threads = await startThreads(n);
    for (const things of [0, 1, 5, 32]) {
      const shares = threads.map((thread) => thread.share(things));
      expect(shares.flatMap(({ first, last }) => Array.from({ length: last - first }, (_, at) => first + at))).toEqual(
        Array.from({ length: things }, (_, at) => at),
      );
    }
    expect(threads.map(({ isLast }) => isLast)).toEqual(threads.map((_, number) => number === n - 1));
  },
);

test("a thread's renewed view shows a memory that another thread has made larger", async () => {
  const plan = planMemory(network, { batchSize: 8, threads: 1 });
  const real = takeMemory(plan.end);
  const kernels = instantiate(await loadModule('strict'), real);
  /** Shows what it has become only when it is asked to grow, as V8 has been seen to do. */
  const late = {
    buffer: real.buffer,
    grow: (pages: number): number => {
      const before = real.grow(pages);
      late.buffer = real.buffer;
      return before;
    },
  };
  const viewOf = (buffer: ArrayBufferLike): DataView => new DataView(buffer);
  const thread = new Thread(late, kernels, plan, 0, viewOf);
  const before = real.buffer.byteLength;
  real.grow(1);
  expect(() => thread.view.getUint8(before)).toThrow(RangeError);
  thread.renewView();
  expect(thread.view.getUint8(before)).toBe(0);
});
