import {
  CLASSES,
  classNameOf,
  DATASET_NAMES,
  IMAGE_SIZE,
  measuresOf,
  PIXEL_MAXIMUM,
  PIXELS,
} from '../../../lib/digits/data/digits';
import { loadDigits } from '../../../lib/digits/data/load';

test('IMAGE_SIZE, PIXELS, PIXEL_MAXIMUM and CLASSES are those of the digits themselves', () => {
  const { images, labels, count } = loadDigits('quick').test;
  expect([images.length / count, IMAGE_SIZE ** 2]).toEqual([PIXELS, PIXELS]);
  expect(images.reduce((most, pixel) => Math.max(most, pixel), 0)).toBe(PIXEL_MAXIMUM);
  expect([...new Set(labels)].sort()).toEqual(Array.from({ length: CLASSES }, (_, digit) => digit));
});

test("measuresOf says MNIST's of digits that say nothing", () => {
  expect(measuresOf({})).toEqual({ size: IMAGE_SIZE, pixels: PIXELS, classes: CLASSES });
  expect(measuresOf({ size: 8, classes: 26 })).toEqual({ size: 8, pixels: 64, classes: 26 });
});

test('classNameOf is the label where a class has no name', () => {
  expect([classNameOf({}, 3), classNameOf({ classNames: ['Bag', 'Coat'] }, 1)]).toEqual(['3', 'Coat']);
});

test('DATASET_NAMES are what loadDigits names when it is asked for something else', () => {
  expect(DATASET_NAMES).toContain(loadDigits('quick').name);
  expect(() => loadDigits('letters')).toThrow(
    `expected the data set ${DATASET_NAMES.join(' or ')}, folder: and a path`,
  );
});
