import type { TestedHypothesis } from '../../report/hypotheses';
import { REPORTED } from '../../report/report';
import { aFunction, aNumber, aText, numbers } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, wrong } from '../finding';
import { judgeFunction, judgeNumber, judgeValue } from '../judge';

const outsideRange = exercise({
  task: 'How likely is it that one more run falls outside of the range of twenty, by chance alone?',
  answer: aNumber,
  judge: (answer) =>
    judgeNumber(answer, 2 / 21, {
      within: 0.0006,
      mistakes: [
        [1 / 21, 'It can fall out on either side: below the least or above the most.'],
        [1 / 20, 'With the new one there are 21 runs, and it can fall out on either side.'],
        [2 / 20, 'With the new one there are 21 runs, and each of them could be the least.'],
        [19 / 21, 'That is the probability of falling inside.'],
        [0.5, 'Not half: of 21 runs only two are at the ends.'],
      ],
      otherwise: 'Of 21 runs any could be the least, and any the most: how likely is it that the new one is?',
    }),
  hint: 'Line up all 21 runs by their loss. Every order is equally likely: where may the new one stand?',
  strongerHint: 'It falls outside if it is the first or the last of the 21.',
  solution: {
    code: 'const outsideRange = 2 / 21;',
    why: 'Each of the 21 is equally likely to be the least, and to be the most: 2 of 21, about 0.095. Rule 2 is wrong so often, by chance alone.',
  },
});

const least = (values: readonly number[]): number => Math.min(...values);
const most = (values: readonly number[]): number => Math.max(...values);
const middle = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

const reproduces = exercise({
  task: 'Write rule 2: a function of a figure and the values of the runs that says whether the figure lies between the least and the most.',
  answer: aFunction<(figure: number, values: readonly number[]) => boolean>('(figure, values) => true or false'),
  judge: (answer) =>
    judgeFunction<[number, readonly number[]]>(answer, {
      like: (figure, values) => figure >= least(values) && figure <= most(values),
      calls: [
        [3, [5, 1, 4]],
        [0.5, [5, 1, 4]],
        [6, [5, 1, 4]],
        [5, [5, 1, 4]],
        [1, [5, 1, 4]],
        [9, [10, 9, 8]],
      ],
      mistakes: [
        [
          (figure, values) => figure > least(values) && figure < most(values),
          'The ends belong to it: a figure that equals the least is one that came out.',
        ],
        [
          (figure, values) => figure < least(values) || figure > most(values),
          'The other way round: `true` should mean that it lies within.',
        ],
        [
          (figure, values) => figure >= least(values) || figure <= most(values),
          '"Or" is true for every figure: both must hold.',
        ],
        [(figure, values) => values.includes(figure), 'It need not be one of the values, only lie between them.'],
        [(figure, values) => figure <= most(values), 'It must not lie below the least, either.'],
        [(figure, values) => figure >= least(values), 'It must not lie above the most, either.'],
        [
          (figure, values) => figure >= (values[0] ?? NaN) && figure <= (values.at(-1) ?? NaN),
          'The runs are not in order: the first need not be the least.',
        ],
        [
          (figure, values) => {
            const sorted = values.map(String).sort().map(Number);
            return figure >= (sorted[0] ?? NaN) && figure <= (sorted.at(-1) ?? NaN);
          },
          '`sort` takes numbers for text, of which 10 stands before 9: `sort((a, b) => a - b)`, or `Math.min` and `Math.max`.',
        ],
        [
          (figure, values) => Math.abs(figure - middle(values)) < 1,
          'Not near the mean, but between the least and the most.',
        ],
      ],
    }),
  hint: '`Math.min(...values)` is the least of a list, `Math.max(...values)` the most.',
  strongerHint: 'Two comparisons joined by `&&`, "and": with `>=` for the least and `<=` for the most.',
  solution: {
    code: [
      'const reproduces = (figure: number, values: readonly number[]) =>',
      '  figure >= Math.min(...values) && figure <= Math.max(...values);',
    ].join('\n'),
    why: 'Both must hold, and the ends count. The figure should first be rounded as the report rounds it, or the values be.',
  },
});

const corrected = exercise({
  task: "What does Holm's correction make of the probabilities 0.01, 0.04 and 0.03?",
  answer: numbers(3),
  judge: (answer) =>
    judgeValue<readonly number[]>(answer, [0.03, 0.06, 0.06], {
      mistakes: [
        [
          [0.03, 0.12, 0.09],
          "That is Bonferroni's correction, three times each. Holm multiplies the smallest by 3, the next by 2, the last by 1.",
        ],
        [
          [0.03, 0.04, 0.06],
          'None may be smaller than one that was smaller before it: 0.04 was the largest, and stays at least as large as the others.',
        ],
        [[0.03, 0.08, 0.03], 'Begin with the smallest, whatever stands first: 0.03 comes before 0.04.'],
        [[0.03, 0.06, 0.04], 'Keep the order in which they were given: the second is that of 0.04.'],
        [[0.01, 0.04, 0.03], 'These are the probabilities as they were: the smallest becomes three times as large.'],
        [[0.01, 0.08, 0.09], 'The other way round: the smallest is multiplied by most.'],
      ],
      otherwise: 'Smallest times 3, next times 2, largest times 1; then none smaller than one before it.',
    }),
  hint: 'Put them in order first: 0.01, 0.03, 0.04. Which becomes 3 times as large, which twice?',
  strongerHint: '0.01 · 3, 0.03 · 2, 0.04 · 1: and the last must not be smaller than the one before it.',
  solution: {
    code: 'const corrected = [0.03, 0.06, 0.06];',
    why: '0.01 · 3 = 0.03 and 0.03 · 2 = 0.06; 0.04 · 1 would be less than 0.06, so it takes that too. `holmCorrection([0.01, 0.04, 0.03])`, from `digits`, says the same.',
  },
});

const nearestByLoss = exerciseWith<string, [tested: readonly TestedHypothesis[]]>({
  task: 'Which explanation with a fifth put aside lies nearest to the report if only the training loss counts? Give its name.',
  answer: aText,
  given: ['tested'],
  judge: (answer, tested) => {
    const aside = tested.filter(({ part }) => part === 'a fifth put aside');
    const off = ({ loss }: TestedHypothesis): number => Math.abs(loss.mean - REPORTED.loss);
    const ranked = [...aside].sort((a, b) => off(a) - off(b));
    const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
    const place = ranked.findIndex(({ name }) => plain(name) === plain(answer));
    if (place === 0) return right();
    if (place < 0)
      return wrong(
        `There is none of that name. Names are, for example, ${ranked
          .slice(0, 3)
          .reverse()
          .map(({ name }) => `\`'${name}'\``)
          .join(', ')}.`,
      );
    if (place === 1) return wrong('That is the second nearest: another mean is a little nearer to 0.004.');
    const { name, loss } = ranked[place] ?? { name: answer, loss: { mean: NaN } };
    return wrong(
      `The mean training loss of \`'${name}'\` is ${loss.mean.toFixed(4)}; that of the report is ${REPORTED.loss}.`,
    );
  },
  hint: 'Compare `loss.mean` of the entries of `tested` with `REPORTED.loss`.',
  strongerHint:
    '`tested.map(({ name, part, loss }) => [name, part, loss.mean])` lists the means; look for the one nearest to 0.004.',
  solution: {
    code: [
      'const distanceOf = ({ loss }: { loss: { mean: number } }) => Math.abs(loss.mean - REPORTED.loss);',
      "const ofAside = tested.filter(({ part }) => part === 'a fifth put aside');",
      'const nearestByLoss = ofAside.reduce((a, b) => distanceOf(b) < distanceOf(a) ? b : a).name;',
    ].join('\n'),
    why: 'A mean of 0.0043 is nearest to 0.004, after 25 epochs. So the training loss alone would not say "run twice" or "run three times", and the pair of both allows all three.',
  },
});

/** Exercises of notebook 10. */
export const REPRODUCTION = defineLesson(10, 'Does the report reproduce?', {
  outsideRange,
  reproduces,
  corrected,
  nearestByLoss,
});
