import { nameOf, namesOf, nounOf, pictureWords, widthOf } from '../../../lib/widgets/base/classes';

test('nameOf calls a digit by its label, and a class by its name', () => {
  expect([nameOf({}, 7), nameOf({ classNames: ['cat', 'dog'] }, 1)]).toEqual(['7', 'dog']);
  expect([namesOf({}, 3), namesOf({ classNames: ['cat', 'dog'] }, 2)]).toEqual([
    ['0', '1', '2'],
    ['cat', 'dog'],
  ]);
});

test('nounOf calls what has a name an image', () => {
  expect([nounOf({}), nounOf({ classNames: ['cat'] })]).toEqual(['digit', 'image']);
});

test('pictureWords calls a picture a digit, or an image of its class', () => {
  expect(pictureWords({}, 4, 7)).toBe('Digit 4, a 7');
  expect(pictureWords({ classNames: ['cat', 'dog'] }, 4, 1)).toBe('Image 4, dog');
});

test('widthOf has room for the longest name, up to a dozen letters, and for letters wider than digits', () => {
  const names = [['0', '9'], ['0', '25'], ['W'], ['a very long name of a class']];
  expect(names.map(widthOf)).toEqual(['1ch', '2ch', 'calc(1ch + 0.4em)', 'calc(12ch + 0.4em)']);
});
