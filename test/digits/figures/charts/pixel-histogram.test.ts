import { PIXELS } from '../../../../lib/digits/data/digits';
import { pixelHistogram } from '../../../../lib/digits/figures/charts/pixel-histogram';
import { trace } from '../samples';

test('pixelHistogram gives the share of background and of each bar of ink', () => {
  const images = new Uint8Array(PIXELS);
  images.fill(1, 0, 98); // one eighth, in the first bar of ink
  images.fill(255, 98, 294); // one fourth, in the last
  const figure = pixelHistogram({ images, labels: Uint8Array.of(3), count: 1 });
  expect(trace(figure, 0).y).toEqual([0.625]);
  const ink = trace(figure, 1).y as number[];
  expect(ink).toHaveLength(32);
  expect([ink[0], ink[1], ink[31]]).toEqual([0.125, 0, 0.25]);
  expect(figure.layout.yaxis?.type).toBe('log');
  expect(figure.alt).toContain('62.5 % are background (0), 12.5 % lie from 1 to 247, and 25.0 % are full ink');
});

test('pixelHistogram refuses an empty set', () => {
  expect(() => pixelHistogram({ images: new Uint8Array(0), labels: new Uint8Array(0), count: 0 })).toThrow(
    new RangeError('drawing the distribution of intensities: expected at least one digit, found none'),
  );
});
