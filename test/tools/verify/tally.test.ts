import { Tally } from '../../../tools/verify/tally.mjs';
import { Written } from '../../runner/helpers';

const bound = { holds: 2, says: 1, recorded: 0, cited: 0, set: 0 };

test('Tally counts what holds, and ends with 0', () => {
  const stream = new Written();
  const tally = new Tally(stream);
  tally.page({ page: 'a.md', figures: 3, bound, faults: [] });
  tally.finding({ what: 'docs/models/ann', faults: [] });
  expect(tally.end(true)).toBe(0);
  expect(stream.text).toBe(
    '  holds  a.md: 3 figures, 2 sentences agree with results, 1 words agree with results\n' +
      '  holds  docs/models/ann\n' +
      '\n3 figures: 3 sentences agree with results; 0 passages on record only, 0 of others, 0 chosen. ' +
      '1 files and runs looked at, nothing computed anew. Everything holds.\n',
  );
});

test('Tally names each fault with its place, and ends with 1', () => {
  const stream = new Written();
  const tally = new Tally(stream);
  tally.page({
    page: 'a.md',
    figures: 1,
    bound,
    faults: [{ line: 7, words: 'took 3 s', why: '3 is bound to nothing' }],
  });
  tally.finding({ what: 'comparison: ANN, seed 1, trained again', faults: ['another weights than in the file'] });
  expect(tally.end(false)).toBe(1);
  expect(stream.text).toContain('  FAILS    a.md:7: 3 is bound to nothing: "took 3 s"\n');
  expect(stream.text).toContain('  FAILS    another weights than in the file\n');
  expect(stream.text).toContain('2 do not hold.');
});
