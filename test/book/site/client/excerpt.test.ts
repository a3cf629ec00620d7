import { excerpt } from '../../../../lib/book/site/client/excerpt';

test('excerpt shows the words that were looked for, whatever their case', () => {
  expect(excerpt('Dropout helps.', ['dropout'])).toEqual([
    { text: 'Dropout', match: true },
    { text: ' helps.', match: false },
  ]);
});

test('excerpt begins near the first of them, between words', () => {
  const [first] = excerpt(`${'word '.repeat(50)}target ${'more '.repeat(100)}`, ['target']);
  expect(first?.text.startsWith('… word')).toBe(true);
  expect(first?.text.length).toBeLessThan(60);
});

test('excerpt takes signs as they are', () => {
  expect(excerpt('a (b', ['(b'])).toEqual([
    { text: 'a ', match: false },
    { text: '(b', match: true },
  ]);
});

test('excerpt of a text without the words is its beginning', () => {
  expect(excerpt('one two', [])).toEqual([{ text: 'one two', match: false }]);
});
