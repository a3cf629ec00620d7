import { createDigits } from '../../../lib/digits/data/create';
import { confusionExplorer } from '../../../lib/digits/widgets/confusion-explorer';
import { unpackBytes } from '../../../lib/widgets/base/unpack';
import type { ExplorerData } from '../../../lib/widgets/confusion/entries';

/** Digits 0 to 9 in turn, the pixels of each all of its index. */
function numbered(count: number) {
  const images = new Uint8Array(784 * count);
  for (let at = 0; at < count; at++) images.fill(at % 256, 784 * at, 784 * at + 784);
  return createDigits(
    images,
    Uint8Array.from({ length: count }, (_, at) => at % 10),
  );
}

/** Answers that say a digit with a probability that falls with the index. */
const saying = (count: number, said: (index: number) => number) => ({
  probabilities: Float32Array.from({ length: 10 * count }, (_, at) =>
    at % 10 === said(Math.floor(at / 10)) ? 0.9 - (0.5 * at) / (10 * count) : 0.01,
  ),
});

const dataOf = (widget: ReturnType<typeof confusionExplorer>) => widget.attributes.data as ExplorerData;

test('confusionExplorer keeps every mistake of a good model, and the least sure right answers', async () => {
  const digits = numbered(200);
  // The zeros 10, 20 and 30 are read as 6, all else rightly.
  const widget = confusionExplorer(digits, {
    ann: saying(200, (index) => ([10, 20, 30].includes(index) ? 6 : index % 10)),
  });
  const { models, indices, labels, said } = dataOf(widget);
  expect(models[0]?.matrix[0]).toEqual([17, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
  expect([10, 20, 30].every((index) => indices.includes(index))).toBe(true);
  const ones = indices.filter((index) => index % 10 === 1);
  // Of twenty ones the twelve last, of which it is least sure.
  expect(ones).toEqual(Array.from({ length: 12 }, (_, at) => 81 + 10 * at));
  const place = indices.indexOf(20);
  expect([labels[place], said[0]?.[place]]).toEqual([0, 6]);
  const images = await unpackBytes(String(widget.attributes.images));
  expect(images.length).toBe(784 * indices.length);
  // Its pixels are 20; the nearest of the sixteen grays is 17.
  expect(images[784 * place]).toBe(17);
});

test('confusionExplorer keeps at most 1,200 pictures of two bad models, the surest of each cell', () => {
  const digits = numbered(6000);
  const bad = saying(6000, (index) => Math.floor(index / 10) % 10);
  const worse = saying(6000, (index) => Math.floor(index / 7) % 10);
  const { indices } = dataOf(confusionExplorer(digits, { bad, worse }));
  expect(indices.length).toBeGreaterThan(800);
  expect(indices.length).toBeLessThanOrEqual(1200);
  // The surest of all mistakes is the first one: a 1 read as a 0.
  expect(indices).toContain(1);
});

test('confusionExplorer has the picture and the words of the heatmap', () => {
  const widget = confusionExplorer(numbered(20), { ann: saying(20, (index) => index % 10) }, { title: 'Mine' });
  expect(widget.alt).toBe('Mine, ann, rows actual and columns predicted: 20 of 20 right (100.0 %); no mistakes.');
  expect(widget.figure?.alt).toBe(widget.alt);
});

test('confusionExplorer refuses no answers, and three', () => {
  const answers = saying(20, () => 0);
  expect(() => confusionExplorer(numbered(20), {})).toThrow('expected answers of 1 or 2 models, found 0');
  expect(() => confusionExplorer(numbered(20), { a: answers, b: answers, c: answers })).toThrow('found 3');
});
