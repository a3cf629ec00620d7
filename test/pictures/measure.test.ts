import { textWidth } from '../../lib/pictures/measure';

/** Advance widths in the hmtx tables of Open Sans, in 2048ths of the font size. */
test.each([
  ['n', 400, 1256],
  [' ', 400, 532],
  ['nnio 0', 400, 1256 + 1256 + 517 + 1232 + 532 + 1171],
  ['  0', 400, 532 + 532 + 1171],
  ['n', 600, 1301],
  ['m', 700, 2011],
])('textWidth of "%s" in weight %i is what the font says', (text, weight, advance) => {
  expect(textWidth(text, 2048, weight)).toBeCloseTo(advance, 0);
});

test('textWidth is in proportion to the size, and 0 for no text', () => {
  expect(textWidth('axis', 26, 400)).toBeCloseTo(2 * textWidth('axis', 13, 400), 10);
  expect(textWidth('', 13, 400)).toBe(0);
});

test('textWidth measures what means something to XML', () => {
  expect(textWidth('<&>', 12, 400)).toBeGreaterThan(12);
});
