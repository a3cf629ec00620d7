// What the figures of docs/speedrun.md are bound to.
import { holds, set } from '../claims.mjs';
import { percent, speedrun } from '../results.mjs';

export const speedrunPage = () => [
  set('lie {} bytes apart', '128 units of 4 bytes'),
  set('in lines of {} bytes', 'the cache lines of x86 and of most others'),
  set('WebAssembly knows vectors of {} bits', 'the definition of SIMD128'),
  set('The processor has {} and more', 'AVX2'),
  set('into one of {} bits', 'AVX2'),
  set('They also keep {} sums in registers', 'the width of a panel'),
  holds('twice in each of the {} steps', () => [60_000 / 32]),
  set('The task: {} % right', 'chosen beforehand'),
  set('on the sixth that was put aside reaches {} %', 'the same'),
  set({ from: 'An epoch is 60,000 training', to: '10,000 test digits.' }, 'the data set'),
  ...speedrun().rungs.map((row) =>
    holds(`| ${row.rung} | ${row.adds} | {} | {} | {} | {} | {} | {} |`, () => [
      row['s/epoch'],
      row['times the one below'],
      row['times the first'],
      row.epochs,
      row.loss,
      percent(row.accuracy),
    ]),
  ),
  ...speedrun().recipes.map((row) =>
    holds(`| ${row.recipe} | {} | {} | {} | {} |`, () => [
      row.epochs ?? NaN,
      percent(row['put aside'] ?? NaN),
      percent(row.test ?? NaN),
      row.seconds ?? NaN,
    ]),
  ),
];
