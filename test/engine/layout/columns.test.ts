import { convolutionShape, denseShape, ParameterPlaces } from '../../../lib/engine/layout/columns';
import { imageStage } from '../../../lib/engine/network/images';

const dense = (units: number) =>
  denseShape({ inputs: 10, units, activation: 'relu', hasBias: true, isTrainable: true, l1: 0, l2: 0, dropout: 0 }, 1);

test('denseShape ends rows in whole vectors, and wide ones in whole blocks of four', () => {
  expect([1, 4, 5, 8, 9, 16, 17, 100].map((units) => dense(units).stride)).toEqual([4, 4, 8, 8, 16, 16, 32, 112]);
});

test('the bytes of a shape are those of all rows and the bias, in whole cache lines', () => {
  // 11 rows of 4 floats are 176 bytes: three lines of 64.
  expect(dense(3).bytes).toBe(192);
});

test('convolutionShape has a row for each input that a filter sees, with those that pad the channels', () => {
  const stage = imageStage(
    { kind: 'convolution', filters: 6, kernelSize: [3, 2], strides: [1, 1], padding: 'same', activation: 'tanh' },
    { height: 5, width: 5, channels: 3 },
    'a convolution',
  );
  if (stage.kind !== 'convolution') throw new TypeError(`expected a convolution, found a ${stage.kind}`);
  expect(convolutionShape(stage, 4)).toMatchObject({ inputs: 3 * 2 * 4, units: 6, stride: 8, activation: 'tanh' });
});

test('ParameterPlaces gives layers room one after the other, as much as it said', () => {
  const shapes = [dense(3), dense(40), dense(9)];
  const places = new ParameterPlaces(1024);
  const kernels = shapes.map((shape) => places.take(shape));
  expect(kernels[0]).toBe(1024);
  kernels.forEach((kernel, index) => {
    const next = kernels[index + 1] ?? 1024 + ParameterPlaces.bytes(shapes);
    // Up to three rows more of the widest panel are read, never used.
    expect(next - kernel - (shapes[index]?.bytes ?? NaN)).toBe(3 * 32 * 4);
  });
});
