// npm start [-- OPTIONS]: installs what is missing, builds the library and runs the notebooks.
import { readdirSync } from 'node:fs';

import { clearCompiled, COMPILED, compilerVersion } from './book/compiled.mjs';
import { prepareBook } from './book/prepare.mjs';
import { messageOf, StepError, UsageError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { flag, valued } from './command/options.mjs';
import { seconds, wholeNumber } from './command/values.mjs';
import { anyDataset, requireFiles } from './project/dataset.mjs';
import { load } from './project/library.mjs';
import { NOTEBOOKS, ROOT } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';

/**
 * Numbers of notebooks: each is what the name of one begins with.
 *
 * @param {string} text such as `2,3`
 */
export function notebookNumbers(text) {
  const numbers = text.split(',').map((number) => (/^\d+$/.test(number) ? Number(number) : NaN));
  if (numbers.some(Number.isNaN)) {
    throw new UsageError(`expected numbers of notebooks such as 2 or 2,3, found ${text}`);
  }
  const names = readdirSync(NOTEBOOKS).filter((name) => name.endsWith('.ipynb'));
  const known = names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
  const missing = numbers.find((number) => !known.includes(number));
  if (missing === undefined) return numbers;
  throw new UsageError(`expected numbers of notebooks (${known.join(', ')}), found ${missing}`);
}

/**
 * Makes the book.
 *
 * @returns where it is, in words
 */
async function book() {
  try {
    // What it is made with may just have been installed.
    const { makeBook } = await import('./book/make.mjs');
    return `The book, to read them in a browser and run them there: ${await makeBook()}`;
  } catch (error) {
    throw new StepError(`making the book: ${messageOf(error)}`);
  }
}

const READ_LATER = 'To read them in a browser, and run them there: npm run book';
const NO_BOOK = "No book is made of them: it is about MNIST's digits, and its pages run on them.";

const NAME = 'npm start';

export const START = define({
  name: NAME,
  purpose: [
    'Runs the notebooks and writes executed copies to output/notebooks; when all have run, makes the book of them, ' +
      'output/book, to be read in a browser.',
  ],
  options: {
    quick: flag('use the small data set: a smoke run, not a reproduction'),
    only: valued(
      'N[,N]',
      'run only the notebooks whose file names begin with these numbers',
      notebookNumbers,
      undefined,
    ),
    workers: valued('N', 'how many notebooks run at a time, sharing the cores', wholeNumber, undefined),
    timeout: valued('SECONDS', 'how long a cell may take', seconds, 600),
  },
  notes: [
    'A chart that cannot be drawn as a picture is noted and no failure.',
    'The data set can also be chosen by the environment variable DIGITS_DATASET: mnist, quick, or folder: and the path ' +
      'of a folder with any other in the form of its files. Where it names none, nothing is run: status 2.',
  ],
  exit: { 0: 'every cell succeeded', 1: 'a cell failed, a notebook could not be read, or the book not be made' },
  run: async (options) => {
    const dataset = options.quick ? 'quick' : anyDataset(NAME);
    await prepare();
    requireFiles(NAME, dataset);
    const end = new AbortController();
    const isOther = dataset !== 'mnist' && dataset !== 'quick';
    // The book is about MNIST's digits, and runs on them.
    const isBook = !options.only && !isOther;
    if (isBook) clearCompiled(compilerVersion());
    const prepared = isBook ? prepareBook(end.signal) : undefined;
    // In this process, so that a Ctrl-C and the exit status are the runner's own.
    const status = await load('runner/dist/main.js').main({ ...options, ...(isBook && { compiled: COMPILED }) }, ROOT);
    if (status !== 0) end.abort();
    await prepared;
    if (status === 0) console.log(isOther ? NO_BOOK : isBook ? await book() : READ_LATER);
    return status;
  },
});
main(import.meta.url, START);
