// npm run verify [-- OPTIONS]: holds every figure that the pages quote against the results it comes from.
import { availableParallelism } from 'node:os';

import { define, main } from './command/main.mjs';
import { flag, valued } from './command/options.mjs';
import { wholeNumber } from './command/values.mjs';
import { prepare } from './project/prepare.mjs';
import { checkPage } from './verify/check-page.mjs';
import { ownDigitsAgain } from './verify/own-digits.mjs';
import { proseOf, pageNames } from './verify/pages.mjs';
import { shippedAnswers, shippedFiles, trainedAgain } from './verify/recompute.mjs';
import { Tally } from './verify/tally.mjs';

export const VERIFY = define({
  name: 'npm run verify',
  purpose: [
    'Holds every figure that README.md, environment.md, the documents and the prose of the notebooks quote against ' +
      'the results it comes from, the files of the shipped networks against their hashes and cards, lets these ' +
      'networks answer again, also to pictures, and trains one run of every recipe again: the same bits must come out.',
    'A figure that is bound to nothing is a fault. What each is bound to stands in tools/verify/bindings.',
  ],
  options: {
    quick: flag('computes nothing anew: figures, hashes and cards only, in seconds'),
    workers: valued('N', 'trainings at a time, instead of one on each core', wholeNumber, undefined),
  },
  notes: ['The whole takes about five minutes on two cores. npm test does the quick form.'],
  exit: { 0: 'everything holds', 1: 'something does not' },
  run: async ({ quick, workers }) => {
    await prepare();
    const { BINDINGS } = await import('./verify/bindings/index.mjs');
    const tally = new Tally(process.stdout);
    for (const page of pageNames()) tally.page(checkPage(page, proseOf(page), BINDINGS[page]?.() ?? []));
    for (const finding of await shippedFiles()) tally.finding(finding);
    if (!quick) {
      await shippedAnswers((finding) => tally.finding(finding));
      tally.finding(await ownDigitsAgain());
      await trainedAgain(
        workers ?? availableParallelism(),
        (finding) => tally.finding(finding),
        (words) => tally.progress(words),
      );
    }
    return tally.end(quick);
  },
});
main(import.meta.url, VERIFY);
