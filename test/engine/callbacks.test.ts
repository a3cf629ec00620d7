import { setTimeout as wait } from 'node:timers/promises';

import { Engine } from '../../lib/engine/engine';
import type { EngineOptions, LoadedData } from '../../lib/engine/training/types';
import type { NetworkSpec } from '../../lib/engine/network/network';
import { ADAM, bitsOf, inOrder, randomData, randomParameters, shuffled } from './helpers';

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
/** Steps of an epoch of 100 samples in batches of 32. */
const STEPS = 4;

const open: Engine[] = [];
async function start(options: EngineOptions = {}, count = 100): Promise<{ engine: Engine; data: LoadedData }> {
  const engine = await Engine.start(network, options);
  open.push(engine);
  engine.setParameters(randomParameters(network, 1));
  return { engine, data: engine.load(randomData(network, count, 2)) };
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

const orders = [1, 2, 3].map((seed) => shuffled(100, seed));

/** Weights and moments after each epoch, from a run for each number of epochs. */
async function statesOf(threads: number): Promise<string[]> {
  const states: string[] = [];
  for (let epochs = 1; epochs <= orders.length; epochs++) {
    const { engine, data } = await start({ threads });
    await engine.train(data, orders.slice(0, epochs));
    states.push(stateOf(engine));
  }
  return states;
}

function stateOf(engine: Engine): string {
  const { step, firstMoments, secondMoments } = engine.optimizerState();
  return [step, bitsOf(engine.parameters()), bitsOf(firstMoments), bitsOf(secondMoments)].join(' ');
}

describe.each([0, 2])('with %i threads', (threads) => {
  test('Engine.train awaits onEpoch, which reads the state of its epoch', async () => {
    const { engine, data } = await start({ threads });
    const seen: string[] = [];
    const events: string[] = [];
    await engine.train(data, orders, {
      onEpoch: async ({ epoch }) => {
        events.push(`epoch ${epoch} told`);
        const before = stateOf(engine);
        await wait(20);
        expect(stateOf(engine)).toBe(before);
        seen.push(before);
        events.push(`epoch ${epoch} heard`);
      },
    });
    expect(events).toEqual([0, 1, 2].flatMap((epoch) => [`epoch ${epoch} told`, `epoch ${epoch} heard`]));
    expect(seen).toEqual(await statesOf(threads));
  });

  test.each<[string, () => void | Promise<void>]>([
    [
      'throws',
      () => {
        throw new Error('no more');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no more'))],
  ])('an onEpoch that %s ends Engine.train with its error, and the state of that epoch can be read', async (_, end) => {
    const { engine, data } = await start({ threads });
    const epochs: number[] = [];
    const training = engine.train(data, orders, {
      onEpoch: ({ epoch }) => {
        epochs.push(epoch);
        return epoch === 1 ? end() : undefined;
      },
    });
    await expect(training).rejects.toThrow('no more');
    expect(epochs).toEqual([0, 1]);
    expect(engine.optimizerState().step).toBe(2 * STEPS);
    expect(stateOf(engine)).toBe((await statesOf(threads))[1]);
    // The engine goes on as if nothing had been.
    await engine.train(data, orders.slice(2));
    expect(stateOf(engine)).toBe((await statesOf(threads))[2]);
  });

  test('what would change the optimizer or the data is refused in onEpoch, and so is a second run', async () => {
    const { engine, data } = await start({ threads });
    await engine.train(data, orders.slice(0, 1), {
      onEpoch: async () => {
        const busy = 'expected the call before to be awaited';
        expect(() => {
          engine.setOptimizerState(engine.optimizerState());
        }).toThrow(busy);
        expect(() => engine.load(randomData(network, 10, 1))).toThrow(busy);
        await expect(engine.train(data, orders)).rejects.toThrow(busy);
      },
    });
  });

  test('closing in onEpoch ends Engine.train, and nothing is read from a closed engine', async () => {
    const { engine, data } = await start({ threads });
    await expect(engine.train(data, orders, { onEpoch: () => engine.close() })).rejects.toThrow('the engine is closed');
    expect(() => engine.parameters()).toThrow('the engine is closed');
    expect(() => engine.optimizerState()).toThrow('the engine is closed');
  });
});

/** Long enough for onProgress to be called. */
async function long(): Promise<{ engine: Engine; data: LoadedData; orders: Uint32Array[] }> {
  return {
    ...(await start({ threads: 2, batchSize: 1 }, 30_000)),
    orders: Array.from({ length: 200 }, () => inOrder(30_000)),
  };
}

test.each<[string, () => void | Promise<void>]>([
  [
    'throws',
    () => {
      throw new Error('no more');
    },
  ],
  [
    'rejects',
    async () => {
      await wait(5);
      throw new Error('no more');
    },
  ],
])(
  'an onProgress that %s ends Engine.train with its error, after whole steps',
  async (_, end) => {
    const { engine, data, orders: many } = await long();
    let calls = 0;
    await expect(
      engine.train(data, many, {
        onProgress: () => {
          calls++;
          return end();
        },
      }),
    ).rejects.toThrow('no more');
    expect(calls).toBe(1);
    expect(engine.optimizerState().step).toBeGreaterThan(0);
    expect(engine.parameters()).toHaveLength(4);
  },
  60_000,
);

test('onProgress is never called before its last call has ended, and is awaited before onEpoch', async () => {
  const { engine, data, orders: many } = await long();
  const controller = new AbortController();
  let running = 0;
  let calls = 0;
  await engine.train(data, many, {
    signal: controller.signal,
    onProgress: async () => {
      running++;
      expect(running).toBe(1);
      await wait(250);
      running--;
      if (++calls === 2) controller.abort();
    },
    onEpoch: () => {
      expect(running).toBe(0);
    },
  });
  expect(calls).toBeGreaterThanOrEqual(2);
}, 60_000);

test('weights are not read while threads are at work', async () => {
  const { engine, data, orders: many } = await long();
  const training = engine.train(data, many, {
    onProgress: () => {
      engine.parameters();
    },
  });
  await expect(training).rejects.toThrow('expected its threads at rest, as in onEpoch, found them at work');
}, 60_000);
