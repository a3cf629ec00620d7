import { CLASSES, DATASET_NAMES, IMAGE_SIZE, PIXEL_MAXIMUM, PIXELS } from '../../../lib/digits/data/digits';
import { loadDigits } from '../../../lib/digits/data/load';

test('IMAGE_SIZE, PIXELS, PIXEL_MAXIMUM and CLASSES are those of the digits themselves', () => {
  const { images, labels, count } = loadDigits('quick').test;
  expect([images.length / count, IMAGE_SIZE ** 2]).toEqual([PIXELS, PIXELS]);
  expect(images.reduce((most, pixel) => Math.max(most, pixel), 0)).toBe(PIXEL_MAXIMUM);
  expect([...new Set(labels)].sort()).toEqual(Array.from({ length: CLASSES }, (_, digit) => digit));
});

test('DATASET_NAMES are what loadDigits names when it is asked for something else', () => {
  expect(DATASET_NAMES).toContain(loadDigits('quick').name);
  expect(() => loadDigits('letters')).toThrow(`expected the data set ${DATASET_NAMES.join(' or ')}, found`);
});
