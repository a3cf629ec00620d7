// The comparison: each system in turn, several rounds, and the medians.
import { StepError } from '../command/errors.mjs';
import { measure, reasonOf } from './measure.mjs';
import { median, rounded } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Result} Result */

/**
 * What was measured, and why the others were not.
 *
 * @typedef {object} Comparison
 * @property {ReadonlyMap<string, readonly Result[]>} results the runs of each system, by its name
 * @property {ReadonlyMap<string, string>} absent
 */

/**
 * Measures every system as many times as there are rounds; one that fails is left out of those that follow.
 *
 * @param {readonly import('./systems.mjs').System[]} systems
 * @param {number} rounds
 * @param {typeof measure} [measureOne] for tests
 * @returns {Promise<Comparison>}
 */
export async function compare(systems, rounds, measureOne = measure) {
  /** @type {Map<string, Result[]>} */
  const results = new Map();
  /** @type {Map<string, string>} */
  const absent = new Map();
  for (let round = 1; round <= rounds; round++) {
    for (const [name, spec] of systems) {
      if (absent.has(name)) continue;
      try {
        const result = await measureOne(`round ${round} of ${rounds}: ${name}`, spec);
        results.set(name, [...(results.get(name) ?? []), result]);
      } catch (error) {
        absent.set(name, reasonOf(error));
      }
    }
  }
  return { results, absent };
}

/**
 * The runs of a system without which there is nothing to compare with.
 *
 * @param {Comparison} comparison
 * @param {string} name
 * @throws {StepError} if it was not measured
 */
export function runsOf({ results, absent }, name) {
  const runs = results.get(name);
  if (runs !== undefined) return runs;
  throw new StepError(`npm run bench: expected to measure ${name}, found: ${absent.get(name) ?? 'no such system'}`);
}

/**
 * Seconds of all epochs but the first of each run, in which code is compiled.
 *
 * @param {readonly Result[]} runs
 */
export const secondsOf = (runs) => runs.flatMap(({ seconds }) => seconds.slice(1));

/**
 * How much longer than the others the first epoch of a run took, in seconds: the median of the runs.
 *
 * @param {readonly Result[]} runs
 */
export function warmUpOf(runs) {
  const usual = median(secondsOf(runs));
  return median(runs.map(({ seconds: [first = usual] }) => Math.max(0, first - usual)));
}

/**
 * @param {Comparison} comparison
 * @param {string} main name of the system that the ratios are to
 * @param {readonly import('./systems.mjs').System[]} systems all that were to be measured
 */
export function comparisonRows(comparison, main, systems) {
  const base = median(secondsOf(runsOf(comparison, main)));
  const forms = new Map(systems.map(([name, , form]) => [name, form]));
  return [...comparison.results].map(([name, runs]) => {
    const all = secondsOf(runs);
    const [{ megabytes } = { megabytes: undefined }] = runs;
    return {
      system: name,
      form: forms.get(name),
      's/epoch': rounded(median(all), 3),
      least: rounded(Math.min(...all), 3),
      most: rounded(Math.max(...all), 3),
      ratio: rounded(median(all) / base, 2),
      'warm-up s': rounded(warmUpOf(runs), 1),
      ...atEnd(runs[0]),
      megabytes: megabytes ? Math.round(megabytes) : undefined,
    };
  });
}

/**
 * What a run reached.
 *
 * @param {Result | undefined} run
 */
export function atEnd({ losses, accuracies, loss, accuracy, seconds } = { seconds: [] }) {
  return {
    epochs: seconds.length,
    loss: rounded(losses?.at(-1) ?? loss ?? NaN, 4),
    accuracy: rounded(accuracies?.at(-1) ?? accuracy ?? NaN, 4),
  };
}

/**
 * Milliseconds for the 10,000 test digits.
 *
 * @param {readonly Result[]} runs of the engine
 */
export function evaluationTimes(runs) {
  const evaluations = runs.map((run) => run.evaluations ?? []);
  return {
    firstMilliseconds: rounded(median(evaluations.flatMap((times) => times.slice(0, 1))), 1),
    evaluateMilliseconds: rounded(median(evaluations.flatMap((times) => times.slice(1))), 1),
    predictMilliseconds: rounded(median(runs.flatMap(({ prediction = [] }) => prediction)), 1),
  };
}
