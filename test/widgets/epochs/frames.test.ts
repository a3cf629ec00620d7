import { fromTwoBytes } from '../../../lib/digits/widgets/film-bytes';
import { nextPlace, placesOf, probabilitiesOf, rightOf, wordsOf } from '../../../lib/widgets/epochs/frames';

test('fromTwoBytes, placesOf and probabilitiesOf read numbers of a frame', () => {
  const numbers = fromTwoBytes(Uint8Array.of(255, 0, 255, 1, 255, 0, 255, 2));
  expect([...numbers]).toEqual([65_535, 0, 65_535, 513]);
  expect(placesOf(numbers, 1, 1)).toEqual([{ x: 1, y: 513 / 65_535 }]);
  const thousands = Uint16Array.of(1000, 0, 250, 750);
  expect(probabilitiesOf(thousands, { labels: [3], classes: 2 }, 1, 0)).toEqual([0.25, 0.75]);
});

test('wordsOf says how many are right, and the losses that there are', () => {
  const confusion = [
    [700, 300],
    [100, 1900],
  ];
  expect(rightOf({ epoch: 0, confusion })).toEqual({ right: 2600, all: 3000 });
  expect(wordsOf({ epoch: 0, confusion })).toBe('Before the training: 2,600 of 3,000 right');
  expect(wordsOf({ epoch: 3, loss: 0.5, validationLoss: 0.25, confusion })).toBe(
    'After epoch 3: 2,600 of 3,000 right, training loss 0.5000, validation loss 0.2500',
  );
});

test('nextPlace goes to the nearest point in the direction of the key', () => {
  const places = [
    { x: 0.5, y: 0.5 },
    { x: 0.6, y: 0.5 },
    { x: 0.55, y: 0.9 },
    { x: 0.9, y: 0.5 },
  ];
  expect(['ArrowRight', 'ArrowUp', 'ArrowLeft', 'End', 'Home', 'a'].map((key) => nextPlace(places, 0, key))).toEqual([
    1,
    2,
    0,
    3,
    0,
    undefined,
  ]);
});
