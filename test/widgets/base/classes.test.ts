import { nameOf, namesOf, nounOf, widthOf } from '../../../lib/widgets/base/classes';

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

test('widthOf has room for the longest name, up to a dozen letters, and for letters wider than digits', () => {
  const names = [['0', '9'], ['0', '25'], ['W'], ['a very long name of a class']];
  expect(names.map(widthOf)).toEqual(['1ch', '2ch', 'calc(1ch + 0.4em)', 'calc(12ch + 0.4em)']);
});
