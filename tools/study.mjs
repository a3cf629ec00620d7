// npm run study [-- OPTIONS]: trains every model of the comparison with several seeds.
import { define, main } from './command/main.mjs';
import { readValue, valued } from './command/options.mjs';
import { anyText, oneOf, wholeNumber } from './command/values.mjs';
import { load } from './project/library.mjs';
import { prepare } from './project/prepare.mjs';

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
    only: valued('NAME', 'run only this model, for example "ANN + dropout"', anyText, undefined),
    threads: valued('N', 'threads that train', wholeNumber, 1),
  },
  notes: ['Results are kept in docs/study.json as they come: run it again to go on, or to add what has changed.'],
  run: (options) => {
    prepare();
    // Only the compiled library knows the names.
    const names = load('digits/dist/study/recipes.js').RECIPES.map(({ name }) => name);
    if (options.only !== undefined) readValue('--only', options.only, oneOf(names));
    return load('digits/dist/study/main.js').main(options);
  },
});
main(import.meta.url, STUDY);
