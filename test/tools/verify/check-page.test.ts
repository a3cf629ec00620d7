import { checkPage } from '../../../tools/verify/check-page.mjs';
import { holds, recorded } from '../../../tools/verify/claims.mjs';

const TEXT = 'Its accuracy is 97.5 %.\n\nIt took 3.2 s, and 5 MB.';

test('checkPage finds nothing wrong where every figure is bound', () => {
  const claims = [holds('accuracy is {} %', () => [97.46]), recorded('took {} s, and {} MB', 'a clock')];
  expect(checkPage('a.md', TEXT, claims)).toEqual({
    page: 'a.md',
    figures: 3,
    bound: { holds: 1, says: 0, recorded: 1, cited: 0, set: 0 },
    faults: [],
  });
});

test('checkPage finds figures that are bound to nothing, with their line', () => {
  const { faults } = checkPage('a.md', TEXT, [holds('accuracy is {} %', () => [97.5])]);
  expect(faults.map(({ line, why }) => [line, why])).toEqual([
    [3, '3.2 is bound to nothing'],
    [3, '5 is bound to nothing'],
  ]);
  expect(faults[0]?.words).toContain('It took 3.2 s');
});

test('checkPage tells a claim that does not hold, and does not call its figure unbound as well', () => {
  const { faults } = checkPage('a.md', 'Its accuracy is 97.5 %.', [holds('accuracy is {} %', () => [98])]);
  expect(faults).toEqual([{ line: 1, words: 'accuracy is {} %', why: '97.5 is written, the result is 98' }]);
});
