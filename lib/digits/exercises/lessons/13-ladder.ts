import type { StudySummary } from '../../study/summary';
import { aFunction, aNumber, aText, numbers } from '../answers';
import { exercise, exerciseWith } from '../define';
import { defineLesson } from '../exercises';
import { right, wrong } from '../finding';
import { judgeFunction, judgeNumber } from '../judge';

const stepShare = exercise({
  task: 'Write how the step size falls: a function of the share of the training that is done, 0 to 1, that gives the share of the first step size that is left.',
  answer: aFunction<(done: number) => number>('(done) => number'),
  judge: (answer) =>
    judgeFunction<[number]>(answer, {
      like: (done) => (1 + Math.cos(Math.PI * done)) / 2,
      calls: [[0], [0.25], [0.5], [0.8], [1]],
      mistakes: [
        [(done) => 1 - done, 'That falls along a straight line: half a wave of the cosine falls slowly at both ends.'],
        [
          (done) => Math.cos(Math.PI * done),
          'A cosine goes down to −1, and a step size must not: lift it by 1, and halve it.',
        ],
        [(done) => 1 + Math.cos(Math.PI * done), 'That begins with 2: halve it.'],
        [
          (done) => Math.cos((Math.PI / 2) * done),
          'That is a quarter of a wave, which falls fastest at the end: half a wave goes from 0 to π.',
        ],
        [(done) => (1 - Math.cos(Math.PI * done)) / 2, 'That rises from 0 to 1: it should begin with 1.'],
        [
          (done) => (1 + Math.cos(2 * Math.PI * done)) / 2,
          'That is a whole wave: it falls, and rises again. Half a wave goes from 0 to π.',
        ],
        [(done) => (1 + Math.cos(180 * done)) / 2, '`Math.cos` takes radians: half a wave is `Math.PI`, not 180.'],
      ],
    }),
  hint: 'From 0 to π a cosine falls from 1 to −1. It should fall from 1 to 0.',
  strongerHint: '`Math.cos(Math.PI * done)`, lifted by 1, and halved.',
  solution: {
    code: 'const stepShare = (done: number) => (1 + Math.cos(Math.PI * done)) / 2;',
    why: 'Half-way the step is half as large. At the end it is next to nothing, so that the weights come to rest. `cosineDecay`, from `digits`, does so.',
  },
});

const writtenOf = (summary: StudySummary | undefined): number => summary?.accuracy.mean ?? NaN;

/** What each step gains, in shares, beginning with the second rung. */
const gainsOf = (ladder: readonly StudySummary[]): number[] =>
  ladder.slice(1).map((rung, below) => writtenOf(rung) - writtenOf(ladder[below]));

const gainPerEpoch = exerciseWith<readonly number[], [ladder: readonly StudySummary[]]>({
  task: 'What does each of the three steps gain for one epoch of work? Divide its gain, in percentage points, by the epochs of the upper rung.',
  answer: numbers(3),
  given: ['ladder'],
  judge: (answer, ladder) => {
    const over = (gains: readonly number[], by: readonly number[]): number[] =>
      gains.map((gain, at) => (100 * gain) / (by[at] ?? NaN));
    // Readers round.
    const isNear = (list: readonly number[]): boolean =>
      list.every((each, at) => Math.abs((answer[at] ?? NaN) - each) <= 0.02 * Math.abs(each));
    const [upper, lower] = [ladder.slice(1), ladder.slice(0, -1)].map((rungs) => rungs.map(({ epochs }) => epochs));
    const gains = gainsOf(ladder);
    const fromFoot = ladder.slice(1).map((rung) => writtenOf(rung) - writtenOf(ladder[0]));
    const perEpoch = over(gains, upper ?? []);
    if (isNear(perEpoch)) return right();
    const mistakes: readonly (readonly [typical: readonly number[], hint: string])[] = [
      [gains.map((gain) => 100 * gain), 'These are the gains: divide each by its epochs.'],
      [gains, 'These are the gains, as shares: times 100 they are points, and each is to be divided by its epochs.'],
      [perEpoch.map((gain) => gain / 100), 'These are shares: times 100 they are points.'],
      [over(gains, lower ?? []), 'Divide by the epochs of the *upper* rung: that is the work that the step takes.'],
      [over(fromFoot, upper ?? []), 'These are the gains from the foot of the ladder: take each from the rung below.'],
    ];
    return wrong(
      mistakes.find(([typical]) => isNear(typical))?.[1] ??
        'Take the mean accuracy of each rung less that of the rung below, times 100, divided by `epochs`.',
    );
  },
  hint: '`ladder[1].accuracy.mean - ladder[0].accuracy.mean` is the first gain, as a share; `ladder[1].epochs` the work.',
  strongerHint: '`ladder.slice(1).map((rung, below) => ...)`: there `ladder[below]` is the rung below `rung`.',
  solution: {
    code: [
      'const gainPerEpoch = ladder.slice(1).map((rung, below) =>',
      '  100 * (rung.accuracy.mean - ladder[below].accuracy.mean) / rung.epochs);',
    ].join('\n'),
    why: 'The falling step is not only the largest, but costs no work at all. The last step is dear: who has little time stays below it.',
  },
});

const mistakesLeft = exerciseWith<number, [ladder: readonly StudySummary[]]>({
  task: 'For 100 digits that the foot of the ladder misreads, how many does the top misread?',
  answer: aNumber,
  given: ['ladder'],
  judge: (answer, ladder) => {
    const [foot, top] = [writtenOf(ladder[0]), writtenOf(ladder.at(-1))];
    return judgeNumber(answer, (100 * (1 - top)) / (1 - foot), {
      within: 0.6,
      mistakes: [
        [(1 - top) / (1 - foot), 'That is the share: how many are it of 100?'],
        [100 * (1 - (1 - top) / (1 - foot)), 'That is how many of the 100 have gone: how many are left?'],
        [(100 * (1 - foot)) / (1 - top), 'The other way round: divide the mistakes at the top by those at the foot.'],
        [(100 * top) / foot, 'These are right answers: a mistake is what is left to 1.'],
        [100 * (1 - top), 'That is how many of 100 digits the top misreads: compare with the foot.'],
        [100 * (top - foot), 'That is the gain in points: compare it with the mistakes there were.'],
      ],
      otherwise: 'The share of mistakes is 1 less the mean accuracy: divide that of the top by that of the foot.',
    });
  },
  hint: 'The foot misreads the share `1 - ladder[0].accuracy.mean` of all digits. And the top?',
  strongerHint: '`(1 - ladder.at(-1).accuracy.mean) / (1 - ladder[0].accuracy.mean)`, times 100.',
  solution: {
    code: [
      'const missed = ladder.map(({ accuracy }) => 1 - accuracy.mean);',
      'const mistakesLeft = 100 * missed[3] / missed[0];',
    ].join('\n'),
    why: 'About half are left. Near 1 accuracies look alike; mistakes tell them apart (notebook 9).',
  },
});

const NOISE = 'noise of 64';

const bestInNoise = exerciseWith<string, [ladder: readonly StudySummary[]]>({
  task: 'Which rung is the best in noise? Give its name.',
  answer: aText,
  given: ['ladder'],
  judge: (answer, ladder) => {
    const inNoise = ({ conditions }: StudySummary): number =>
      conditions.find(({ condition }) => condition === NOISE)?.accuracy.mean ?? NaN;
    const ranked = [...ladder].sort((a, b) => inNoise(b) - inNoise(a));
    const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
    const place = ranked.findIndex(({ model }) => plain(model) === plain(answer));
    const named = ranked[place];
    if (place === 0) return right();
    if (named === undefined) return wrong(`There is no rung of that name. One is called \`'${ladder[0]?.model}'\`.`);
    const words = `In noise \`'${named.model}'\` reads ${(100 * inNoise(named)).toFixed(1)} % of the digits, and another rung more.`;
    return wrong(
      named === ladder.at(-1) ? `${words} The best on digits as written need not be the best elsewhere.` : words,
    );
  },
  hint: "Each entry of `ladder` has `conditions`, a list: look for the one whose `condition` is `'noise of 64'`.",
  strongerHint:
    "`ladder.map(({ model, conditions }) => [model, conditions.find(({ condition }) => condition === 'noise of 64')?.accuracy.mean])` lists them.",
  solution: {
    code: [
      'const inNoise = ladder.map(({ conditions }) =>',
      "  conditions.find(({ condition }) => condition === 'noise of 64')?.accuracy.mean ?? 0);",
      'const bestInNoise = ladder[inNoise.indexOf(Math.max(...inNoise))].model;',
    ].join('\n'),
    why: 'The falling step alone. Augmentation moves and turns digits and shows no noise: a network learns what it is shown, and here it pays for that.',
  },
});

/** Exercises of notebook 13. */
export const LADDER = defineLesson(13, 'The best of 101,770 parameters', {
  stepShare,
  gainPerEpoch,
  mistakesLeft,
  bestInNoise,
});
