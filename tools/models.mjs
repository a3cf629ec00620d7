// npm run models [-- OPTIONS]: trains the networks that come with the project, where they are missing, and writes their pages.
import { define, main } from './command/main.mjs';
import { readValue, valued } from './command/options.mjs';
import { anyText, oneOf, wholeNumber } from './command/values.mjs';
import { load } from './project/library.mjs';
import { prepare } from './project/prepare.mjs';

export const MODELS = define({
  name: 'npm run models',
  purpose: [
    'Makes the networks that come with the project, in docs/models: trains those that are missing, or not those that ' +
      'the studies have measured, and writes the model card of each and the list of hashes.',
  ],
  options: {
    only: valued('NAME', 'only this network, for example cnn', anyText, undefined),
    workers: valued('N', 'trainings at a time, instead of one on each core', wholeNumber, undefined),
  },
  notes: ['All of them take some five minutes on two cores; where nothing has changed, it only writes the cards.'],
  exit: { 0: 'they are there', 1: 'a training gave other weights than the study has' },
  run: async (options) => {
    await prepare();
    // Their names are known once the library is compiled.
    const names = load('digits/dist/shipped/models.js').SHIPPED.map(({ name }) => name);
    if (options.only !== undefined) readValue('--only', options.only, oneOf(names));
    return load('digits/dist/shipped/main.js').main(options);
  },
});
main(import.meta.url, MODELS);
