// What the figures of environment.md and of the documents are bound to, those of docs/engine.md apart.
import { notebookLoads } from '../../guide/files.mjs';
import { LIMIT, minutesOf, PACE, sumOf } from '../../guide/minutes.mjs';
import { cited, holds, recorded, says, set } from '../claims.mjs';
import {
  afterTen,
  audit,
  comparison,
  foundAmong,
  halvesOf,
  library,
  neighbours,
  percent,
  normalized,
  report,
  reported,
  search,
  shippedMegabytes,
  unscaled,
} from '../results.mjs';

const DISK = 'du -sm node_modules after npm ci, with and without --omit=dev';

/** @param {readonly { readonly model: string, readonly seed: number }[]} results */
const recipesBySeeds = (results) => {
  const recipes = new Set(results.map(({ model }) => model)).size;
  return [recipes, results.length / recipes];
};

export const environment = () => [
  recorded('installing the locked packages, {} MB on disk for the notebooks, {} MB with the tests', DISK),
  set('takes {} too', 'the oldest Python that the wheel is for'),
  recorded('installs that one wheel there ({} GB on disk', 'du -sm .venv-native'),
  recorded('Loading it takes {} s and {} MB of memory', 'npm run setup:native, then require in a process of its own'),
  recorded('it brings , of {} MB', DISK),
  recorded({ from: 'which is what the notebooks need, takes', to: 'the notebooks need none of them.' }, DISK),
  recorded('{} MB of types that nobody needs', 'process.memoryUsage() of a kernel with them and without'),
  recorded('can be {} times slower', 'one machine with Firefox 140, as the page says'),
  recorded('it is installed into ({} MB) the first time', 'du -sm of that folder'),
  holds('some were put aside, {} MB in all', () => [shippedMegabytes()]),
  holds('| | {} × {} | step size', () => recipesBySeeds(search())),
  holds('| | {} × {} | what may have given', () => recipesBySeeds(report())),
  holds('| | {} × {} | the models of notebooks 7 and 9', () => recipesBySeeds(comparison())),
  holds('| | {} × {} | how far', () => recipesBySeeds(normalized())),
  set('at most {} and {} parameters go', 'the limits of the search for filters'),
];

/** @param {'ANN' | 'CNN'} model */
const ofRaters = (model) =>
  holds(`| {} of ${model} | {} % | {} | {} | {} | {} |`, () => [
    audit(model, 'test').networks,
    percent(audit(model, 'test').accuracy),
    ...[15, 50, 100, 200].map((first) => foundAmong(model, first).notUpheld),
  ]);

/** @param {'ANN' | 'CNN'} model */
const ofHalves = (model) =>
  holds(`| {} of ${model} | {} % ({} % to {} %) | {} % ({} % to {} %) |`, () => {
    const { first, second } = halvesOf(model);
    const shares = [first, second].flatMap(({ mean, low, high }) => [mean, low, high].map(percent));
    return [audit(model, 'test').networks, ...shares];
  });

/** @param {'ANN' | 'CNN'} model */
const ofHardness = (model) =>
  holds(`{} test digits are missed by all {} networks of ${model}, {} by none`, () => {
    const { hardness, networks } = audit(model, 'test');
    return [hardness.at(-1) ?? NaN, networks, hardness[0] ?? NaN];
  });

/** @param {number} share @param {number} count */
const standardError = (share, count) => percent(Math.sqrt((share * (1 - share)) / count));

export const dataCard = () => [
  cited('Creative Commons Attribution-Share Alike {}', 'a licence and its version'),
  ofRaters('ANN'),
  ofRaters('CNN'),
  ofHalves('ANN'),
  ofHalves('CNN'),
  ofHardness('ANN'),
  ofHardness('CNN'),
  holds(
    'confident learning flags {} of {} with {} networks of ANN for each digit, {} of {} with {} network of CNN for each digit',
    () =>
      [audit('ANN', 'train'), audit('CNN', 'train')].flatMap(({ suspectCount, hardness, networks }) => [
        suspectCount,
        hardness.reduce((sum, count) => sum + count, 0),
        networks,
      ]),
  ),
  holds(
    '{} test digits have an identical training digit, {} has a twin among them, and {} of {} have a nearest',
    () => {
      const { identical, twinCount, otherLabelCount } = neighbours();
      return [identical, twinCount, otherLabelCount, reported().testImages];
    },
  ),
  holds('A share of 99 % measured on {} digits has a standard error of {} points.', () => [
    reported().testImages,
    standardError(0.99, reported().testImages),
  ]),
  cited(
    "QMNIST's authors measured {} % of errors on MNIST's 10,000 test digits and {} % on the 50,000",
    'the README of QMNIST',
  ),
];

export const glossary = () => [
  set('[TypeScript in {} minutes]', 'the name of a page'),
  set('| {} and {} |', 'numbers, as TypeScript writes them'),
  holds('base e = {}...', () => [Math.floor(Math.E * 1000) / 1000]),
  holds('A loss of {} nats is that of guessing among ten (e^{} = {})', () => [Math.log(10), -Math.log(10), 0.1]),
  holds('one of {} that of giving the right answer {} % everywhere, one of {} that of giving it {} %', () => [
    -Math.log(0.9),
    90,
    -Math.log(0.99),
    99,
  ]),
  says('two such errors cover it about 19 times in 20.', () => Math.abs(0.9545 - 19 / 20) < 0.01),
  set('with a probability of {}, eight in ten', 'an example'),
  set('in, for example, {} of 100 studies', 'a level that is chosen'),
  set('if its corrected p is below {}', 'a level that is chosen'),
];

/** @param {number} first number of a notebook */
const newcomer = (first) => {
  const load = sumOf(
    notebookLoads()
      .slice(first, 7)
      .map((notebook) => notebook.load),
  );
  const { prose, code, answers, all } = minutesOf(load);
  const { words, exerciseWords, guesses, exercises } = load;
  return [words + exerciseWords, guesses + exercises, prose, answers, code, all];
};

/** Minutes of notebooks 1 to 6. */
const withoutCode = () => (newcomer(1)[2] ?? NaN) + (newcomer(1)[3] ?? NaN);

export const teaching = () => [
  ...[
    '| words | {} | {} |',
    '| exercises | {} | {} |',
    "| minutes for the lessons' prose | {} | {} |",
    '| minutes for the exercises, their text included | {} | {} |',
    '| minutes for code, charts and tables | {} | {} |',
    '| minutes together | {} | {} |',
  ].map((row, at) => holds(row, () => [newcomer(1)[at] ?? NaN, newcomer(0)[at] ?? NaN])),
  holds('Prose and exercises of notebooks 1 to 6 take about {} minutes, within the {} minutes that are the aim', () => [
    withoutCode(),
    LIMIT,
  ]),
  holds('with all code, charts and tables it is about {}.', () => newcomer(1).slice(-1)),
  holds('{} words a minute, {} seconds a line of code, {} seconds a chart or table', () => [
    PACE.wordsAMinute,
    PACE.secondsALine,
    PACE.secondsAShown,
  ]),
  set('## {} minutes On one screen', 'the time of a lesson, to which test/docs holds the plan'),
  set('## {} minutes Each student', 'the time of a lesson, to which test/docs holds the plan'),
  set('from {} to {} is little', 'an exercise of notebook 9'),
];

/** The runs on pixels of 0 to 255 that learnt all training digits. */
const onTestDigits = () => unscaled().filter(({ model }) => model.endsWith('test digits'));

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const reportPage = () => [
  holds('| accuracy | {}; in another sentence, over {} % |', () => [reported().accuracy, 97]),
  holds('| training loss | {} |', () => [reported().loss]),
  holds('| validation loss | {} |', () => [reported().validationLoss]),
  holds('reaches an accuracy of {} and a training loss of {}, means of {} seeds', () => [
    mean(onTestDigits().map(({ conditions }) => conditions[0]?.accuracy ?? NaN)),
    mean(onTestDigits().map(({ history }) => history?.loss.at(-1) ?? NaN)),
    onTestDigits().length,
  ]),
  holds('| test accuracy | {} | {} to {} | agrees |', () => [reported().accuracy, ...afterTen('accuracy')]),
  holds('| training loss | {} | {} to {} | does not |', () => [reported().loss, ...afterTen('loss')]),
  holds('| validation loss | {} | {} to {} | does not |', () => [
    reported().validationLoss,
    ...afterTen('validationLoss'),
  ]),
  says('Both losses of the report fit twenty to thirty epochs', () =>
    library()
      .testHypotheses(library().reportHypotheses([...report(), ...unscaled()]))
      .filter(({ name }) => /twice|three times|25 epochs/.test(name))
      .every(({ possible }) => possible),
  ),
];
