import { begin, frames, named } from '../../../../lib/runner/kernel/preload/cells.cjs';

/** Two cells of sixty lines, before which the compiler has put one line. */
function twoCells(): void {
  const own = { maps: [], linesBefore: 1 };
  for (const count of [1, 2]) {
    begin(count);
    named('\n'.repeat(60), '', { own, modules: [] }, false);
  }
}

test.each([
  // As Firefox 140 gave them.
  [
    'a call',
    'helper@cell[2]:4:30\n@cell[2]:9:13\nrun@blob:null/46c2:133:462\n',
    ['helper (cell line 3)', 'cell line 8'],
  ],
  ['functions without a name', 'outer/inner/<@cell[2]:10:61\nmeth/<@cell[2]:19:55', ['cell line 9', 'cell line 18']],
  ['a function that is the value', 'exports.tsLastExpr<@cell[2]:3:9\n@cell[2]:7:5', ['cell line 2', 'cell line 6']],
  ['a getter of an earlier cell', 'get g@cell[1]:6:24\n@cell[2]:5:5', ['get g (cell [1] line 5)', 'cell line 4']],
  ['what was waited for', 'slow@cell[2]:3:9\nasync*@cell[2]:7:5', ['slow (cell line 2)', 'cell line 6']],
  ['code that is evaluated', '@blob:null/46 line 138 > eval line 41 > eval:1:1\n@cell[2]:41:5', ['cell line 40']],
  // As Safari writes them.
  ['the outermost call', 'f@cell[2]:4:30\neval code@cell[2]:9:13\n[native code]', ['f (cell line 3)', 'cell line 8']],
  ['the frames of V8', 'Error: no\n    at f (cell[2]:4:30)\n    at cell[2]:9:13', ['f (cell line 3)', 'cell line 8']],
])('frames tells the lines of %s in every browser', (_, stack, expected) => {
  twoCells();
  expect(frames(stack)).toEqual(expected.map((line) => `    at ${line}`));
});
