import fc from 'fast-check';

import { changes, nearestName } from '../../../lib/digits/check/nearest';

test.each([
  ['', 'abc', 3],
  ['abc', 'abc', 0],
  ['kitten', 'sitting', 3],
  ['hlep', 'help', 1],
  ['hepl', 'help', 1],
  // A swapped pair is not changed again, so that this is no swap and one letter put in.
  ['ca', 'abc', 3],
])('changes from %p to %p are %d', (from, to, count) => {
  expect([changes(from, to), changes(to, from)]).toEqual([count, count]);
});

test('changes counts any two neighbours that are swapped as one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2 }), fc.nat(), (letters, seed) => {
      const at = seed % (letters.length - 1);
      const swapped = letters.with(at, letters[at + 1] ?? '').with(at + 1, letters[at] ?? '');
      expect(changes(letters.join(''), swapped.join(''))).toBe(1);
    }),
  );
});

describe('nearestName', () => {
  test.each([
    ['vaildation', 'validation'],
    ['earlyStoping', 'earlyStopping'],
    ['LEARNING-RATE', 'learningRate'],
    ['peochs', 'epochs'],
    ['sede', 'seed'],
  ])('takes %s for %s', (name, meant) => {
    expect(nearestName(name, ['epochs', 'validation', 'earlyStopping', 'learningRate', 'seed'])).toBe(meant);
  });

  test('takes a short name for no other', () => {
    expect(nearestName('lr', ['l2', 'seed'])).toBeUndefined();
  });
});
