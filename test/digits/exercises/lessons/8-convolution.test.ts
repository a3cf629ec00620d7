import { CONVOLUTION } from '../../../../lib/digits/exercises/lessons/8-convolution';
import { buildCnn } from '../../../../lib/digits/model/cnn';
import { summarize } from '../../../../lib/digits/model/summary';
import { testBackend } from '../../../helpers/backend';
import { testLesson } from '../cases';

const add = (list: number[]): number => list.reduce((sum, each) => sum + each, 0);
const times = (pixels: number[], weights: number[]): number[] =>
  pixels.map((pixel, at) => pixel * (weights[at] ?? NaN));

testLesson(CONVOLUTION, {
  shareGuess: {
    given: [14_034 / 101_770],
    right: [0.14, 0.5, 1],
    wrong: [
      [14, /`0.5`/],
      [-1, /negative/],
    ],
  },
  partsParameters: {
    right: [1752, 24 * 73],
    wrong: [
      [1728, /Only the biases/],
      [240, /all 8 maps/],
      [1920, /one bias in all/],
      [73, /one filter/],
      [4824, /3 × 3\./],
      [208, /first convolution/],
      [1, /Weights of one filter/],
    ],
  },
  convolveOnce: {
    right: [
      (pixels: number[], weights: number[]) => add(times(pixels, weights)),
      (pixels: number[], weights: number[]) => {
        let sum = 0;
        for (const [at, pixel] of pixels.entries()) sum += pixel * (weights[at] ?? NaN);
        return sum;
      },
    ],
    wrong: [
      [times, /add them up\./],
      [(pixels: number[], weights: number[]) => add(pixels) * add(weights), /Multiply first/],
      [(pixels: number[], weights: number[]) => add(times(pixels, weights)) / pixels.length, /the mean/],
      [(pixels: number[], weights: number[]) => add(pixels) + add(weights), /is multiplied with/],
      [(pixels: number[], weights: number[]) => add(times(pixels, [...weights].reverse())), /turned round/],
      [(pixels: number[], weights: number[]) => Math.max(0, add(times(pixels, weights))), /relu comes after/],
    ],
  },
  outputSize: {
    right: [
      (size: number, window: number) => size - window + 1,
      (size: number, window: number) => size - (window - 1),
      (size: number, window: number) =>
        Array.from({ length: size }, (_, at) => at).filter((at) => at + window <= size).length,
    ],
    wrong: [
      [(size: number, window: number) => size - window, /One is missing/],
      [(size: number, window: number) => size / window, /overlap/],
      [(size: number, window: number) => Math.floor(size / window), /does not jump/],
      [(size: number) => size, /beyond the image/],
      [(size: number, window: number) => (size - window + 1) ** 2, /whole image/],
      [(size: number, window: number) => size - window - 1, /fits once\.$/],
    ],
  },
});

test('partsParameters agrees with the network itself', async () => {
  await testBackend();
  const { layers } = summarize(buildCnn());
  expect(layers.find(({ name }) => name === 'parts')?.parameters).toBe(1752);
});
