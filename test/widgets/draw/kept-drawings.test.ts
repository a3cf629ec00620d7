import { drawingsFile, keepDrawings, readDrawings, without } from '../../../lib/widgets/draw/kept-drawings';
import { openPage } from '../page';

const drawing = { pixels: Uint8Array.from({ length: 784 }, (_, at) => at % 256), label: 4 };

test('drawings that are kept are there again', () => {
  openPage();
  expect(readDrawings()).toEqual([]);
  expect(keepDrawings([drawing, { ...drawing, label: 0 }])).toBe(true);
  expect(readDrawings()).toEqual([drawing, { ...drawing, label: 0 }]);
});

test.each(['{', '5', '[1]', '[{"pixels":"AAAA","label":3}]', '[{"pixels":5,"label":3}]', '[{"pixels":"%","label":3}]'])(
  'what others left there is no drawing: %s',
  (text) => {
    const { window } = openPage();
    window.localStorage.setItem('digits-drawings', text);
    expect(readDrawings()).toEqual([]);
  },
);

test('where nothing can be kept, keepDrawings says so', () => {
  openPage();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new Error('denied');
    },
  });
  expect([keepDrawings([drawing]), readDrawings()]).toEqual([false, []]);
});

test('the file holds pixels and labels as createDigits takes them', () => {
  const { images, labels } = JSON.parse(drawingsFile([drawing])) as { images: number[][]; labels: number[] };
  expect(Uint8Array.from(images.flat())).toEqual(drawing.pixels);
  expect(labels).toEqual([4]);
});

test('without takes away one drawing for each of those, the same picture with the same label', () => {
  const [four, nought] = [drawing, { ...drawing, label: 0 }];
  const other = { pixels: new Uint8Array(784), label: 4 };
  const copy = { ...four, pixels: four.pixels.slice() };
  expect(without([four, nought, other, four], [copy, other])).toEqual([nought, four]);
  expect(without([nought], [four])).toEqual([nought]);
});
