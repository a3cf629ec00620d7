import type { Digits } from '../../../../lib/digits/data/digits';
import { eachImage, requireStrength } from '../../../../lib/digits/data/transform/each-image';
import { dotsOf, dotted } from '../../../helpers/images';

test('eachImage redraws each image on paper of its own, and keeps labels and source', () => {
  const digits = dotted([[3, 4, 100]], 3);
  const before = digits.images.slice();
  const redrawn = eachImage('drawing', digits, {}, (source, target) => {
    expect([source[3 * 28 + 4], source.length, target.every((value) => value === 0)]).toEqual([100, 784, true]);
    target[0] = 7;
  });
  expect([0, 1, 2].map((index) => dotsOf(redrawn, index))).toEqual([[[0, 0, 7]], [[0, 0, 7]], [[0, 0, 7]]]);
  expect([redrawn.labels, redrawn.count]).toEqual([digits.labels, 3]);
  expect(digits.images).toEqual(before);
});

test('eachImage draws on from image to image, the same for the same seed, which is 1 unless told otherwise', () => {
  const draw = (options: { readonly seed?: number }): number[] => {
    const drawn: number[] = [];
    eachImage('drawing', dotted([], 4), options, (_, __, random) => drawn.push(random.below(1_000_000)));
    return drawn;
  };
  const first = draw({ seed: 1 });
  expect(new Set(first).size).toBe(4);
  expect(draw({})).toEqual(first);
  expect(draw({ seed: 2 })).not.toEqual(first);
});

test('eachImage refuses other things than digits, an option it does not know and a seed that is no integer', () => {
  const redraw = jest.fn();
  const none: unknown = { images: new Uint8Array(784), labels: new Uint8Array(2), count: 1 };
  expect(() => eachImage('drawing', none as Digits, {}, redraw)).toThrow(/^drawing: expected/);
  const misspelt: object = { sead: 2 };
  expect(() => eachImage('drawing', dotted([], 1), misspelt, redraw)).toThrow(/^drawing: .*seed/);
  expect(() => eachImage('drawing', dotted([], 1), { seed: 0.5 }, redraw)).toThrow(TypeError);
  expect(redraw).not.toHaveBeenCalled();
});

test('requireStrength takes both ends of the range, and refuses what lies beyond', () => {
  for (const value of [2, 3.5, 5]) requireStrength('drawing', 'ink', value, 2, 5);
  for (const value of [1.99, 5.01, NaN]) {
    expect(() => requireStrength('drawing', 'ink', value, 2, 5)).toThrow(RangeError);
    expect(() => requireStrength('drawing', 'ink', value, 2, 5)).toThrow(
      `drawing: expected ink from 2 to 5, found ${value}`,
    );
  }
});
