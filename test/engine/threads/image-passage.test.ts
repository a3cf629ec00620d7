import type { ImagesFrontPlan } from '../../../lib/engine/layout/plan';
import { readParameters } from '../../../lib/engine/memory/parameters';
import { chunkOf, fromRow, toRow, updateConvolution } from '../../../lib/engine/threads/image-passage';
import { writeStep } from '../../../lib/engine/threads/update';
import { networkOf, readyFor } from './fronts';

/** One filter of one tap: what comes out of the layer is the image, three channels wide. */
const network = {
  ...networkOf(
    { kind: 'convolution', filters: 3, kernelSize: [2, 2], strides: [1, 1], padding: 'valid', activation: 'linear' },
    { kind: 'dense', units: 2, activation: 'linear' },
  ),
  optimizer: { kind: 'sgd', learningRate: 1 },
} as const;

async function start(threads: number) {
  const here = await readyFor(network, threads);
  const { front } = here.plan;
  if (front.kind !== 'images') throw new TypeError(`found a front of kind ${front.kind}`);
  return { ...here, front };
}

const setOf = ({ threads }: ImagesFrontPlan) => threads[0] ?? { address: 0, row: 0, spans: 0, border: 0, steps: [] };

test('chunkOf cuts a batch into eight parts, some of them empty where it is small', () => {
  const sizes = (batch: number): number[] =>
    Array.from({ length: 8 }, (_, chunk) => {
      const { first, last } = chunkOf(batch, chunk);
      return last - first;
    });
  expect(sizes(32)).toEqual([4, 4, 4, 4, 4, 4, 4, 4]);
  expect(sizes(3)).toEqual([0, 0, 1, 0, 0, 1, 0, 1]);
  expect(chunkOf(13, 7).last).toBe(13);
});

test('toRow hands on the channels of the last image, and fromRow hands back the gradient', async () => {
  const { front, threads, floats } = await start(1);
  const [thread] = threads;
  const set = setOf(front);
  const last = set.steps[0]?.there.values;
  if (!thread || !last) throw new TypeError('expected a thread and a layer');
  // Positions of three channels and one that fills them up.
  floats(last.output, 6 * 4).set(Array.from({ length: 24 }, (_, at) => (at % 4 === 3 ? NaN : at)));
  toRow(thread, front, set, 2);
  const { output, gradient, stride } = front.row;
  const expected = Array.from({ length: 24 }, (_, at) => at).filter((at) => at % 4 !== 3);
  expect([...floats(output + 2 * stride * 4, 18)]).toEqual(expected);
  floats(gradient + 5 * stride * 4, 18).set(expected);
  fromRow(thread, front, set, 5);
  expect([...floats(last.gradient, 3)]).toEqual([0, 1, 2]);
  expect([...floats(last.gradient + last.gradientStep, 3)]).toEqual([4, 5, 6]);
  expect([...floats(last.gradient + last.gradientRow, 3)]).toEqual([12, 13, 14]);
});

test.each([1, 3])(
  'updateConvolution of %i threads moves each weight once, by the sums of all chunks',
  async (count) => {
    const { front, plan, memory, threads, floats, step, parameters } = await start(count);
    const [region] = front.convolutions;
    if (!region) throw new TypeError('expected a convolution');
    // Each chunk gives 1 / 8 of the row's number, plus 1.
    for (let chunk = 0; chunk < 8; chunk++) {
      for (let row = 0; row <= region.inputs; row++) {
        floats(region.gradient + chunk * region.bytes + row * region.stride * 4, region.stride).fill((row + 1) / 8);
      }
    }
    for (const thread of threads) {
      writeStep(thread, step);
      updateConvolution(thread, region);
    }
    const [kernel = [], bias = []] = readParameters(memory.buffer, plan, 0);
    const [before = [], biasBefore = []] = parameters;
    expect([...kernel]).toEqual(
      [...before].map((weight, at) => expect.closeTo(weight - 1 - Math.floor(at / 3), 5) as unknown),
    );
    expect([...bias]).toEqual([...biasBefore].map((weight) => expect.closeTo(weight - 5, 5) as unknown));
  },
);
