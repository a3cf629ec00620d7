// npm run study [-- OPTIONS]: trains every model of the comparison with several seeds.
import { define, main } from './command/main.mjs';
import { valued } from './command/options.mjs';
import { oneOf, wholeNumber } from './command/values.mjs';
import { load } from './project/library.mjs';
import { prepare } from './project/prepare.mjs';

/** Names of lib/digits/study/recipes.ts, which is not compiled yet when a name is refused. */
export const MODELS = ['mean digit', 'softmax regression', 'ANN', 'ANN + L2', 'ANN + dropout', 'CNN'];

export const STUDY = define({
  name: 'npm run study',
  purpose: ['Trains every model of the comparison with several seeds and measures each on the test digits.'],
  options: {
    seeds: valued('N', 'how many seeds', wholeNumber, 5),
    epochs: valued(
      'N',
      'epochs of every network instead of its own; the results then go to output, not to docs',
      wholeNumber,
      undefined,
    ),
    only: valued('NAME', 'run only this model, for example "ANN + dropout"', oneOf(MODELS), undefined),
    threads: valued('N', 'threads that train', wholeNumber, 1),
  },
  notes: ['Results are kept in docs/study.json as they come: run it again to go on, or to add what has changed.'],
  run: (options) => {
    prepare();
    return load('digits/dist/study/main.js').main(options);
  },
});
main(import.meta.url, STUDY);
