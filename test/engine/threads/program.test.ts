import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import { Control } from '../../../lib/engine/threads/control';
import type { TrainJob } from '../../../lib/engine/threads/job';
import { item } from '../../../lib/engine/validation/item';
import { ADAM, inOrder, randomData, randomParameters } from '../helpers';
import { stand, type Stand } from './stand';

const softmax: LayerSpec = { kind: 'dense', units: 5, activation: 'softmax' };
const convolution: LayerSpec = {
  kind: 'convolution',
  filters: 3,
  kernelSize: [2, 2],
  strides: [1, 1],
  padding: 'valid',
  activation: 'relu',
};

function networkOf(...layers: LayerSpec[]): NetworkSpec {
  return {
    inputs: 12,
    imageShape: { height: 3, width: 4, channels: 1 },
    inputScale: 1 / 255,
    loss: 'sparseCategoricalCrossentropy',
    optimizer: ADAM,
    layers,
  };
}

const kinds: [string, NetworkSpec][] = [
  ['single', networkOf(softmax)],
  ['columns', networkOf({ kind: 'dense', units: 9, activation: 'relu' }, softmax)],
  ['images', networkOf(convolution, softmax)],
];

const COUNT = 10;
/** Batches of 4, 4 and 2. */
const STEPS = 3;

async function start(network: NetworkSpec): Promise<Stand & { readonly job: TrainJob }> {
  const here = await stand(network, { batchSize: 4, threads: 1 }, randomParameters(network, 1));
  const data = here.store.store(randomData(network, COUNT, 2));
  const order = here.store.scratch('order', COUNT * 4);
  new Uint32Array(here.memory.buffer, order, COUNT).set(inOrder(COUNT));
  return { ...here, job: { kind: 'train', data, order, firstStep: 0, seed: 0 } };
}

describe.each(kinds)('a network that begins with a front of kind %s', (kind, network) => {
  test('is trained in two phases that take turns, one pair a step, and evaluated in one', async () => {
    const { plan, programs, job } = await start(network);
    expect(plan.front.kind).toBe(kind);
    const program = item(programs, 0);
    const pair = ['columns', 'samples'];
    const phases = program.phases(job);
    const met = Array.from({ length: 2 * STEPS }, () => phases.next());
    expect(met.map(({ value }) => value)).toEqual([...pair, ...pair, ...pair]);
    expect(phases.next()).toEqual({ done: true, value: 'columns' });
    const evaluation = program.phases({ kind: 'evaluate', data: job.data, outputs: 0, withLoss: true });
    expect(evaluation.next()).toEqual({ done: true, value: 'evaluation' });
  });

  test('tells after each step how far it is, and stops after a whole one', async () => {
    const { memory, programs, job, floats } = await start(network);
    const control = new Control(memory.buffer, 1);
    control.tally = { steps: 0, lossSum: 0, hits: 0 };
    const phases = item(programs, 0).phases(job);
    for (let half = 0; half < 3; half++) phases.next();
    const losses = [...floats(job.data.losses, 4)];
    expect(control.tally.steps).toBe(1);
    expect(control.tally.lossSum).toBeCloseTo(
      losses.reduce((sum, loss) => sum + loss, 0),
      10,
    );
    control.stopAsked = true;
    phases.next();
    expect(phases.next()).toEqual({ done: true, value: 'columns' });
    expect(control.tally.steps).toBe(2);
  });
});
