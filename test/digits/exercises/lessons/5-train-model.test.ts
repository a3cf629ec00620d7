import { TRAIN_MODEL } from '../../../../lib/digits/exercises/lessons/5-train-model';
import type { History } from '../../../../lib/digits/train/history';
import { testLesson } from '../cases';

const train = { images: new Uint8Array(784 * 600), labels: new Uint8Array(600), count: 600 };
const history: History = {
  batchSize: 32,
  seed: 1,
  engine: 'none',
  epochs: [0.3, 0.2, 0.25, 0.26, 0.27].map((validationLoss, index) => ({
    epoch: index + 1,
    loss: [0.5, 0.3, 0.2, 0.1, 0.15][index] ?? NaN,
    accuracy: 0.9,
    validationLoss,
    validationAccuracy: 0.9 + index / 100,
    seconds: 1,
  })),
};

/** Fours taken for nines, of epochs 0 to 4. */
const film = {
  frames: [50, 7, 12, 3, 12].map((count, epoch) => ({
    epoch,
    confusion: Array.from({ length: 10 }, (_, actual) =>
      Array.from({ length: 10 }, (__, predicted) => (actual === 4 && predicted === 9 ? count : 0)),
    ),
  })),
};

testLesson(TRAIN_MODEL, {
  firstEpochGuess: {
    given: [history],
    right: [0.9, 0.5, 0.95],
    wrong: [
      [90, /`0.5`/],
      [-0.5, /negative/],
    ],
  },
  stepsOf256: {
    given: [train],
    right: [3],
    wrong: [
      [600 / 256, /Steps are whole/],
      [2, /left over take a step/],
      [19, /batches of 32/],
      [30, /ten epochs/],
      [153_600, /divide/],
      [7, /counts the steps/],
    ],
  },
  step: {
    right: [
      (weight: number, slope: number, rate: number) => weight - rate * slope,
      (weight: number, slope: number, rate: number) => weight + -slope * rate,
    ],
    wrong: [
      [(weight: number, slope: number, rate: number) => weight + rate * slope, /uphill/],
      [(weight: number, slope: number) => weight - slope, /too long/],
      [(weight: number, _slope: number, rate: number) => weight - rate, /multiply the rate/],
      [(_weight: number, slope: number, rate: number) => -rate * slope, /step alone/],
      [(weight: number, slope: number, rate: number) => weight - slope / rate, /do not divide/],
      [(weight: number, slope: number, rate: number) => weight - rate * Math.sign(slope), /only its sign/],
    ],
  },
  probabilityOf: {
    right: [(loss: number) => Math.exp(-loss), (loss: number) => 1 / Math.exp(loss), (loss: number) => Math.E ** -loss],
    wrong: [
      [(loss: number) => Math.exp(loss), /above 1/],
      [(loss: number) => 1 - loss, /would give −1/],
      [(loss: number) => 10 ** -loss, /base 10/],
      [(loss: number) => -Math.log(loss), /once more/],
      [(loss: number) => Math.log(loss), /logarithm made the loss/],
      [(loss: number) => 1 / (1 + loss), /reverse of the natural/],
    ],
  },
  lowestEpoch: {
    given: [history],
    right: [2],
    wrong: [
      [1, /one too early/],
      [4, /\*training\* loss/],
      [5, /last epoch/],
      [0.2, /loss itself/],
      [3, /smallest number/],
    ],
  },
  foursAsNines: {
    given: [film],
    right: [2, 4],
    wrong: [
      [0, /only guesses/],
      [1, /happened 7 times/],
      [12, /how often/],
      [8, /from 1 to 4/],
    ],
  },
});
