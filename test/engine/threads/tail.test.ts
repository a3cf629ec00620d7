import { Tail } from '../../../lib/engine/threads/tail';
import { item } from '../../../lib/engine/validation/item';
import { BATCH, networkOf, readyFor } from './fronts';
import { sumsByHand, worst } from './stand';

const network = networkOf(
  { kind: 'dense', units: 9, activation: 'linear' },
  { kind: 'dense', units: 4, activation: 'linear' },
  { kind: 'dense', units: 3, activation: 'softmax' },
);

/** The first layer's outputs are given: the numbers 0, 1, 2 and so on by a tenth. */
async function start() {
  const here = await readyFor({ ...network, loss: 'sparseCategoricalCrossentropy' }, 1);
  const { front, output } = here.plan;
  if (front.kind !== 'columns') throw new TypeError(`found a front of kind ${front.kind}`);
  const given = Array.from({ length: BATCH * 9 }, (_, at) => ((at * 7) % 23) / 10);
  for (let sample = 0; sample < BATCH; sample++) {
    const row = here.floats(front.first.output + sample * front.first.stride * 4, 9);
    row.set(given.slice(sample * 9, (sample + 1) * 9));
  }
  const hidden = sumsByHand(given, 1, here.parameters.slice(2)).flat();
  const shares = sumsByHand(hidden, 1, here.parameters.slice(4)).map((sums) => {
    const powers = sums.map(Math.exp);
    return powers.map((power) => power / powers.reduce((sum, each) => sum + each, 0));
  });
  return { ...here, output, shares, tail: new Tail(item(here.threads, 0)) };
}

test('Tail goes from what the front gives to the shares of the classes', async () => {
  const { tail, output, floats, shares } = await start();
  tail.forward({ first: 0, last: BATCH });
  expect(worst(floats, output, shares)).toBeLessThan(1e-5);
});

test('Tail tells the loss of each sample that is evaluated: minus the logarithm of the share of its class', async () => {
  const { tail, data, samples, floats, shares } = await start();
  tail.forward({ first: 0, last: BATCH });
  tail.evaluate(data, 0, { first: 0, last: BATCH });
  const expected = shares.map((share, sample) => -Math.log(share[samples.targets?.[sample] ?? NaN] ?? NaN));
  expect(
    worst(
      floats,
      { output: data.losses, stride: 1 },
      expected.map((loss) => [loss]),
    ),
  ).toBeLessThan(1e-5);
});

test('Tail leaves the gradient by the sums of the last layer, divided by the batch, and nothing of no samples', async () => {
  const { tail, step, output, floats, samples, shares } = await start();
  const before = [...floats(output.gradient, 3)];
  tail.thereAndBack(step, { first: 2, last: 2 });
  expect([...floats(output.gradient, 3)]).toEqual(before);
  tail.thereAndBack(step, { first: 0, last: BATCH });
  // Of softmax and crossentropy: the shares, less 1 for the class.
  const expected = shares.map((share, sample) =>
    share.map((part, digit) => (part - (digit === samples.targets?.[sample] ? 1 : 0)) / BATCH),
  );
  expect(worst(floats, { output: output.gradient, stride: output.stride }, expected)).toBeLessThan(1e-5);
});
