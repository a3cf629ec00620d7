// npm run book [-- OPTIONS]: makes the notebooks into a book of web pages.
import path from 'node:path';

import { readChapters } from './book/chapters.mjs';
import { requireRuns } from './book/last-run.mjs';
import { BOOK, EXECUTED } from './book/places.mjs';
import { StepError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { beside, flag, valued } from './command/options.mjs';
import { portNumber } from './command/values.mjs';
import { ownDataset } from './project/dataset.mjs';
import { load } from './project/library.mjs';
import { OUTPUT, ROOT } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';

/** Seconds that a cell may take, as `npm start` has it. */
const TIMEOUT = 600;

/**
 * Runs the notebooks.
 *
 * @param {boolean} quick
 */
async function runNotebooks(quick) {
  const status = await load('runner/dist/main.js').main({ quick, timeout: TIMEOUT }, ROOT);
  if (status !== 0) throw new StepError('making the book: the notebooks did not run to their end', status);
}

const NAME = 'npm run book';

/** Why it runs the notebooks on no other data. */
const ONLY_MNIST = "is about MNIST's digits, and its pages run on them";

/** @param {readonly string[]} names of the notebooks that have not run */
function tellMissing(names) {
  if (names.length === 0) return;
  console.log(`Without outputs, since they have not run: ${names.join(', ')}. "npm start" runs all notebooks.`);
}

export const BOOK_COMMAND = define({
  name: NAME,
  purpose: [
    'Makes the notebooks into a book of web pages, in output/book: open index.html there by a double click. It shows ' +
      'the outputs and charts of the last run, so run npm start before.',
  ],
  options: {
    run: flag('run the notebooks first'),
    quick: beside('run', flag('with --run: use the small data set')),
    check: flag('then look for broken links, requests to other hosts, and what keeps readers out; needs Chromium'),
    measure: flag('then measure how fast it is, for docs/book.md; on a machine that does nothing else; needs Chromium'),
    zip: flag('then put it into one file, output/book.zip, for a USB stick'),
    serve: flag('then serve it on this machine, with the headers that let it use all cores, until Ctrl-C'),
    port: beside('serve', valued('N', 'with --serve: the port', portNumber, 8000)),
  },
  notes: [
    'A check and measuring need a Chromium that is installed: it is looked for, or named by the variable ' +
      'DIGITS_CHROMIUM. Firefox, or what DIGITS_FIREFOX names, is driven as well where it is installed.',
  ],
  exit: { 1: 'the book could not be made, or the check found something' },
  run: async ({ run, quick, check, measure, zip, serve, port }) => {
    if (run && !quick) ownDataset(NAME, ONLY_MNIST);
    await prepare({ tests: check || measure });
    if (run) await runNotebooks(quick);
    const names = readChapters().map(({ name }) => name);
    const missing = requireRuns(names, EXECUTED);
    // What it is made with may just have been installed.
    const { makeBook } = await import('./book/make.mjs');
    console.log(`The book: ${await makeBook()}`);
    tellMissing(missing);
    if (zip) {
      const { zipFolder } = await import('./book/zip.mjs');
      console.log(`In one file: ${zipFolder(BOOK, path.join(OUTPUT, 'book.zip'))}`);
    }
    if (check) {
      const { checkBook } = await import('./book/check.mjs');
      const problems = await checkBook();
      for (const problem of problems) console.error(problem);
      console.log(problems.length === 0 ? 'The check found nothing.' : `The check found ${problems.length} problems.`);
      if (problems.length > 0) return 1;
    }
    if (measure) {
      const { measureBook } = await import('./book/measure.mjs');
      console.log(`Measured: ${(await measureBook()).join(', ')}`);
    }
    if (serve) {
      const { serveFolder } = await import('./book/serve.mjs');
      await serveFolder(BOOK, port);
    }
    return 0;
  },
});
main(import.meta.url, BOOK_COMMAND);
