// npm run labels [-- OPTIONS]: looks for suspicious labels, hard digits and near neighbours across the split.
import { define, main } from './command/main.mjs';
import { flag, valued } from './command/options.mjs';
import { wholeNumber } from './command/values.mjs';
import { ownDataset } from './project/dataset.mjs';
import { load } from './project/library.mjs';
import { prepare } from './project/prepare.mjs';

const NAME = 'npm run labels';

/** Why the audit takes no other data. */
const ONLY_MNIST = "trains networks for MNIST's digits, and holds what they find against people who looked at these";

export const LABELS = define({
  name: NAME,
  purpose: [
    'Looks for labels of MNIST that may be wrong, for digits that are hard, and for near neighbours across the split.',
  ],
  options: {
    quick: flag('with 10,000 digits; the results then go to output, not to docs'),
    threads: valued('N', 'threads that train', wholeNumber, 1),
  },
  notes: [
    'It trains 45 networks, which takes about a quarter of an hour. The answers of each are kept in output/labels:',
    'stop it when you like, and run it again to go on. The results go to docs/labels.json.',
    'DIGITS_DATASET=quick is as --quick; on any other data set it stops with status 2.',
  ],
  run: async ({ quick, ...options }) => {
    const dataset = quick ? 'quick' : ownDataset(NAME, ONLY_MNIST);
    await prepare();
    return load('digits/dist/labels/main.js').main({ ...options, quick: dataset === 'quick' });
  },
});
main(import.meta.url, LABELS);
