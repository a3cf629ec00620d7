import { ColumnsFront } from '../../../lib/engine/threads/columns-front';
import { inOrder } from '../helpers';
import { all, BATCH, handedOn, networkOf, readyFor } from './fronts';
import { sumsByHand, worst } from './stand';

const network = networkOf(
  { kind: 'dense', units: 29, activation: 'linear' },
  { kind: 'dense', units: 3, activation: 'linear' },
);

async function start(threads: number) {
  const here = await readyFor(network, threads);
  if (here.plan.front.kind !== 'columns') throw new TypeError(`found a front of kind ${here.plan.front.kind}`);
  const { first } = here.plan.front;
  const expected = sumsByHand(here.samples.inputs, 1 / 255, here.parameters);
  return { ...here, first, expected, fronts: here.threads.map((thread) => new ColumnsFront(thread, first)) };
}

test.each([1, 2, 3, 7])('the columns of %i threads are all columns of the first layer, each once', async (n) => {
  const { fronts } = await start(n);
  expect(fronts.flatMap(({ units }) => all(units))).toEqual([...inOrder(32)]);
});

test('ColumnsFront has the columns of all samples forward, and takes a share of the samples through the tail', async () => {
  const { fronts, step, first, floats, expected } = await start(3);
  expect(handedOn(fronts, step)).toEqual([...inOrder(BATCH)]);
  expect(worst(floats, first, expected)).toBeLessThan(1e-5);
});

test('ColumnsFront has all columns of some samples where it does not train', async () => {
  const { fronts, data, first, floats, expected } = await start(2);
  fronts[1]?.evaluate(data, 4, { first: 2, last: 5 });
  const rows = { ...first, output: first.output + 2 * first.stride * 4 };
  expect(worst(floats, rows, expected.slice(4, 7))).toBeLessThan(1e-5);
});
