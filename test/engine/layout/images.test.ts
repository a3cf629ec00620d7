import { ParameterPlaces } from '../../../lib/engine/layout/columns';
import {
  CHUNKS,
  placeImages,
  placeParameters,
  POSITION,
  POSITION_BLOCK,
  shapeImages,
} from '../../../lib/engine/layout/images';
import { Layout } from '../../../lib/engine/layout/layout';
import { imageStage } from '../../../lib/engine/network/images';

const input = { height: 5, width: 4, channels: 3 };
const first = imageStage(
  { kind: 'convolution', filters: 6, kernelSize: [2, 2], strides: [1, 1], padding: 'valid', activation: 'relu' },
  input,
  'the first',
);
const pooling = imageStage(
  { kind: 'maxPooling', poolSize: [2, 1], strides: [2, 1], padding: 'valid' },
  first.output,
  'the pooling',
);
const second = imageStage(
  { kind: 'convolution', filters: 2, kernelSize: [1, 2], strides: [1, 1], padding: 'valid', activation: 'relu' },
  pooling.output,
  'the second',
);
const stages = [first, pooling, second];

test('shapeImages stores samples as they are, and the channels of all else in whole vectors', () => {
  const shaped = shapeImages(stages);
  expect(shaped.map(({ kind, storedChannels }) => [kind, storedChannels])).toEqual([
    ['convolution', 3],
    ['maxPooling', 8],
    ['convolution', 8],
  ]);
  // What a filter sees: 2 x 2 pixels of 3 channels, and 1 x 2 of 6 that are stored as 8.
  expect(shaped.flatMap((layer) => (layer.kind === 'convolution' ? layer.shape.inputs : []))).toEqual([12, 16]);
});

test('placeImages gives each convolution its tables, and the way back to all but the first', () => {
  const layout = new Layout(0);
  const shaped = shapeImages(stages);
  const halves = placeParameters(shaped, new ParameterPlaces(1 << 20), 4, layout);
  const { layers, front } = placeImages(halves, 9, 0.25, layout);
  expect(layers.map(({ kind }) => kind)).toEqual(['convolution', 'maxPooling', 'convolution']);
  expect(front.convolutions.map(({ turnedBlocks }) => turnedBlocks.length > 0)).toEqual([false, true]);
  // 2 x 3 positions of 2 filters are handed on.
  expect([front.row.units, front.row.dropout, front.oneCount]).toEqual([2 * 2 * 2, 0.25, 8]);
  // Sums of each chunk apart, and room for whole blocks of positions.
  const bytes = (address: number): number => layout.regions.find((region) => region.address === address)?.bytes ?? 0;
  for (const { gradient, bytes: size } of front.convolutions) expect(bytes(gradient)).toBe(CHUNKS * size);
  const positions = front.convolutions.map(({ positions: address }) => bytes(address) / POSITION);
  expect(positions).toEqual([4 * 3, 2 * 2]);
  expect(positions.every((count) => count % POSITION_BLOCK === 0)).toBe(true);
});
