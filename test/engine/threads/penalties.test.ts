import type { NetworkSpec } from '../../../lib/engine/network/network';
import { sumPenalties, writePenalties } from '../../../lib/engine/threads/penalties';
import { item } from '../../../lib/engine/validation/item';
import { ADAM, randomParameters } from '../helpers';
import { stand } from './stand';

const network: NetworkSpec = {
  inputs: 7,
  inputScale: 1,
  loss: 'sparseCategoricalCrossentropy',
  optimizer: ADAM,
  layers: [
    { kind: 'dense', units: 21, activation: 'relu', l1: 0.01, l2: 0.02 },
    { kind: 'dense', units: 6, activation: 'relu' },
    { kind: 'dense', units: 3, activation: 'softmax', l1: 0.5 },
  ],
};

test.each([1, 2, 5])('sumPenalties is l1 |w| + l2 w^2 of the kernels, by %i threads', async (count) => {
  const parameters = randomParameters(network, 3);
  const { threads } = await stand(network, { batchSize: 4, threads: count }, parameters);
  for (const thread of threads) writePenalties(thread);
  const sum = (index: number, term: (w: number) => number): number =>
    item(parameters, index).reduce((total, w) => total + term(w), 0);
  const expected = sum(0, (w) => 0.01 * Math.abs(w) + 0.02 * w * w) + sum(4, (w) => 0.5 * Math.abs(w));
  expect(sumPenalties(item(threads, 0))).toBeCloseTo(expected, 5);
});
