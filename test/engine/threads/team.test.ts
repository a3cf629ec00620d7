import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

import { Engine } from '../../../lib/engine/engine';
import { loadModule } from '../../../lib/engine/contract/load';
import { takeMemory } from '../../../lib/engine/memory/memory';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { planMemory } from '../../../lib/engine/layout/plan-memory';
import { teamOfThreads } from '../../../lib/engine/threads/team';
import { until } from '../../runner/helpers';
import { ADAM, inOrder, randomData, randomParameters } from '../helpers';

/** Every worker that was made, in turn. */
const mockWorkers: Worker[] = [];
/** Worker that cannot be made, counted from the next one. */
let mockRefused = Infinity;

jest.mock('node:worker_threads', () => {
  const actual = jest.requireActual<typeof import('node:worker_threads')>('node:worker_threads');
  class RecordedWorker extends actual.Worker {
    constructor(...options: ConstructorParameters<typeof actual.Worker>) {
      if (mockRefused-- === 0) throw new Error('no more threads');
      super(...options);
      mockWorkers.push(this);
    }
  }
  return { ...actual, Worker: RecordedWorker };
});

const network: NetworkSpec = {
  inputs: 30,
  inputScale: 1 / 255,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [
    { kind: 'dense', units: 24, activation: 'relu' },
    { kind: 'dense', units: 7, activation: 'softmax' },
  ],
};

const uncaught: unknown[] = [];
const record = (error: unknown): void => {
  uncaught.push(error);
};
beforeAll(() => {
  process.on('uncaughtException', record).on('unhandledRejection', record);
});
afterAll(() => {
  process.off('uncaughtException', record).off('unhandledRejection', record);
});
afterEach(async () => {
  // What goes wrong behind the back of a test comes late.
  await wait(20);
  expect(uncaught.splice(0)).toEqual([]);
  const workers = mockWorkers.splice(0);
  const living = (): number => workers.filter(({ threadId }) => threadId !== -1).length;
  // One that was ended while it started goes when it has; on a busy machine that takes a while.
  await until(() => living() === 0, 10);
  expect(living()).toBe(0);
});

async function start(count = 50): Promise<{ engine: Engine; data: ReturnType<Engine['load']>; workers: Worker[] }> {
  const before = mockWorkers.length;
  const engine = await Engine.start(network, { threads: 3, batchSize: 1 });
  engine.setParameters(randomParameters(network, 1));
  return { engine, data: engine.load(randomData(network, count, 2)), workers: mockWorkers.slice(before) };
}

const GONE = 'running a job: a training thread ended before its job was done';

test.each([0, 1, 2])('a job is rejected if thread %i has died before the first one', async (thread) => {
  const { engine, data, workers } = await start();
  await workers[thread]?.terminate();
  await expect(engine.evaluate(data)).rejects.toThrow(GONE);
  await expect(engine.train(data, [inOrder(50)])).rejects.toThrow(GONE);
  await engine.close();
});

test('a job is rejected if a thread dies at the moment it is given', async () => {
  const { engine, data, workers } = await start();
  const dying = workers[1]?.terminate();
  await expect(engine.evaluate(data)).rejects.toThrow(GONE);
  await dying;
});

test('a job is rejected if a thread has died between two, and the other engine goes on', async () => {
  const { engine, data, workers } = await start();
  const other = await start();
  const scores = await engine.evaluate(data);
  await workers[2]?.terminate();
  await expect(engine.evaluate(data)).rejects.toThrow(GONE);
  expect(await other.engine.evaluate(other.data)).toEqual(scores);
  await Promise.all([engine.close(), other.engine.close()]);
});

test('Engine.train is rejected if a thread dies in onEpoch or in a step, and then no thread is left', async () => {
  for (const callback of ['onEpoch', 'onProgress'] as const) {
    const { engine, data, workers } = await start(5000);
    const orders = Array.from({ length: 200 }, () => inOrder(5000));
    await expect(
      engine.train(data, orders, {
        [callback]: async () => {
          await workers[0]?.terminate();
        },
      }),
    ).rejects.toThrow(GONE);
    expect(workers.map(({ threadId }) => threadId)).toEqual([-1, -1, -1]);
    await engine.close();
  }
}, 60_000);

test('an engine with a dead thread that is given no job closes', async () => {
  const { engine, workers } = await start();
  await workers[0]?.terminate();
  await engine.close();
});

test('a thread that cannot start fails the job with its reason, and the process does not notice while idle', async () => {
  const plan = planMemory(network, { batchSize: 8, threads: 3 });
  const team = teamOfThreads(await loadModule('strict'), takeMemory(plan.end), {
    ...plan,
    workers: plan.workers.slice(0, 2),
  });
  await wait(300);
  const job = {
    kind: 'evaluate',
    outputs: 0,
    withLoss: false,
    data: { count: 0, dtype: 'uint8', layout: 'rows', inputs: 0, targets: 0, inOrder: 0, losses: 0, hits: 0 },
  } as const;
  await expect(team.run(job)).rejects.toThrow(
    'running a job: a training thread failed: starting a thread: no thread 2',
  );
  await team.close();
});

test('Engine.start is rejected if a thread cannot be made, and leaves none of the others', async () => {
  mockRefused = 2;
  await expect(Engine.start(network, { threads: 4 })).rejects.toThrow(
    'starting the engine: a training thread could not be started',
  );
  mockRefused = Infinity;
});
