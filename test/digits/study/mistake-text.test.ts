import { readMistakes, writeMistakes } from '../../../lib/digits/study/mistake-text';

test('readMistakes gives back what writeMistakes wrote, by the numbers of the digits', () => {
  const text = writeMistakes([
    { index: 247, predicted: 2 },
    { index: 18, predicted: 3 },
  ]);
  expect(text).toBe('18:3 247:2');
  expect(readMistakes(text)).toEqual([
    { index: 18, predicted: 3 },
    { index: 247, predicted: 2 },
  ]);
  expect(readMistakes(writeMistakes([]))).toEqual([]);
});

test('readMistakes refuses other text', () => {
  expect(() => readMistakes('18:3 x')).toThrow('reading mistakes: expected words such as 18:3, found "x"');
});
