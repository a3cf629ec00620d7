// What the figures in the prose of the notebooks are bound to, and what it says of results in words.
import { holds, says, set } from '../claims.mjs';
import { keptOwnDigits } from '../own-digits.mjs';
import {
  accuracy,
  afterTen,
  audit,
  compared,
  foundAmong,
  gainOfEpochs,
  halvesOf,
  hypotheses,
  library,
  neighbours,
  reported,
  summary,
} from '../results.mjs';

/** Names of the models of the comparison, for short. */
const [MEAN, SOFTMAX, ANN] = ['mean digit', 'softmax regression', 'ANN'];
const [FALLING, SHORT] = ['ANN + falling step', 'ANN + augmentation, 10 epochs'];
const LONG = 'ANN + augmentation, 40 epochs';
const [CNN, SMALL] = ['CNN', 'small CNN, 20 epochs'];
const [NORMALIZED, SMALL_NORMALIZED] = ['normalized CNN, 20 epochs', 'small normalized CNN, 20 epochs'];

const HARDER = ['shifted 2 pixels', 'rotated 20°', 'noise of 64', 'patch of 8 × 8'];

/** @param {string} model @param {string} [condition] */
const mistakes = (model, condition) => 100 - accuracy(model, condition);

/** @param {number} value @param {number} least @param {number} most */
const within = (value, least, most) => value >= least && value <= most;

export const typing = () => [set('"The digit 7 occurs {} times."', 'the text that the exercise asks for')];

export const splitting = () => [set('a validation part of {}', 'what the exercise asks for')];

export const building = () => [holds('why its loss is about {}.', () => [Math.log(10)])];

export const training = () => [
  holds('{} is what a network has that gives the right answer {} % everywhere', () => [-Math.log(0.9), 90]),
  holds('The report quotes a training loss of {} and a validation loss of {}.', () => [
    reported().loss,
    reported().validationLoss,
  ]),
  says('Ten epochs of its recipe do not give that pair.', () =>
    hypotheses()
      .filter(({ name }) => name === 'ten epochs, as it says')
      .every(({ possible }) => !possible),
  ),
];

export const evaluating = () => [
  says('a single hidden layer reads over 97 % of the test digits', () => summary(ANN).accuracy.least > 0.97),
  says('what ten epochs give is a higher training loss, and a lower validation loss', () => {
    const [loss, validationLoss] = [afterTen('loss'), afterTen('validationLoss')];
    return reported().loss < (loss[0] ?? NaN) && reported().validationLoss > (validationLoss[1] ?? NaN);
  }),
];

export const regularizing = () => [
  set('( is {})', 'an option of the cell'),
  set('speak up by 1/(1 − {})', 'an option of the cell'),
];

export const convolving = () => [set('from {} to nearly 0', 'an option of the cell')];

/** The least share of all signs that so many pairs can give: all one way, or all the other. */
const leastOf = (/** @type {number} */ pairs) => [2, 2 ** pairs];

export const comparing = () => [
  holds('With five seeds that is in {} of {} cases at best, with ten in {} of {}.', () => [
    ...leastOf(5),
    ...leastOf(10),
  ]),
  set('if its corrected probability is below {}', 'the level of compareModels'),
  says('the second makes less than half as many mistakes', () => mistakes(SOFTMAX) < mistakes(MEAN) / 2),
  says('The mean digit, last on digits as written, hardly minds noise', () =>
    within(accuracy(MEAN) - accuracy(MEAN, 'noise of 64'), 0, 1),
  ),
  says('four digits in five need no network at all', () => within(accuracy(MEAN), 80, 85)),
  says('about two mistakes in three disappear', () => within(1 - mistakes(ANN) / mistakes(SOFTMAX), 0.6, 0.72)),
  says('about half a point, with every seed', () => {
    const { difference, superiority } = compared(ANN, FALLING);
    return within(100 * difference, 0.4, 0.6) && superiority.probability === 1;
  }),
  says('loses half of what it could read', () =>
    within(accuracy(SOFTMAX, 'noise of 64') / accuracy(SOFTMAX), 0.45, 0.55),
  ),
  says('That is many times what seeds and test digits change.', () => {
    const { least, most } = summary(ANN).accuracy;
    const step = accuracy(ANN) - accuracy(SOFTMAX);
    const ofDigits =
      100 * Math.sqrt((summary(SOFTMAX).accuracy.mean * (1 - summary(SOFTMAX).accuracy.mean)) / reported().testImages);
    return step > 5 * 100 * (most - least) && step > 5 * ofDigits;
  }),
  says('*A falling step gains more than either remedy,*', () =>
    ['ANN + L2', 'ANN + dropout'].every((remedy) => {
      const { difference, stands } = compared(remedy, FALLING);
      return difference > 0 && stands;
    }),
  ),
  says('On none of the harder digits does a gain of it stand', () =>
    HARDER.every((condition) => {
      const { difference, stands } = compared(ANN, 'ANN + dropout', condition);
      return !stands || difference < 0;
    }),
  ),
  says('on shifted and rotated digits it gains a little, and that stands', () =>
    ['shifted 2 pixels', 'rotated 20°'].every((condition) => {
      const { difference, stands } = compared(ANN, 'ANN + L2', condition);
      return stands && within(100 * difference, 0, 1);
    }),
  ),
  says('Augmentation shows them some, and the same network reads nearly all.', () =>
    [SHORT, LONG].every((model) => accuracy(model, 'shifted 2 pixels') > 97),
  ),
  says('It pays in noise and under patches, where it reads fewer than before', () =>
    [SHORT, LONG].every((model) =>
      ['noise of 64', 'patch of 8 × 8'].every((condition) => {
        const { difference, stands } = compared(FALLING, model, condition);
        return stands && difference < 0;
      }),
    ),
  ),
  says('In noise L2 beats the small one; over the large one its lead does not stand.', () => {
    const [small, large] = [SMALL, CNN].map((model) => compared(model, 'ANN + L2', 'noise of 64'));
    return small?.stands === true && small.difference > 0 && large?.stands === false && large.difference > 0;
  }),
  says('Both pay with time.', () =>
    [CNN, SMALL].every((model) => summary(model).seconds.least > summary(LONG).seconds.least),
  ),
  says('*Dropout gains a little* on digits as written, and the gain stands', () => {
    const { difference, stands } = compared(ANN, 'ANN + dropout');
    return difference > 0 && stands;
  }),
  says('*L2 gains nothing on digits as written, and much in noise,* with every seed', () => {
    const noise = compared(ANN, 'ANN + L2', 'noise of 64');
    return !compared(ANN, 'ANN + L2').stands && noise.stands && noise.superiority.probability === 1;
  }),
  says('The convolutional networks are the best on digits as written, shifted and rotated.', () =>
    ['as written', 'shifted 2 pixels', 'rotated 20°'].every((condition) =>
      [MEAN, SOFTMAX, ANN, 'ANN + L2', 'ANN + dropout', FALLING, LONG].every(
        (other) => Math.min(accuracy(CNN, condition), accuracy(SMALL, condition)) > accuracy(other, condition),
      ),
    ),
  ),
  says("about a fifteenth of the report's network's parameters", () =>
    within(summary(ANN).parameters / summary(SMALL).parameters, 14.5, 16),
  ),
  says('It still beats the best of the fully connected ones, with every seed', () => {
    const { superiority, stands } = compared(LONG, SMALL);
    return stands && superiority.probability === 1;
  }),
];

export const reproducing = () => [
  holds('lies above the {} that the report names', () => [reported().accuracy]),
  set('in fewer than {} of 100 cases', 'the level of testHypotheses'),
  set('about {} of 100 such intervals', 'the level of the interval'),
  set('The middle {} % of these means', 'the level of the interval'),
  says('The interval lies above 0.97: by rule 1 the accuracy reproduces.', () => (afterTen('accuracy')[0] ?? 0) > 0.97),
  says("After ten epochs the training loss is about four times the report's, in every run", () => {
    const [least = NaN, most = NaN] = afterTen('loss');
    return within(least / reported().loss, 3.5, 4.5) && within(most / reported().loss, 3.5, 4.5);
  }),
  says('Both losses end far above the report', () =>
    hypotheses()
      .filter(({ name }) => name === 'ten epochs, pixels of 0 to 255')
      .every(
        ({ loss, validationLoss }) =>
          loss.least > 10 * reported().loss && validationLoss.least > 1.5 * reported().validationLoss,
      ),
  ),
  says(
    'So many explanations are tested that one would fail the 5 % by bad luck alone',
    () => 0.05 * hypotheses().length >= 1,
  ),
  says('all explanations with ten epochs are refuted. Twenty, 25 and 30 epochs are not', () =>
    hypotheses().every(({ name, possible }) => possible === !name.startsWith('ten epochs')),
  ),
  set('no probability for smaller than {}', 'the epsilon of TensorFlow.js'),
];

export const doubting = () => [
  holds(
    'Among the first 100 the convolutional networks have {} of the 15, the others {}; among the first 50 it is {} and {}.',
    () => [
      foundAmong('CNN', 100).notUpheld,
      foundAmong('ANN', 100).notUpheld,
      foundAmong('CNN', 50).notUpheld,
      foundAmong('ANN', 50).notUpheld,
    ],
  ),
  holds(
    "Of the convolutional networks' 100, raters upheld the label of {}, and {} were never put before them. So of the {} on which raters spoke, {} were not upheld",
    () => {
      const { upheld, notUpheld, notRated } = foundAmong('CNN', 100);
      return [upheld, notRated, upheld + notUpheld, notUpheld];
    },
  ),
  holds('So "{} of 15" says that our networks agree with that study, not that they find {} of 15', () => [
    foundAmong('CNN', 100).notUpheld,
    foundAmong('CNN', 100).notUpheld,
  ]),
  holds('confident learning alone flags {} digits with the averaged networks', () => [
    audit('ANN', 'test').suspectCount,
  ]),
  holds('Fifteen labels are {} %.', () => [(100 * 15) / reported().testImages]),
  set('where two networks differ by {} % above {} %', 'an example'),
  set('lies in {} of 100 cases', 'the level of an interval'),
  says(
    'In the first half networks of both kinds miss more than twice as many digits, and the intervals are far apart',
    () =>
      /** @type {const} */ (['ANN', 'CNN']).every((model) => {
        const { first, second } = halvesOf(model);
        return first.mean > 2 * second.mean && first.low > second.high;
      }),
  ),
  holds('is wrong on {} of {}, {} %.', () => [
    neighbours().otherLabelCount,
    reported().testImages,
    (100 * neighbours().otherLabelCount) / reported().testImages,
  ]),
  set('at accuracies above {} % they count', 'a rule of thumb: 15 labels are 0.15 %'),
];

const THOUSANDTH = 'what the notebook asks for';

export const confidence = () => [
  set('Does "{} %" mean that {} of 100', 'an example'),
  set('was sure by more than {}', 'a limit of the cell'),
  set('sure by {} to {}, by {} to {}, and so on', 'the bins'),
  set('for each share from {} % to all', 'the default of answeredShares'),
  set('one mistake in a thousand answers is allowed', THOUSANDTH),
];

/** Of two models, how many times as many digits the second misreads. @param {string} first @param {string} second */
const ratio = (first, second) => mistakes(second) / mistakes(first);

/** Each convolutional network, and the normalized one that was chosen within as many parameters. */
const BESIDE = /** @type {const} */ ([
  [CNN, NORMALIZED],
  [SMALL, SMALL_NORMALIZED],
]);

export const climbing = () => [
  holds('hidden units, 10 outputs: {} parameters, on every rung', () => [summary(ANN).parameters]),
  set('with its {} % interval in brackets', 'the level of an interval'),
  says('and is the largest step of all', () => {
    const [step, moved, longer] = [compared(ANN, FALLING), compared(FALLING, SHORT), compared(SHORT, LONG)];
    return step.difference > moved.difference && step.difference > longer.difference;
  }),
  says('- Three steps stand', () =>
    [compared(ANN, FALLING), compared(FALLING, SHORT), compared(SHORT, LONG)].every(({ stands }) => stands),
  ),
  says('for about a third of what the falling step size brings', () =>
    within(gainOfEpochs(10, 30) / compared(ANN, FALLING).difference, 0.28, 0.4),
  ),
  says('Dropout gains a little, L2 nothing that stands, and neither as much as the step size', () => {
    const [dropout, l2, step] = [compared(ANN, 'ANN + dropout'), compared(ANN, 'ANN + L2'), compared(ANN, FALLING)];
    return dropout.stands && !l2.stands && dropout.difference < step.difference;
  }),
  says('misreads about half as many digits as at its foot', () => within(ratio(ANN, LONG), 0.45, 0.55)),
  says(
    'need a seventh of its parameters, or a fifteenth, and misread about half of what it does',
    () =>
      within(summary(ANN).parameters / summary(CNN).parameters, 6.8, 7.5) &&
      [CNN, SMALL].every((model) => within(ratio(LONG, model), 0.42, 0.58)),
  ),
  says('the same 101,770 parameters make half the mistakes', () => within(ratio(ANN, LONG), 0.45, 0.55)),
  says('Both differences stand, with fewer parameters than before', () =>
    BESIDE.every(([before, after]) => {
      const { difference, stands } = compared(before, after);
      return stands && difference > 0 && summary(after).parameters < summary(before).parameters;
    }),
  ),
  says('Between the two networks themselves none does', () => !compared(SMALL_NORMALIZED, NORMALIZED).stands),
  says("with a sixteenth of the report's network's parameters, reads about as well", () =>
    within(summary(ANN).parameters / summary(SMALL_NORMALIZED).parameters, 15.5, 16.5),
  ),
  says('Shifted and rotated digits they read better', () =>
    BESIDE.every(([before, after]) =>
      HARDER.slice(0, 2).every((condition) => accuracy(after, condition) > accuracy(before, condition)),
    ),
  ),
  says('but under noise they misread more than half', () =>
    BESIDE.every(([, after]) => mistakes(after, 'noise of 64') > 50),
  ),
  says('none with fewer than 30,000 parameters reads as well as the two with normalization', () =>
    library()
      .PUBLISHED.filter(({ parameters }) => parameters < 30_000)
      .every((published) => BESIDE.every(([, after]) => 100 * published.accuracy < accuracy(after))),
  ),
  says('A network of 6,250 parameters can read better than all of these', () => {
    const rungs = [ANN, FALLING, SHORT, LONG];
    const { parameters } = summary(SMALL_NORMALIZED);
    return parameters === 6250 && rungs.every((rung) => accuracy(rung) < accuracy(SMALL_NORMALIZED));
  }),
];

export const ownDigits = () => [
  says('Plain resizing reads about one in four.', () => within(ownRead('gray'), 0.2, 0.3)),
  says('taking the ink alone gains most', () => {
    const steps = /** @type {const} */ (['gray', 'ink', 'cropped', 'scaled', 'centred']);
    const gains = steps.slice(1).map((step, before) => ownRead(step) - ownRead(steps[before] ?? 'gray'));
    return gains.every((gain) => gain <= (gains[0] ?? NaN));
  }),
  says('nearly what it does on MNIST itself', () => within(ownRead('written') - ownRead('centred'), 0, 0.01)),
];

/** The share of made pictures that the network of notebook 14 reads. @param {keyof import('../own-digits.mjs').OwnDigits['read']['cnn']} place */
function ownRead(place) {
  const { digits, read } = keptOwnDigits();
  return read['cnn-50000'][place] / digits;
}
