import { figuresIn } from '../../../tools/verify/figures.mjs';

const found = (text: string): string[] => figuresIn(text).map((figure) => figure.text);

test.each([
  ['a decimal', 'a loss of 0.105 after', ['0.105']],
  ['a share', 'right in 97 % of them', ['97']],
  ['a time', 'took 62 ms, then 4 s', ['62', '4']],
  ['memory', 'of 1,300 MB on disk', ['1,300']],
  ['a factor', '5 times as long', ['5']],
  ['a part of a whole', '14 of the 15, and 105 of 60,000', ['14', '105']],
  ['a negative number', 'a loss of −0.5 or -0.25', ['−0.5', '-0.25']],
  ['a table', '| 0.5 | 1 | 12.25 |', ['0.5', '12.25']],
])('figuresIn finds %s', (_kind, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['a size', '28 x 28 pixels, 784 in all'],
  ['a version', 'Node.js 20.19 or later, Python 3.10 or later, TensorFlow 2.21'],
  ['a version of three parts', 'JAX 0.10.2 and 1.2.3'],
  ['the level of an interval', 'the 95 % interval'],
  ['a time of reading', '*Level 2. About 12 minutes, 22 with the exercises'],
  ['a time of reading, in the guide', '*About 12 minutes, 22 with the exercises'],
  ['a number of a notebook', 'notebook 9, cell 3'],
  ['a part of a word', 'x86, H2 and 5-fold'],
])('figuresIn takes %s for no figure', (_kind, text) => {
  expect(found(text)).toEqual([]);
});

test('figuresIn says where a figure stands', () => {
  const text = 'It took 1.5 s.';
  expect(figuresIn(text)).toEqual([{ from: 8, to: 11, text: '1.5' }]);
});
