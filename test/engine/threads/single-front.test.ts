import { SingleFront } from '../../../lib/engine/threads/single-front';
import { inOrder } from '../helpers';
import { BATCH, handedOn, networkOf, readyFor } from './fronts';
import { sumsByHand, worst } from './stand';

async function start(threads: number) {
  const here = await readyFor(networkOf({ kind: 'dense', units: 5, activation: 'linear' }), threads);
  if (here.plan.front.kind !== 'single') throw new TypeError(`found a front of kind ${here.plan.front.kind}`);
  const { first } = here.plan.front;
  const expected = sumsByHand(here.samples.inputs, 1 / 255, here.parameters);
  return { ...here, first, expected, fronts: here.threads.map((thread) => new SingleFront(thread, first)) };
}

test.each([1, 3])('SingleFront of %i threads has each sample forward once, by one of them', async (threads) => {
  const { fronts, step, first, floats, expected } = await start(threads);
  expect(handedOn(fronts, step)).toEqual([...inOrder(BATCH)]);
  expect(worst(floats, first, expected)).toBeLessThan(1e-5);
  expect(fronts.map(({ units }) => units)).toEqual(fronts.map(() => ({ first: 0, last: 0 })));
});

test('SingleFront has some samples forward where it does not train', async () => {
  const { fronts, data, first, floats, expected } = await start(2);
  fronts[1]?.evaluate(data, 4, { first: 2, last: 5 });
  const rows = { ...first, output: first.output + 2 * first.stride * 4 };
  expect(worst(floats, rows, expected.slice(4, 7))).toBeLessThan(1e-5);
});
