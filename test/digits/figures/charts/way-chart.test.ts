import { wayChart } from '../../../../lib/digits/figures/charts/way-chart';
import { trace, way } from '../samples';

test('wayChart draws pixels, hidden answers, logits and probabilities', () => {
  const figure = wayChart(way);
  expect(figure.data).toHaveLength(4);
  expect((trace(figure, 0).z as number[][])[2]?.[3]).toBe(200);
  expect([1, 2, 3].map((at) => trace(figure, at).y)).toEqual([
    [0, 2.5, 0.25],
    [-1, 3, 0, 0, 0, 0, 0, 0, 0, 0],
    [0.1, 0.82, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01],
  ]);
  // The output that it says stands out.
  const colors = trace(figure, 3).marker?.color as string[];
  expect(colors.filter((color) => color === colors[1])).toHaveLength(1);
});

test('wayChart says what is on the way in words', () => {
  expect(wayChart(way).alt).toBe(
    'The way of a 4 through the network: 1 pixel with ink; 2 of 3 units of hidden answer above 0; ' +
      'the largest logit, 3, is that of 1, with the probability 0.820.',
  );
});

test('wayChart calls classes by their names', () => {
  const classNames = [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Boot',
  ];
  const figure = wayChart({ ...way, classNames });
  expect(figure.alt).toMatch(/^The way of an image of Coat through the network: .* is that of Trouser, with/);
  const axes = [figure.layout.xaxis3, figure.layout.xaxis4];
  expect(axes.map((each) => [each?.title?.text, each?.ticktext?.[1]])).toEqual(Array(2).fill(['class', 'Tro']));
  expect(trace(figure, 3)).toMatchObject({ customdata: classNames });
  expect(() => wayChart({ ...way, classNames: ['one'] })).toThrow('expected 1 values, one for each class, found 10');
});

test('wayChart refuses a way without layers', () => {
  expect(() => wayChart({ ...way, layers: [] })).toThrow('expected at least one layer, found none');
  expect(() => wayChart({ ...way, pixels: new Uint8Array(8) })).toThrow(
    'expected the pixels of a square image, found 8',
  );
});
