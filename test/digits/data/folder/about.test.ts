import { checkAbout, knownSet, parseAbout, parseMapping } from '../../../../lib/digits/data/folder/about';

test('parseAbout reads what dataset.json says', () => {
  const about = { name: 'Letters', classNames: ['A', 'B'], transposed: true };
  expect(parseAbout('reading', JSON.stringify(about))).toEqual(about);
});

test('parseAbout refuses other text, other values and misspelt names', () => {
  expect(() => parseAbout('reading', 'name: Letters')).toThrow('reading: expected JSON, found other text');
  expect(() => parseAbout('reading', '3')).toThrow(TypeError);
  expect(() => parseAbout('reading', '{ "classnames": [] }')).toThrow("did you mean 'classNames'?");
  expect(() => parseAbout('reading', '{ "classNames": [1] }')).toThrow('names of classes as text');
});

test('checkAbout takes nothing at all', () => {
  expect(() => checkAbout('reading', {})).not.toThrow();
});

test("parseMapping reads EMNIST's lines, in any order", () => {
  expect(parseMapping('reading', '2 66 98\n1 65 97\n')).toEqual({ first: 1, names: ['Aa', 'Bb'] });
});

test('parseMapping refuses an empty file, a line of another kind, and a label that has none', () => {
  expect(() => parseMapping('reading', '1 65\nB\n')).toThrow('codes of signs in line 2, found "B"');
  expect(() => parseMapping('reading', ' \n')).toThrow('a line for each label, found an empty file');
  expect(() => parseMapping('reading', '1 65\n3 66\n')).toThrow('a line for each label, found none for 2');
});

test('knownSet knows Fashion-MNIST by its training images', () => {
  const { name, classNames } = knownSet('c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888');
  expect([name, classNames?.length, classNames?.[9]]).toEqual(['Fashion-MNIST', 10, 'Ankle boot']);
  expect(knownSet('')).toEqual({});
});
