import { BUILD_MODEL } from '../../../../lib/digits/exercises/lessons/4-build-model';
import { buildAnn } from '../../../../lib/digits/model/ann';
import { summarize } from '../../../../lib/digits/model/summary';
import { testBackend } from '../../../helpers/backend';
import { testLesson } from '../cases';

testLesson(BUILD_MODEL, {
  accuracyGuess: {
    given: [0.11],
    right: [0.1, 0.5, 0],
    wrong: [
      [10, /`0.5`/],
      [-1, /negative/],
    ],
  },
  parametersOf64: {
    right: [50_890, 785 * 64 + 65 * 10],
    wrong: [
      [50_816, /Only the biases/],
      [50_880, /ten output units/],
      [50_826, /biases of the hidden/],
      [50_240, /the hidden layer: the output/],
      [50_885, /Nearly half/],
      [51_530, /64 weights, not 128/],
      [101_770, /128 hidden units/],
      [1, /all three places/],
    ],
  },
  relu: {
    right: [
      (sum: number) => Math.max(0, sum),
      (sum: number) => (sum > 0 ? sum : 0),
      (sum: number) => (sum + Math.abs(sum)) / 2,
      (sum: number) => sum * Number(sum > 0),
    ],
    wrong: [
      [(sum: number) => Math.abs(sum), /turns negative/],
      [(sum: number) => Math.min(0, sum), /other way round/],
      [(sum: number) => (sum > 0 ? 1 : 0), /only whether/],
      [(sum: number) => sum > 0, /yes or no/],
      [(sum: number) => sum, /come through/],
      [(sum: number) => Math.max(1, sum), /bend is at 0/],
    ],
  },
  lossOf: {
    right: [(p: number) => -Math.log(p), (p: number) => Math.log(1 / p)],
    wrong: [
      [(p: number) => Math.log(p), /minus before/],
      [(p: number) => -Math.log10(p), /base 10/],
      [(p: number) => -Math.log2(p), /bits/],
      [(p: number) => 1 - p, /never more than 1/],
      [(p: number) => (1 - p) ** 2, /squared error/],
      [(p: number) => -Math.log(1 - p), /punishes being right/],
    ],
  },
  twoClassLoss: {
    right: [Math.log(2), 0.69, 0.693],
    wrong: [
      [-0.693, /never negative/],
      [0.301, /base 10/],
      [1, /one bit/],
      [0.5, /probability of the right class/],
      [2.303, /ten classes/],
      [0.46, /in proportion/],
      [3, /each the probability 1\/2/],
    ],
  },
});

test('parametersOf64 agrees with the network itself', async () => {
  await testBackend();
  expect(summarize(buildAnn({ hiddenUnits: 64 })).parameters).toBe(50_890);
});
