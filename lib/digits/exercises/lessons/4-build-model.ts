import { aFunction, aNumber } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { judgeFunction, judgeGuess, judgeNumber, NO_SHARE } from '../judge';

const accuracyGuess = exerciseWith<number, [accuracy: number]>({
  task: 'Guess before you ask: what share of the digits does the untrained network get right?',
  answer: aNumber,
  given: ['accuracy(answers)'],
  judge: (guess, found) =>
    judgeGuess(guess, found, {
      close: 0.05,
      senseless: NO_SHARE,
      far: 'It knows nothing, so it is right by chance alone: among ten classes about once in ten. Being wrong every time would need as much knowledge as being right.',
    }),
  hint: 'It has learnt nothing yet, and there is one answer to choose for each class.',
  strongerHint: 'Who guesses among ten classes is right by chance about once in ten.',
  solution: {
    code: 'const accuracyGuess = 0.1;',
    why: 'Among ten classes chance alone is right about once in ten. One network can lie some way from that, for its answers lean to a few classes.',
  },
});

const parametersOf64 = exercise({
  task: "How many parameters would the report's network have with 64 hidden units?",
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 784 * 64 + 64 + 64 * 10 + 10, {
      within: 0,
      mistakes: [
        [784 * 64 + 64 * 10, 'Only the biases are missing: every unit, hidden or output, has one.'],
        [784 * 64 + 64 + 64 * 10, 'The biases of the ten output units are missing.'],
        [784 * 64 + 64 * 10 + 10, 'The biases of the hidden units are missing.'],
        [784 * 64 + 64, 'That is the hidden layer: the output layer has parameters too.'],
        [101_770 / 2, 'Nearly half, but not exactly: the ten biases of the output do not become fewer.'],
        [784 * 64 + 64 + 128 * 10 + 10, 'With 64 hidden units each output unit has 64 weights, not 128.'],
        [101_770, 'That is the network of 128 hidden units.'],
      ],
      otherwise: 'Go through the sum of the cell above, with 64 in place of 128 in all three places.',
    }),
  hint: "In the report's network each hidden unit has 784 weights and a bias; each of the ten output units one weight for each hidden unit, and a bias.",
  strongerHint: 'The sum above is (784 · 128 + 128) + (128 · 10 + 10): put 64 in place of 128.',
  solution: {
    code: 'const parametersOf64 = (784 * 64 + 64) + (64 * 10 + 10);',
    why: 'Hidden layer 784 · 64 weights and 64 biases, output layer 64 · 10 weights and 10 biases: 50,890, as `summarize(buildAnn({ hiddenUnits: 64 })).parameters` says.',
  },
});

const relu = exercise({
  task: 'Write relu: a function that lets a number through if it is positive, and gives 0 otherwise.',
  answer: aFunction<(sum: number) => number>('(sum) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (sum) => Math.max(0, sum),
      calls: [[3], [-2], [0], [0.25]],
      mistakes: [
        [(sum) => Math.abs(sum), 'That turns negative numbers round: they should become 0.'],
        [(sum) => Math.min(0, sum), 'The other way round: that keeps what is negative.'],
        [(sum) => (sum > 0 ? 1 : 0), 'That says only whether it is positive: let the number itself through.'],
        [(sum) => sum > 0, 'That says yes or no: give the number itself, or 0.'],
        [(sum) => sum, 'Negative numbers come through as well.'],
        [(sum) => Math.max(1, sum), 'Below 1 it gives 1: the bend is at 0.'],
      ],
    }),
  hint: 'Either the number or 0: which of the two is it, if the number is negative?',
  strongerHint:
    'It is always the larger of the two, 0 and the number. `Math.max` gives the larger one; `? :` can do it too.',
  solution: {
    code: 'const relu = (sum: number) => Math.max(0, sum);',
    why: 'The larger of 0 and the number is the number itself where it is positive, and 0 elsewhere. `sum > 0 ? sum : 0` is the same.',
  },
});

const lossOf = exercise({
  task: 'Write the loss of one answer: a function of the probability that the network gave to the right digit.',
  answer: aFunction<(probability: number) => number>('(probability) => number'),
  judge: (answer) =>
    judgeFunction(answer, {
      like: (probability) => -Math.log(probability),
      calls: [[1], [0.5], [0.1], [0.01]],
      mistakes: [
        [(probability) => Math.log(probability), 'The logarithm of a probability is negative: put a minus before it.'],
        [(probability) => -Math.log10(probability), 'That is the logarithm to base 10: the natural one is `Math.log`.'],
        [(probability) => -Math.log2(probability), 'That counts in bits: nats need the natural logarithm, `Math.log`.'],
        [
          (probability) => 1 - probability,
          'That is the doubt, and it is never more than 1: the loss grows without end as the probability goes to 0.',
        ],
        [(probability) => (1 - probability) ** 2, 'That is a squared error: crossentropy takes the logarithm.'],
        [
          (probability) => -Math.log(1 - probability),
          'That punishes being right: take the logarithm of the probability itself.',
        ],
      ],
    }),
  hint: 'Minus the natural logarithm, says the text above.',
  strongerHint: 'The natural logarithm is `Math.log`; a minus before it makes it positive.',
  solution: {
    code: 'const lossOf = (probability: number) => -Math.log(probability);',
    why: 'Sure and right, with probability 1, costs nothing; 0.1 costs 2.3 nats; and the nearer to 0, the more, without end.',
  },
});

const twoClassLoss = exercise({
  task: 'What would the loss be if there were only two classes, and the network guessed?',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, Math.log(2), {
      within: 0.006,
      mistakes: [
        [-Math.log(2), 'A loss is never negative: minus the logarithm of 1/2.'],
        [Math.log10(2), 'That is the logarithm to base 10: take `Math.log`.'],
        [1, 'That is one bit: in nats, with the natural logarithm, it is less.'],
        [0.5, 'That is the probability of the right class: the loss is minus its logarithm.'],
        [Math.log(10), 'That is the loss for ten classes.'],
        [Math.log(10) / 5, 'The logarithm does not shrink in proportion: work it out from the probability 1/2.'],
      ],
      otherwise: 'Who guesses between two gives each the probability 1/2. The loss is minus the logarithm of that.',
    }),
  hint: 'With ten classes it is −ln(1/10). What is the probability with two?',
  strongerHint: 'Ask your function: `lossOf(1 / 2)`.',
  solution: {
    code: 'const twoClassLoss = -Math.log(1 / 2);',
    why: 'Each class gets the probability 1/2, so the loss is −ln(1/2) = ln 2, about 0.693 nats.',
  },
});

/** Exercises of notebook 4. */
export const BUILD_MODEL = defineLesson(4, 'Build the model', {
  accuracyGuess,
  parametersOf64,
  relu,
  lossOf,
  twoClassLoss,
});
