import fc from 'fast-check';

import { changes as libraryChanges } from '../../lib/digits/check/nearest';
import { changes, foundNear, nearestName } from '../../tools/command/nearest.mjs';

test('changes counts as the library does', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 9 });
  fc.assert(fc.property(word, word, (from, to) => expect(changes(from, to)).toBe(libraryChanges(from, to))));
});

test.each([
  ['qick', 'quick'],
  ['timeot', 'timeout'],
  ['qiuck', 'quick'],
  ['olny', 'only'],
  ['QUICK', 'quick'],
  ['colour', undefined],
  ['on', undefined],
])('nearestName of %s is %s', (name, nearest) => {
  expect(nearestName(name, ['quick', 'only', 'timeout'])).toBe(nearest);
});

test('foundNear names what is near, if anything is', () => {
  expect(foundNear('qick', ['quick', 'only'], '--')).toBe('found --qick: did you mean --quick?');
  expect(foundNear('colour', ['quick', 'only'])).toBe('found colour');
});
