// The speedrun's ladder: the report's network from plain loops to the fastest form, one idea a rung, and then the fewest
// epochs to a given accuracy.
import { atEnd, compare, secondsOf } from './comparison.mjs';
import { measure } from './measure.mjs';
import { median, rounded, sum } from './statistics.mjs';
import { SEEDS } from './systems.mjs';

/** @typedef {import('./systems.mjs').Machine} Machine */
/** @typedef {import('./systems.mjs').RecipeSpec} RecipeSpec */

/**
 * What `npm run bench -- --ladder` writes.
 *
 * @typedef {object} Speedrun
 * @property {string} date
 * @property {string} node
 * @property {string} machine
 * @property {number} cores
 * @property {number} rounds
 * @property {Rung[]} rungs
 * @property {Raced[]} recipes
 */

/**
 * @typedef {{ rung: string, adds: string, 's/epoch': number, 'times the one below': number, 'times the first': number,
 *   epochs: number, loss: number, accuracy: number }} Rung
 */

/**
 * A recipe that did not reach the target has no epochs, and nothing that follows from them.
 *
 * @typedef {{ recipe: string, epochs?: number, 'put aside'?: number, test?: number, seconds?: number }} Raced
 */

/** The share of right answers that is to be reached, and the most epochs that are tried. */
const [TARGET, MOST_EPOCHS] = [0.975, 10];

/**
 * The rungs, each with what it adds to the one below. All run on one Node.js, the newest there is.
 *
 * @param {Machine} machine
 * @returns {import('./systems.mjs').System[]}
 */
export function rungs({ cores, newest }) {
  const node = newest && { node: newest.program };
  /** @type {import('./systems.mjs').EngineSpec} */
  const engine = { system: 'engine', threads: 1, rounding: 'strict', epochs: 6, ...node };
  return [
    ['loops as the formulas say', { system: 'plain', loops: 'formula', epochs: 2, ...node }, 'plain TypeScript'],
    [
      'loops along the memory',
      { system: 'plain', loops: 'rows', epochs: 2, ...node },
      'the same sums in another order',
    ],
    [
      'TensorFlow.js',
      { system: 'tfjs', backend: 'wasm', network: 'ann', epochs: 2, ...node },
      'a library, WebAssembly',
    ],
    [
      'four numbers at once',
      { ...engine, zeros: true, narrow: true },
      'SIMD of 128 bits, sums in registers, one thread',
    ],
    ['zeros left out', { ...engine, narrow: true }, 'lists of the pixels that are not zero'],
    ['eight numbers at once', engine, '256 bits, where Node.js has them'],
    ['a thread for each core', { ...engine, threads: cores }, `${cores} threads`],
  ];
}

/**
 * The rungs with the time of an epoch, and how many times as fast each is as the first and the one below.
 *
 * @param {Machine} machine
 * @param {number} rounds
 * @returns {Promise<{ rows: Rung[], absent: ReadonlyMap<string, string> }>}
 */
export async function climb(machine, rounds) {
  const steps = rungs(machine);
  const { results, absent } = await compare(steps, rounds);
  const times = steps.map(([rung, , adds]) => ({ rung, adds, runs: results.get(rung) ?? [] }));
  const measured = times.filter(({ runs }) => runs.length > 0);
  const medians = measured.map(({ runs }) => median(secondsOf(runs)));
  const rows = measured.map(({ rung, adds, runs }, place) => {
    const seconds = medians[place] ?? NaN;
    const { epochs, ...reached } = atEnd(runs[0]);
    return {
      rung,
      adds,
      's/epoch': rounded(seconds, 3),
      'times the one below': rounded((medians[place - 1] ?? seconds) / seconds, 2),
      'times the first': rounded((medians[0] ?? NaN) / seconds, 1),
      epochs,
      ...reached,
    };
  });
  return { rows, absent };
}

/**
 * The recipes: the report's, then one whose batch is four times as large and whose rate is twice, by the rule of the square
 * root, then that with twice the rate at the beginning, falling to 0 along a cosine.
 *
 * @param {Machine} machine
 * @returns {(readonly [name: string, recipe: Omit<RecipeSpec, 'epochs' | 'seed' | 'judged'>])[]}
 */
export function recipes({ cores, newest }) {
  /** @type {Pick<RecipeSpec, 'system' | 'threads' | 'node'>} */
  const run = { system: 'recipe', threads: cores, ...(newest && { node: newest.program }) };
  return [
    ['batch 32, rate 0.001', { ...run, batch: 32, rate: 0.001, decay: false }],
    ['batch 128, rate 0.002', { ...run, batch: 128, rate: 0.002, decay: false }],
    ['batch 128, cosine from 0.004', { ...run, batch: 128, rate: 0.004, decay: true }],
  ];
}

/**
 * For each recipe the fewest epochs after which the mean accuracy over the seeds reaches the target on digits put aside, and
 * then, on all training digits, the accuracy on the test digits after so many and the seconds they take.
 *
 * @param {Machine} machine
 * @param {typeof measure} [measureOne] for tests
 * @returns {Promise<Raced[]>}
 */
export async function race(machine, measureOne = measure) {
  /** @type {Raced[]} */
  const rows = [];
  for (const [recipe, spec] of recipes(machine)) {
    /** @param {number} epochs @param {RecipeSpec['judged']} judged */
    const runs = async (epochs, judged) => {
      const found = [];
      for (const seed of SEEDS) {
        const what = `${recipe}, ${epochs} epochs, seed ${seed}, ${judged} digits`;
        found.push(await measureOne(what, { ...spec, epochs, seed, judged }));
      }
      return found;
    };
    /** @type {{ epochs: number, reached: number } | undefined} */
    let chosen;
    // With a rate that stays, a longer run begins as the shorter one; with one that falls each is another.
    const whole = spec.decay ? undefined : await runs(MOST_EPOCHS, 'put aside');
    for (let epochs = 1; epochs <= MOST_EPOCHS && !chosen; epochs++) {
      const reached = meanAfter(whole ?? (await runs(epochs, 'put aside')), epochs);
      if (reached >= TARGET) chosen = { epochs, reached };
    }
    if (!chosen) {
      rows.push({ recipe });
      continue;
    }
    const { epochs, reached } = chosen;
    const last = await runs(epochs, 'test');
    rows.push({
      recipe,
      epochs,
      'put aside': rounded(reached, 4),
      test: rounded(meanAfter(last, epochs), 4),
      seconds: rounded(median(last.map(({ seconds }) => sum(seconds))), 2),
    });
  }
  return rows;
}

/**
 * @param {readonly import('./measure.mjs').Result[]} runs
 * @param {number} epochs
 */
const meanAfter = (runs, epochs) =>
  sum(runs.map(({ accuracies }) => accuracies?.[epochs - 1] ?? NaN)) / Math.max(1, runs.length);
