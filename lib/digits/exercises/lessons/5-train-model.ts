import type { Digits } from '../../data/digits';
import { bestEpoch } from '../../train/epochs';
import type { FilmFrame, TrainingFilm } from '../../train/film';
import type { History } from '../../train/history';
import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, stopped, wrong } from '../finding';
import { judgeFunction, judgeGuess, judgeNumber, NO_SHARE } from '../judge';

const firstEpochGuess = exerciseWith<number, [history: History]>({
  task: 'Guess before you train: what share of the watched digits is right after a single epoch?',
  answer: aNumber,
  given: ['history'],
  judge: (guess, { epochs }) =>
    judgeGuess(guess, epochs[0]?.validationAccuracy ?? NaN, {
      close: 0.03,
      senseless: NO_SHARE,
      far: 'Most is learnt in the first epoch; all that follow bring only the last few percent.',
    }),
  hint: 'Untrained it only guesses. One epoch shows it every digit once.',
  strongerHint: 'It learns most of what it will ever learn in this first epoch: with all of MNIST more than 0.8.',
  solution: {
    code: 'const firstEpochGuess = 0.95;',
    why: 'One epoch of all of MNIST brings it to about 0.95; the nine that follow bring two or three percent more.',
  },
});

const stepsOf256 = exerciseWith<number, [train: Digits]>({
  task: 'How many steps does an epoch take with a batch size of 256?',
  answer: aNumber,
  given: ['digits.train'],
  judge: (answer, { count }) =>
    judgeNumber(answer, Math.ceil(count / 256), {
      within: 0,
      mistakes: [
        [count / 256, 'Steps are whole: the digits that are left over make a smaller batch of their own, and a step.'],
        [Math.floor(count / 256), 'The digits that are left over take a step too: round up.'],
        [Math.ceil(count / 32), 'That is with batches of 32.'],
        [Math.ceil(count / 256) * 10, 'That is for ten epochs: one is asked for.'],
        [count * 256, 'A larger batch makes fewer steps: divide.'],
      ],
      otherwise: 'Take the cell above that counts the steps, with 256 in place of the batch size.',
    }),
  hint: 'Every digit has its turn once, 256 at a time.',
  strongerHint: '`Math.ceil` rounds up: `Math.ceil(digits.train.count / ...)`.',
  solution: {
    code: 'const stepsOf256 = Math.ceil(digits.train.count / 256);',
    why: 'The last batch is smaller, and takes a step as well. Eight times as large a batch means an eighth of the steps.',
  },
});

const step = exercise({
  task: 'Write one step downhill: a function of a weight, its slope and the learning rate that gives the new weight.',
  answer: aFunction<(weight: number, slope: number, rate: number) => number>('(weight, slope, rate) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (weight, slope, rate) => weight - rate * slope,
      calls: [
        [1, 2, 0.1],
        [0.5, -4, 0.01],
        [-3, 0, 0.5],
      ],
      mistakes: [
        [
          (weight, slope, rate) => weight + rate * slope,
          'That goes uphill: a positive slope means that the loss rises with the weight, so lower the weight.',
        ],
        [(weight, slope) => weight - slope, 'The step is too long: multiply the slope with the learning rate.'],
        [
          (weight, _slope, rate) => weight - rate,
          'The steeper the slope, the longer the step: multiply the rate with it.',
        ],
        [(_weight, slope, rate) => -rate * slope, 'That is the step alone: add it to the weight.'],
        [
          (weight, slope, rate) => weight - slope / rate,
          'A small learning rate should make a small step: multiply, do not divide.',
        ],
        [
          (weight, slope, rate) => weight - rate * Math.sign(slope),
          'The steeper the slope, the longer the step: take the slope itself, not only its sign.',
        ],
      ],
    }),
  hint: 'If the slope is positive, raising the weight raises the loss. In which direction is downhill?',
  strongerHint: 'Subtract the slope, made shorter by the learning rate: `weight - ...`.',
  solution: {
    code: 'const step = (weight: number, slope: number, rate: number) => weight - rate * slope;',
    why: 'Against the slope the loss falls; the learning rate keeps the step short, since the slope holds only nearby. Adam adapts the step of each weight besides.',
  },
});

const probabilityOf = exercise({
  task: 'Write the way back from a loss in nats to the probability that has it.',
  answer: aFunction<(loss: number) => number>('(loss) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (loss) => Math.exp(-loss),
      calls: [[0], [0.1], [2.302585092994046], [1]],
      mistakes: [
        [(loss) => Math.exp(loss), 'That is above 1, and no probability is: put a minus before the loss.'],
        [(loss) => 1 - loss, 'Nearly right for small losses, but a loss of 2 would give −1.'],
        [(loss) => -Math.log(loss), 'That takes the logarithm once more: its reverse is `Math.exp`.'],
        [(loss) => Math.log(loss), 'The logarithm made the loss; its reverse is `Math.exp`.'],
        [(loss) => 10 ** -loss, 'That reverses the logarithm to base 10: nats have base e, `Math.exp`.'],
        [
          (loss) => 1 / (1 + loss),
          'Nearly right for small losses: the reverse of the natural logarithm is `Math.exp`.',
        ],
      ],
    }),
  hint: 'The loss is −ln of the probability. What undoes a natural logarithm?',
  strongerHint: '`Math.exp(x)` is e to the power of x: a loss of 0 must give 1, and one of 2.303 must give 0.1.',
  solution: {
    code: 'const probabilityOf = (loss: number) => Math.exp(-loss);',
    why: 'e to the power of minus the loss: 0.1 nats are a probability of 0.905, 2.303 nats that of guessing among ten.',
  },
});

const lowestEpoch = exerciseWith<number, [history: History]>({
  task: 'After which epoch was the validation loss lowest?',
  answer: aNumber,
  given: ['history'],
  judge: (answer, history) => {
    const best = bestEpoch(history);
    const { epochs } = history;
    const byTraining = epochs.reduce((least, each) => (each.loss < least.loss ? each : least));
    const last = epochs.at(-1)?.epoch ?? NaN;
    // Of equals each is right.
    if (epochs.some(({ epoch, validationLoss }) => epoch === answer && validationLoss === best.validationLoss))
      return right();
    return judgeNumber(answer, best.epoch, {
      within: 0,
      mistakes: [
        [epochs.indexOf(best), 'Positions count from 0, epochs from 1: yours is one too early.'],
        [byTraining.epoch, 'There the *training* loss is lowest: look at the column of the validation loss.'],
        [last, 'That is the last epoch, and not the best one.'],
        [best.validationLoss ?? NaN, 'That is the loss itself: in which epoch was it?'],
      ],
      otherwise: 'Look for the smallest number in the column of the validation loss, and read off its epoch.',
    });
  },
  hint: 'The loss table has a column for it; so has the chart of the validation loss.',
  strongerHint:
    '`bestEpoch(history)`, from `digits`, is the epoch of the lowest validation loss; its number is its member `epoch`.',
  solution: {
    code: [
      'const lowestEpoch = history.epochs.reduce((best, each) =>',
      '  each.validationLoss < best.validationLoss ? each : best).epoch;',
    ].join('\n'),
    why: 'From there on the validation loss is higher: the network goes on learning its training digits, and not what helps with others. Stopping there would save the rest of the time, too.',
  },
});

const FOUR = 4;
const NINE = 9;

const foursAsNines = exerciseWith<number, [film: TrainingFilm]>({
  task: 'After which epoch were most fours taken for nines? The epoch 0, before the training, does not count.',
  answer: aNumber,
  given: ['film'],
  judge: (answer, { frames }) => {
    if ((frames[0]?.confusion.length ?? 0) <= NINE)
      return stopped('These images have no class 9, so none was taken for it.');
    const trained = frames.filter(({ epoch }) => epoch > 0);
    const count = ({ confusion }: FilmFrame): number => confusion[FOUR]?.[NINE] ?? 0;
    const most = Math.max(...trained.map(count));
    const chosen = frames.find(({ epoch }) => epoch === answer);
    if (answer === 0) return wrong('That is the network before its training: it only guesses.');
    if (chosen !== undefined && count(chosen) === most) return right();
    if (chosen !== undefined) {
      return wrong(`After that epoch it happened ${count(chosen)} times, after another one more often.`);
    }
    if (answer === most) return wrong('That is how often it happened: after which epoch was that?');
    return wrong(`There is no such epoch on the film: it has those from 1 to ${trained.at(-1)?.epoch ?? 0}.`);
  },
  hint: 'Move the slider, and watch the cell in the row of the 4 and the column of the 9.',
  strongerHint: 'Choose that cell: below the matrix its counts of all epochs stand in a row, that of epoch 0 first.',
  solution: {
    code: [
      'const counts = film.frames.slice(1).map(({ confusion }) => confusion[4][9]);',
      'const foursAsNines = 1 + counts.indexOf(Math.max(...counts));',
    ].join('\n'),
    why: 'A single mistake comes and goes from epoch to epoch, while all mistakes together become fewer: each epoch moves the border between the two a little to one side.',
  },
});

/** Exercises of notebook 5. */
export const TRAIN_MODEL = defineLesson(5, 'Train the model', {
  firstEpochGuess,
  stepsOf256,
  step,
  probabilityOf,
  lowestEpoch,
  foursAsNines,
});
