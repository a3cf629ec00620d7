// What the figures of README.md are bound to.
import { holds, recorded } from '../claims.mjs';
import { bench, benchConvolutions, benchRows } from '../results.mjs';

const [TWO, ONE] = ['engine, 2 threads', 'engine, 1 thread'];
const NEW = ', Node 26.12.1';

/**
 * How many times as long one system takes as another, for an epoch.
 *
 * @param {string} system
 * @param {string} other
 */
export const times = (system, other) => bench(system)['s/epoch'] / bench(other)['s/epoch'];

/**
 * The same for an epoch of the small CNN, against PyTorch.
 *
 * @param {string} name
 */
const convolutionTimes = (name) => {
  const seconds = (/** @type {string} */ wanted) =>
    benchConvolutions().find(({ system }) => system === wanted)?.['s/epoch'] ?? NaN;
  return seconds(name) / seconds('PyTorch, 2 threads');
};

export const readme = () => [
  holds('compiling is not counted, of which JAX takes {} s', () => [bench('JAX, 2 cores')['warm-up s']]),
  ...benchRows().map((row) =>
    holds(`| ${row.system} | {} | {} | {} | {} |`, () => [row['s/epoch'], row.least, row.most, row.ratio]),
  ),
  holds(
    'On Node 26 the engine takes {} of the time of JAX with two threads and {} with one; on Node 20, whose V8 has no ' +
      '256-bit lanes, {} and {}.',
    () => [
      times(TWO + NEW, 'JAX, 2 cores'),
      times(ONE + NEW, 'JAX, 1 core'),
      times(TWO, 'JAX, 2 cores'),
      times(ONE, 'JAX, 1 core'),
    ],
  ),
  holds('The best of PyTorch takes {} times as long as the engine on Node 26.', () => [
    times('PyTorch, 2 threads', TWO + NEW),
  ]),
  holds("The small CNN takes {} of PyTorch's time on Node 26 and {} on Node 20.", () => [
    convolutionTimes(TWO + NEW),
    convolutionTimes(TWO),
  ]),
  recorded('tfjs-node, not built here, took {} s in a run of 23 November', 'npm run bench, an earlier run'),
];
