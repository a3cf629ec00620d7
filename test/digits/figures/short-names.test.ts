import { shortNames } from '../../../lib/digits/figures/short-names';

test('shortNames are the beginnings of the names, or labels where two begin alike', () => {
  expect(shortNames(['T-shirt', 'Trouser', 'Bag'])).toEqual(['T-s', 'Tro', 'Bag']);
  expect(shortNames(['Sandal', 'Sandwich'])).toEqual(['0', '1']);
});
