import type { LayerSpec, NetworkSpec } from '../../../lib/engine/network/network';
import type { Front } from '../../../lib/engine/threads/front';
import type { Range, TrainingStep } from '../../../lib/engine/threads/job';
import { ADAM, inOrder, randomData, randomParameters } from '../helpers';
import { stand } from './stand';

/** Samples of the one batch. */
export const BATCH = 13;

/** A network of 12 inputs that may be images of 3 x 4. */
export function networkOf(...layers: LayerSpec[]): NetworkSpec {
  return {
    inputs: 12,
    imageShape: { height: 3, width: 4, channels: 1 },
    inputScale: 1 / 255,
    loss: 'meanSquaredError',
    optimizer: ADAM,
    layers,
  };
}

/** A network in memory for some threads, with data, and a step that trains on all of them. */
export async function readyFor(network: NetworkSpec, threads: number) {
  const parameters = randomParameters(network, 1);
  const here = await stand(network, { batchSize: BATCH, threads }, parameters);
  const samples = randomData(network, BATCH, 2);
  const data = here.store.store(samples);
  const order = here.store.scratch('order', BATCH * 4);
  new Uint32Array(here.memory.buffer, order, BATCH).set(inOrder(BATCH));
  const step: TrainingStep = {
    job: { kind: 'train', data, order, firstStep: 0, seed: 0 },
    number: 0,
    start: 0,
    batch: BATCH,
  };
  return { ...here, parameters, samples, data, step };
}

/** The samples that fronts hand to the tail, in the order of the threads. */
export function handedOn(fronts: readonly Front[], step: TrainingStep): number[] {
  for (const front of fronts) front.forward(step);
  return fronts.flatMap((front) => {
    const ranges: Range[] = [];
    front.thereAndBack(step, (range) => ranges.push(range));
    return ranges.flatMap(all);
  });
}

/** All numbers of a range. */
export const all = ({ first, last }: Range): number[] => Array.from({ length: last - first }, (_, at) => first + at);

/** A step of no data, for what only tells of it. */
export const EMPTY_STEP: TrainingStep = {
  job: {
    kind: 'train',
    data: { count: 8, dtype: 'uint8', layout: 'lists', inputs: 0, targets: 0, inOrder: 0, losses: 0, hits: 0 },
    order: 0,
    firstStep: 0,
    seed: 7,
  },
  number: 3,
  start: 0,
  batch: 8,
};
