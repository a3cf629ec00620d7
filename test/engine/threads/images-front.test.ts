import { ImagesFront } from '../../../lib/engine/threads/images-front';
import { inOrder } from '../helpers';
import { all, BATCH, handedOn, networkOf, readyFor } from './fronts';
import { sumsByHand, worst } from './stand';

/** A filter as large as the image sees what a unit of a dense layer sees. */
const network = networkOf(
  {
    kind: 'convolution',
    filters: 5,
    kernelSize: [3, 4],
    strides: [1, 1],
    padding: 'valid',
    activation: 'linear',
  },
  { kind: 'dense', units: 3, activation: 'linear' },
);

async function start(threads: number) {
  const here = await readyFor(network, threads);
  const { front } = here.plan;
  if (front.kind !== 'images') throw new TypeError(`found a front of kind ${front.kind}`);
  const expected = sumsByHand(here.samples.inputs, 1 / 255, here.parameters);
  return { ...here, row: front.row, expected, fronts: here.threads.map((thread) => new ImagesFront(thread, front)) };
}

test.each([1, 3])('ImagesFront of %i threads takes each sample through once, one by one', async (threads) => {
  const { fronts, step, row, floats, expected } = await start(threads);
  expect(handedOn(fronts, step)).toEqual([...inOrder(BATCH)]);
  expect(worst(floats, row, expected)).toBeLessThan(1e-5);
  expect(fronts.flatMap(({ units }) => all(units))).toEqual([...inOrder(5)]);
});

test('ImagesFront has some samples forward where it does not train', async () => {
  const { fronts, data, row, floats, expected } = await start(2);
  fronts[1]?.evaluate(data, 4, { first: 2, last: 5 });
  const rows = { ...row, output: row.output + 2 * row.stride * 4 };
  expect(worst(floats, rows, expected.slice(4, 7))).toBeLessThan(1e-5);
});
