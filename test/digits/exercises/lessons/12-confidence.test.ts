import { CONFIDENCE } from '../../../../lib/digits/exercises/lessons/12-confidence';
import { answeredAbove } from '../../../../lib/digits/measure/coverage';
import { withTemperature } from '../../../../lib/digits/measure/temperature';
import { testLesson } from '../cases';

interface Bin {
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}
interface Answer {
  readonly confidence: number;
  readonly right: boolean;
}
const add = (list: number[]): number => list.reduce((sum, each) => sum + each, 0);
const gap = ({ confidence, accuracy }: Bin): number => Math.abs(confidence - accuracy);
const all = (bins: Bin[]): number => add(bins.map(({ count }) => count));
const weighted = (bins: Bin[]): number => add(bins.map((bin) => bin.count * gap(bin)));
const above = (answers: Answer[], limit: number): Answer[] => answers.filter(({ confidence }) => confidence >= limit);
const rights = (answers: Answer[]): number => answers.filter(({ right }) => right).length;
const shares = (row: number[]): number[] => row.map((each) => each / add(row));

// The second bin is farthest from the line, the third adds most to the error, the last has most answers.
const before = {
  bins: [
    { count: 7, confidence: 0.35, accuracy: 0.45 },
    { count: 20, confidence: 0.55, accuracy: 0.15 },
    { count: 60, confidence: 0.75, accuracy: 0.5 },
    { count: 900, confidence: 0.99, accuracy: 0.98 },
  ],
  error: 0,
};

/** What the library makes of one row, as a plain list. */
const byLibrary = (row: number[], temperature: number): number[] => {
  const given = { probabilities: Float32Array.from(row), labels: Uint8Array.of(0), classes: row.length };
  return [...withTemperature(given, temperature).probabilities];
};

testLesson(CONFIDENCE, {
  calibrationError: {
    right: [
      (bins: Bin[]) => weighted(bins) / all(bins),
      (bins: Bin[]) => add(bins.map((bin) => (bin.count / all(bins)) * gap(bin))),
    ],
    wrong: [
      [(bins: Bin[]) => add(bins.map(gap)) / bins.length, /weight it by its `count`/],
      [
        (bins: Bin[]) =>
          add(bins.map(({ count, confidence, accuracy }) => count * (confidence - accuracy))) / all(bins),
        /must not make up for each other/,
      ],
      [
        (bins: Bin[]) =>
          add(bins.map(({ count, confidence, accuracy }) => count * (accuracy - confidence))) / all(bins),
        /never negative/,
      ],
      [weighted, /sum over all answers/],
      [(bins: Bin[]) => weighted(bins) / bins.length, /not by that of the bins/],
      [(bins: Bin[]) => Math.max(...bins.map(gap)), /the largest difference/],
    ],
  },
  farthestBin: {
    given: [before],
    right: [20, before.bins[1]?.count],
    wrong: [
      [1, /the place of the bin/],
      [900, /the most answers/],
      [60, /adds most to the error/],
      [Math.abs(0.55 - 0.15), /its distance from the line/],
      [987, /all answers/],
      [8, /Look in the table/],
    ],
  },
  atTemperature: {
    right: [
      (row: number[], temperature: number) => shares(row.map((each) => each ** (1 / temperature))),
      (row: number[], temperature: number) => shares(row.map((each) => Math.exp(Math.log(each) / temperature))),
    ],
    wrong: [
      [(row: number[], temperature: number) => row.map((each) => each ** (1 / temperature)), /do not add up to 1/],
      [(row: number[], temperature: number) => shares(row.map((each) => each ** temperature)), /other way round/],
      [(row: number[], temperature: number) => row.map((each) => each / temperature), /not the probabilities/],
      [(row: number[]) => row, /changes nothing/],
      [
        (row: number[], temperature: number) => shares(row.map((each) => Math.exp(each / temperature))),
        /a softmax already/,
      ],
    ],
  },
  answeredOnly: {
    right: [
      (answers: Answer[], limit: number) => [
        above(answers, limit).length / answers.length,
        rights(above(answers, limit)) / above(answers, limit).length,
      ],
      (answers: Answer[], limit: number) => {
        let [count, hits] = [0, 0];
        for (const { confidence, right } of answers) {
          if (confidence < limit) continue;
          count += 1;
          if (right) hits += 1;
        }
        return [count / answers.length, hits / count];
      },
    ],
    wrong: [
      [
        (answers: Answer[], limit: number) => [
          above(answers, limit).length / answers.length,
          rights(above(answers, limit)) / answers.length,
        ],
        /that are \*answered\*/,
      ],
      [
        (answers: Answer[], limit: number) => {
          const answered = answers.filter(({ confidence }) => confidence > limit);
          return [answered.length / answers.length, rights(answered) / answered.length];
        },
        /just as sure/,
      ],
      [
        (answers: Answer[], limit: number) => [above(answers, limit).length, rights(above(answers, limit))],
        /These are counts/,
      ],
      [
        (answers: Answer[], limit: number) => [
          rights(above(answers, limit)) / above(answers, limit).length,
          above(answers, limit).length / answers.length,
        ],
        /changed places/,
      ],
      [
        (answers: Answer[], limit: number) => [
          above(answers, limit).length / answers.length,
          rights(answers) / answers.length,
        ],
        /leave out those below/,
      ],
    ],
  },
});

test('what atTemperature and answeredOnly ask for is what the library gives', () => {
  byLibrary([0.7, 0.2, 0.1], 2).forEach((share, digit) =>
    expect(share).toBeCloseTo([0.523, 0.279, 0.198][digit] ?? NaN, 3),
  );
  const root = shares([0.7, 0.2, 0.1].map(Math.sqrt));
  byLibrary([0.7, 0.2, 0.1], 2).forEach((share, digit) => expect(share).toBeCloseTo(root[digit] ?? NaN, 6));
  const probabilities = Float32Array.of(0.75, 0.25, 0.625, 0.375);
  const { share, accuracy } = answeredAbove({ probabilities, labels: Uint8Array.of(0, 1), classes: 2 }, 0.625);
  expect([share, accuracy]).toEqual([1, 0.5]);
});
