// npm run study [-- OPTIONS] [STUDY ...]: trains every model of the studies with many seeds, over all cores.
import { StepError, UsageError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { foundNear } from './command/nearest.mjs';
import { flag, readValue, valued } from './command/options.mjs';
import { anyText, oneOf, shard, wholeNumber } from './command/values.mjs';
import { anyDataset, requireFiles } from './project/dataset.mjs';
import { load } from './project/library.mjs';
import { prepare } from './project/prepare.mjs';

/** Names of lib/digits/study/sets, which is not compiled yet when a name is refused. */
export const STUDY_NAMES = ['search', 'report', 'comparison', 'normalized'];

const MERGE = 'merge';

/** What a quick look takes beside the small data set. */
const QUICK = { seeds: 2, epochs: 1 };

const NAME = 'npm run study';

/**
 * A line at the end of a terminal, written over again and again.
 *
 * @param {NodeJS.WriteStream} stream
 */
function lineAt(stream) {
  const clear = () => stream.write('\r\u001b[K');
  return {
    /** @param {string} text */
    log: (text) => {
      clear();
      stream.write(`${text}\n`);
    },
    /** @param {string} words */
    onProgress: (words) => {
      clear();
      stream.write(words.slice(0, stream.columns - 1));
    },
  };
}

const library = () => load('digits/dist/study/main.js');

/**
 * @param {readonly string[]} words
 * @throws {UsageError} for a word that is no study
 */
function requireStudies(words) {
  if (words.includes(MERGE)) {
    throw new UsageError(`expected ${MERGE} before all other words, and files after it, found ${words.join(' ')}`);
  }
  const stranger = words.find((word) => !STUDY_NAMES.includes(word));
  if (stranger === undefined) return;
  const known = [...STUDY_NAMES, MERGE];
  throw new UsageError(`expected ${known.join(', ')}, ${foundNear(stranger, known)}`);
}

/**
 * @param {string} dataset
 * @param {readonly string[]} words
 * @throws {StepError} with status 2, for the report of another data set than MNIST
 */
function requireAnyData(dataset, words) {
  if (!dataset.startsWith('folder:') || !words.includes('report')) return;
  throw new StepError(`${NAME}: report compares with the report's figures of MNIST's digits: not on ${dataset}`, 2);
}

/**
 * The names of models are known once the library is compiled, before which a misspelt one cannot be refused.
 *
 * @param {string} only
 * @param {readonly string[]} words the studies, or none for all
 * @throws {UsageError} if no model of the studies has the name
 */
function requireModel(only, words) {
  const { STUDIES } = load('digits/dist/study/sets/index.js');
  const studies = STUDIES.filter(({ name }) => words.length === 0 || words.includes(name));
  const names = studies.flatMap(({ recipes }) => recipes.map(({ name }) => name));
  // Some have a comma in their names.
  readValue('--only', only, oneOf(names, '; '));
}

/**
 * @param {Readonly<Record<string, unknown>>} values of the options
 * @throws {UsageError} if one was given, which would change nothing
 */
function requireNone(values) {
  const given = Object.entries(OPTIONS).find(([name, { fallback }]) => values[name] !== fallback);
  if (given !== undefined) throw new UsageError(`${MERGE}: expected files alone, found --${given[0]}`);
}

const OPTIONS = {
  quick: flag(
    'a look in a minute: 10,000 digits, two seeds and one epoch if no others are given; the results go to output, not to docs',
  ),
  seeds: valued('N', "seeds from 1 on, instead of the study's own number", wholeNumber, undefined),
  epochs: valued(
    'N',
    'epochs of every network instead of its own; the results then go to output, not to docs',
    wholeNumber,
    undefined,
  ),
  only: valued('NAME', 'run only this model, for example "ANN + dropout"', anyText, undefined),
  shard: valued('I/N', 'do part I of N, for several machines; the results go to output/study', shard, undefined),
  workers: valued('N', 'runs at a time, instead of one on each core', wholeNumber, undefined),
  threads: valued('N', 'threads that train one network', wholeNumber, 1),
};

export const STUDY = define({
  name: NAME,
  purpose: [
    'Trains every model of the studies with many seeds, one run on each core, and keeps what each gave.',
    'search: which step size, augmentation and filters are best on digits put aside. report: what may have given the ' +
      "report's figures. comparison: the models that the notebooks compare. normalized: how far few parameters go, " +
      'with batch normalization.',
  ],
  options: OPTIONS,
  words: { name: 'STUDY ...', meaning: `${STUDY_NAMES.join(', ')} (default all), or ${MERGE} FILE ...` },
  notes: [
    'Results are kept in docs/study as they come: run it again to go on, or to add what has changed. Several may run ' +
      'at the same time. What is stopped loses only the runs that were being done.',
    `npm run study -- ${MERGE} output/study/report-*-of-4.jsonl joins the parts of several machines.`,
    'DIGITS_DATASET=quick takes 10,000 digits, and folder:PATH any data set: all but report, which is ' +
      'about MNIST alone, train networks for it. The results go to output/study.',
  ],
  run: async ({ quick, ...options }, words) => {
    if (words[0] === MERGE) {
      if (words.length === 1) throw new UsageError(`${MERGE}: expected files of results, found none`);
      requireNone({ quick, ...options });
      const dataset = anyDataset(NAME);
      await prepare();
      requireFiles(NAME, dataset);
      return library().merge(words.slice(1), { dataset });
    }
    requireStudies(words);
    const dataset = quick ? 'quick' : anyDataset(NAME);
    requireAnyData(dataset, words);
    await prepare();
    requireFiles(NAME, dataset);
    if (options.only !== undefined) requireModel(options.only, words);
    const { seeds = QUICK.seeds, epochs = QUICK.epochs } = options;
    const studies = words.length > 0 && { studies: words };
    const request = { ...studies, ...options, dataset, ...(quick && { seeds, epochs }) };
    return library().main(request, process.stdout.isTTY ? lineAt(process.stdout) : {});
  },
});
main(import.meta.url, STUDY);
