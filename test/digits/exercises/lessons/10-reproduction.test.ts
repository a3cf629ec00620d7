import { REPRODUCTION } from '../../../../lib/digits/exercises/lessons/10-reproduction';
import { reportHypotheses, testHypotheses } from '../../../../lib/digits/report/hypotheses';
import { holmCorrection } from '../../../../lib/digits/statistics/holm';
import { readStudy } from '../../../../lib/digits/study/results';
import { testLesson } from '../cases';

const tested = testHypotheses(reportHypotheses(readStudy('report')));
const { min, max } = Math;

testLesson(REPRODUCTION, {
  outsideRange: {
    right: [2 / 21, 0.095, 0.0952],
    wrong: [
      [1 / 21, /either side: below/],
      [1 / 20, /21 runs, and it can/],
      [0.1, /each of them could be the least/],
      [19 / 21, /inside/],
      [0.5, /Not half/],
      [0.9, /Of 21 runs any/],
    ],
  },
  reproduces: {
    right: [
      (figure: number, values: number[]) => figure >= min(...values) && figure <= max(...values),
      (figure: number, values: number[]) =>
        values.some((each) => each <= figure) && values.some((each) => each >= figure),
      (figure: number, values: number[]) => !(figure < min(...values) || figure > max(...values)),
      (figure: number, values: number[]) => {
        const sorted = [...values].sort((a, b) => a - b);
        return figure >= (sorted[0] ?? NaN) && figure <= (sorted.at(-1) ?? NaN);
      },
    ],
    wrong: [
      [(figure: number, values: number[]) => figure > min(...values) && figure < max(...values), /ends belong/],
      [(figure: number, values: number[]) => figure < min(...values) || figure > max(...values), /other way round/],
      [(figure: number, values: number[]) => figure >= min(...values) || figure <= max(...values), /"Or" is true/],
      [(figure: number, values: number[]) => values.includes(figure), /only lie between/],
      [
        (figure: number, values: number[]) => {
          const sorted = [...values].sort();
          return figure >= (sorted[0] ?? NaN) && figure <= (sorted.at(-1) ?? NaN);
        },
        /takes numbers for text/,
      ],
      [(figure: number, values: number[]) => figure <= max(...values), /below the least/],
      [(figure: number, values: number[]) => figure >= min(...values), /above the most/],
    ],
  },
  corrected: {
    right: [[0.03, 0.06, 0.06], holmCorrection([0.01, 0.04, 0.03])],
    wrong: [
      [[0.03, 0.12, 0.09], /Bonferroni/],
      [[0.03, 0.04, 0.06], /None may be smaller/],
      [[0.03, 0.08, 0.03], /Begin with the smallest/],
      [[0.03, 0.06, 0.04], /order in which they were given/],
      [[0.01, 0.04, 0.03], /as they were/],
      [[0.01, 0.08, 0.09], /multiplied by most/],
      [[1, 2, 3], /Smallest times 3/],
    ],
  },
  nearestByLoss: {
    given: [tested],
    right: ['25 epochs', '25 Epochs '],
    wrong: [
      ['the training cell run three times', /second nearest/],
      ['ten epochs, as it says', /is 0\.0163/],
      ['the training cell run twice', /is 0\.0051/],
      ['forty epochs', /none of that name/],
      [25, /text in quotes/],
    ],
  },
});
