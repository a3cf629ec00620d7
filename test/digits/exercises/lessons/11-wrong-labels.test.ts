import { WRONG_LABELS } from '../../../../lib/digits/exercises/lessons/11-wrong-labels';
import { testLesson } from '../cases';

const others = (row: number[], label: number): number[] => row.filter((_, each) => each !== label);
const at = (row: number[], label: number): number => row[label] ?? NaN;
const add = (list: number[]): number => list.reduce((sum, each) => sum + each, 0);
const own = (rows: number[][], labels: number[], digit: number): number[] =>
  rows.filter((_, place) => labels[place] === digit).map((row) => at(row, digit));
const both = (a: number[], b: number[]): number => a.filter((each) => b.includes(each)).length;

testLesson(WRONG_LABELS, {
  plantedGuess: {
    given: [41],
    right: [40, 60, 0],
    wrong: [
      [100, /No more than 60/],
      [0.7, /from 0 to 60/],
    ],
  },
  marginOf: {
    right: [
      (row: number[], label: number) => at(row, label) - Math.max(...others(row, label)),
      (row: number[], label: number) => Math.min(...others(row, label).map((each) => at(row, label) - each)),
    ],
    wrong: [
      [(row: number[], label: number) => at(row, label) - Math.max(...row), /leave the label out/],
      [(row: number[], label: number) => Math.max(...others(row, label)) - at(row, label), /other way round/],
      [at, /label alone/],
      [(row: number[], label: number) => at(row, label) - add(others(row, label)), /not their sum/],
      [(row: number[], label: number) => at(row, label) - Math.min(...others(row, label)), /not the least/],
      [(row: number[], label: number) => Math.abs(at(row, label) - Math.max(...others(row, label))), /Keep the sign/],
    ],
  },
  thresholdOf: {
    right: [
      (rows: number[][], labels: number[], digit: number) =>
        add(own(rows, labels, digit)) / own(rows, labels, digit).length,
      (rows: number[][], labels: number[], digit: number) => {
        let [sum, count] = [0, 0];
        labels.forEach((label, place) => {
          if (label === digit) [sum, count] = [sum + at(rows[place] ?? [], digit), count + 1];
        });
        return sum / count;
      },
    ],
    wrong: [
      [
        (rows: number[][], _: number[], digit: number) => add(rows.map((row) => at(row, digit))) / rows.length,
        /\*labelled\*/,
      ],
      [(rows: number[][], labels: number[], digit: number) => Math.max(...own(rows, labels, digit)), /the largest/],
      [(rows: number[][], labels: number[], digit: number) => Math.min(...own(rows, labels, digit)), /the least/],
      [(rows: number[][], labels: number[], digit: number) => add(own(rows, labels, digit)), /the sum/],
      [
        (rows: number[][], labels: number[], digit: number) => add(own(rows, labels, digit)) / rows.length,
        /not by that of all/,
      ],
      [
        (rows: number[][], labels: number[], digit: number) => own(rows, labels, digit).length / rows.length,
        /share of the class/,
      ],
    ],
  },
  foundShares: {
    right: [
      (suspects: number[], planted: number[]) => [
        both(suspects, planted) / planted.length,
        both(suspects, planted) / suspects.length,
      ],
      (suspects: number[], planted: number[]) =>
        [planted, suspects].map((whole) => both(planted, suspects) / whole.length),
    ],
    wrong: [
      [
        (suspects: number[], planted: number[]) => [
          both(suspects, planted) / suspects.length,
          both(suspects, planted) / planted.length,
        ],
        /changed places/,
      ],
      [
        (suspects: number[], planted: number[]) => [both(suspects, planted), both(suspects, planted)],
        /These are counts/,
      ],
      [
        (suspects: number[], planted: number[]) => [suspects.length / planted.length, planted.length / suspects.length],
        /in both lists/,
      ],
      [(suspects: number[], planted: number[]) => both(suspects, planted) / planted.length, /first of the two/],
      [
        (suspects: number[], planted: number[]) => [
          (100 * both(suspects, planted)) / planted.length,
          (100 * both(suspects, planted)) / suspects.length,
        ],
        /percentages/,
      ],
    ],
  },
});
