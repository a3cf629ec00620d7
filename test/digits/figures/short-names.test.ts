import { fittedName, shortNames } from '../../../lib/digits/figures/short-names';

test('shortNames are the beginnings of the names, or labels where two begin alike', () => {
  expect(shortNames(['T-shirt', 'Trouser', 'Bag'])).toEqual(['T-s', 'Tro', 'Bag']);
  expect(shortNames(['Sandal', 'Sandwich'])).toEqual(['0', '1']);
});

test('shortNames cut no sign into halves', () => {
  expect(shortNames(['ab👗 dress', 'Hose'])).toEqual(['ab👗', 'Hos']);
});

test.each([
  ['Trouser', 7, 'Trouser'],
  ['Trousers', 7, 'Tro…ers'],
  ['Trousers', 6, 'Tro…rs'],
  ['abcd', 3, 'a…d'],
  ['👗👗👗👗👗', 3, '👗…👗'],
])('fittedName makes of %p in %i signs %p', (name, most, expected) => {
  expect(fittedName(name, most)).toBe(expected);
});
