import { ActivationCode } from '../../../lib/engine/contract/codes';
import { planImages, planSampleImages } from '../../../lib/engine/layout/image-steps';
import { ParameterPlaces } from '../../../lib/engine/layout/columns';
import { placeImages, placeParameters, shapeImages } from '../../../lib/engine/layout/images';
import { Layout } from '../../../lib/engine/layout/layout';
import type { ImageLayer } from '../../../lib/engine/layout/plan';
import { imageStage, normalizationStage } from '../../../lib/engine/network/images';

const relu = { kind: 'convolution', strides: [1, 1], padding: 'valid', activation: 'relu' } as const;
const first = imageStage({ ...relu, filters: 6, kernelSize: [2, 2] }, { height: 5, width: 4, channels: 3 }, 'first');
const pooling = imageStage(
  { kind: 'maxPooling', poolSize: [2, 1], strides: [2, 1], padding: 'valid' },
  first.output,
  'pooling',
);
const second = imageStage({ ...relu, filters: 2, kernelSize: [1, 2] }, pooling.output, 'second');

function placed(): readonly ImageLayer[] {
  const layout = new Layout(0);
  const halves = placeParameters(shapeImages([first, pooling, second]), new ParameterPlaces(1 << 20), 4, layout);
  return placeImages(halves, 4, 0, layout).layers;
}

/** Places one after the other, from 1000 on. */
function allocator() {
  let end = 1000;
  return (bytes: number): number => {
    const start = end;
    end += bytes;
    return start;
  };
}

test('planImages leads from each layer to the next, and back to all but the samples', () => {
  const { steps, address } = planImages(placed(), 64, allocator());
  const [one, two, three] = steps.map(({ there }) => there.values);
  const [pool] = steps.flatMap((step) => (step.kind === 'convolution' ? [] : step.there.values));
  expect(steps.map(({ kind }) => kind)).toEqual(['convolution', 'maxPooling', 'convolution']);
  expect([one?.input, two?.input, three?.input]).toEqual([address, one?.output, two?.output]);
  expect([pool?.inputGradient, pool?.inputGradientRow]).toEqual([one?.gradient, one?.gradientRow]);
  expect(steps.map((step) => step.kind === 'convolution' && step.back)).toEqual([
    { kind: 'dense' },
    false,
    { kind: 'dense', inputs: expect.anything() as unknown },
  ]);
});

test('planImages goes back without activation, to the gradient of the layer below', () => {
  const [, below, last] = planImages(placed(), 64, allocator()).steps;
  if (last?.kind !== 'convolution' || last.back.kind !== 'dense' || !last.back.inputs)
    throw new TypeError('expected a way back from all gradients');
  const { there } = last;
  const back = last.back.inputs;
  expect(there.values.activation).toBe(ActivationCode.relu);
  expect([back.values.activation, back.values.columnMask]).toEqual([ActivationCode.linear, 64]);
  expect([back.values.height, back.values.width]).toEqual([second.input.height, second.input.width]);
  expect([back.values.output, back.values.outputRow]).toEqual([
    below?.there.values.gradient,
    below?.there.values.gradientRow,
  ]);
});

test('planImages refuses a pooling before any convolution, and no layers', () => {
  const [, poolingLayer] = placed();
  expect(() => planImages(poolingLayer ? [poolingLayer] : [], 64, allocator())).toThrow(
    'a pooling layer comes before any convolution',
  );
  expect(() => planImages([], 64, allocator())).toThrow(RangeError);
});

test('planSampleImages lays out those of all samples alike, one after the other', () => {
  const normalization = { kind: 'normalization', activation: 'relu', epsilon: 0.001, momentum: 0.9 } as const;
  const stages = [first, normalizationStage(normalization, first.output), pooling, second];
  const layout = new Layout(0);
  const halves = placeParameters(shapeImages(stages), new ParameterPlaces(1 << 20), 4, layout);
  const { layers } = placeImages(halves, 4, 0, layout);
  const [one, other] = [0, 3].map((sample) => planSampleImages(layers, 64, 4096 + sample * 10_048, sample));
  expect(one?.bytes).toBe(other?.bytes);
  // All that is a sample's own moves with it, the notes by two rows of eight floats for each sample.
  const moved = (address: number | undefined, by = 3 * 10_048): number => (address ?? NaN) + by;
  expect(other?.set.address).toBe(moved(one?.set.address));
  one?.set.steps.forEach((step, index) => {
    const twin = other?.set.steps[index];
    expect(twin?.there.address).toBe(moved(step.there.address));
    expect(twin?.there.values.output).toBe(moved(step.there.values.output));
    expect(twin?.there.values.gradient).toBe(moved(step.there.values.gradient));
    if (step.kind === 'normalization' && twin?.kind === 'normalization') {
      expect(twin.there.values.shared).toBe(step.there.values.shared);
      expect(twin.there.values.notes).toBe(moved(step.there.values.notes, 3 * 2 * 8 * 4));
    }
  });
  // The turned kernel is shared by all.
  const kernels = [one, other].map((sample) => {
    const last = sample?.set.steps.at(-1);
    return last?.kind === 'convolution' && last.back.kind === 'dense' ? last.back.inputs?.values.kernel : undefined;
  });
  expect(kernels[0]).toBeGreaterThan(0);
  expect(kernels[0]).toBe(kernels[1]);
});
