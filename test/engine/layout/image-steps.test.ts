import { ActivationCode } from '../../../lib/engine/contract/codes';
import { planImages } from '../../../lib/engine/layout/image-steps';
import { ParameterPlaces } from '../../../lib/engine/layout/columns';
import { placeImages, placeParameters, shapeImages } from '../../../lib/engine/layout/images';
import { Layout } from '../../../lib/engine/layout/layout';
import type { ImageLayer } from '../../../lib/engine/layout/plan';
import { imageStage } from '../../../lib/engine/network/images';

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
