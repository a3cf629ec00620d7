// npm start [-- OPTIONS]: installs what is missing, builds the library and runs the notebooks.
import { readdirSync } from 'node:fs';

import { UsageError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { flag, valued } from './command/options.mjs';
import { seconds, wholeNumber } from './command/values.mjs';
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

export const START = define({
  name: 'npm start',
  purpose: ['Runs the notebooks in order and writes executed copies to output/notebooks.'],
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
    'The data set can also be chosen by the environment variable DIGITS_DATASET (mnist or quick).',
  ],
  exit: { 0: 'every cell succeeded', 1: 'a cell failed, or a notebook could not be read' },
  run: async (options) => {
    prepare();
    // In this process, so that a Ctrl-C and the exit status are the runner's own.
    const status = await load('runner/dist/main.js').main(options, ROOT);
    if (status === 0) console.log('To read them in a browser, and run them there: npm run book');
    return status;
  },
});
main(import.meta.url, START);
