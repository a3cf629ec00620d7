import type { ThreadEvents } from '../../../../lib/engine/platform/thread';
import { Engine } from '../../../../lib/engine/index';
import { setPage } from '../../../../lib/book/live/twins/page';
import { startThread } from '../../../../lib/book/live/twins/thread';

// The engine starts its threads as it does in a page.
jest.mock('../../../../lib/engine/platform/thread', () => ({
  startThread: (setup: unknown, events: ThreadEvents) => startThread(setup, events),
}));

const told: [number, number][] = [];

beforeAll(() => {
  setPage({
    binaries: {},
    quick: [],
    threadScript: '',
    tell: () => undefined,
    trained: (images, seconds) => told.push([images, seconds]),
  });
});

const COUNT = 40_000;
const NETWORK = {
  inputs: 64,
  inputScale: 1 / 255,
  layers: [
    { kind: 'dense' as const, units: 32, activation: 'relu' as const },
    { kind: 'dense' as const, units: 10, activation: 'softmax' as const },
  ],
  loss: 'sparseCategoricalCrossentropy' as const,
  optimizer: { kind: 'adam' as const, learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
};
const DATA = {
  inputs: Uint8Array.from({ length: COUNT * 64 }, (_, at) => (at * 7919) % 251),
  targets: Uint8Array.from({ length: COUNT }, (_, at) => at % 10),
};

async function trained(threads: number, whileTraining = (): void => undefined): Promise<Float32Array[]> {
  const engine = await Engine.start(NETWORK, { threads, seed: 1 });
  try {
    const shapes = engine.parameters();
    let value = 1;
    engine.setParameters(
      shapes.map((each) => each.map(() => (((value = (value * 48271) % 2147483647) % 1000) - 500) / 5000)),
    );
    const order = Uint32Array.from({ length: COUNT }, (_, at) => at);
    const timer = setInterval(whileTraining, 1);
    await engine.train(engine.load(DATA), [order, order]);
    clearInterval(timer);
    return engine.parameters();
  } finally {
    await engine.close();
  }
}

test('startThread trains in slices where memory cannot be shared, with the bits of a team that blocks', async () => {
  let turns = 0;
  const inSlices = await trained(1, () => turns++);
  expect(inSlices).toEqual(await trained(0));
  expect(inSlices[0]?.some((weight) => weight !== 0)).toBe(true);
  expect(turns).toBeGreaterThan(0);
});

test('startThread tells how many images were trained, once an epoch', () => {
  expect(told.map(([images]) => images)).toEqual([COUNT, COUNT]);
  expect(told.every(([, seconds]) => seconds > 0)).toBe(true);
});
