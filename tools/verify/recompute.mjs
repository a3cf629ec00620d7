// What takes minutes: the networks that are shipped answer again, and a run of every recipe is trained again.
import { load } from '../project/library.mjs';

/**
 * What was looked at, and what was wrong with it.
 *
 * @typedef {{ readonly what: string, readonly faults: readonly string[] }} Finding
 */

/** The runs that are trained again: one seed of each recipe, which takes minutes; all seeds take hours. */
const SEED = 1;

/**
 * The files of the shipped networks, which takes a second.
 *
 * @returns {Promise<Finding[]>}
 */
export async function shippedFiles() {
  const { SHIPPED } = load('digits/dist/shipped/models.js');
  const { checkFiles } = load('digits/dist/shipped/check.js');
  const { readStudy, selectBackend } = load('digits/dist/index.js');
  await selectBackend();
  return SHIPPED.map((model) => ({
    what: `docs/models/${model.name}: files and card`,
    faults: checkFiles(model, readStudy(model.study)),
  }));
}

/**
 * What the shipped networks answer to all digits.
 *
 * @param {(finding: Finding) => void} tell
 */
export async function shippedAnswers(tell) {
  const { SHIPPED } = load('digits/dist/shipped/models.js');
  const { checkAnswers } = load('digits/dist/shipped/check.js');
  const { loadDigits, readStudy, selectBackend } = load('digits/dist/index.js');
  await selectBackend();
  const dataset = loadDigits('mnist');
  for (const model of SHIPPED) {
    const faults = await checkAnswers(model, readStudy(model.study), dataset);
    tell({ what: `docs/models/${model.name}: weights and answers to the test digits`, faults });
  }
}

/**
 * Trains one run of every recipe of the comparison again, and of the report's recipe in both forms.
 *
 * @param {number} workers trainings at a time
 * @param {(finding: Finding) => void} tell
 * @param {(words: string) => void} progress
 */
export async function trainedAgain(workers, tell, progress) {
  const { trainingPool } = load('digits/dist/study/main.js');
  const { differingField } = load('digits/dist/study/merge.js');
  const { readStudy } = load('digits/dist/index.js');
  const usual = readStudy('report').filter(({ model }) => model.startsWith('as usual'));
  const runs = [...readStudy(), ...usual].filter(({ seed }) => seed === SEED);
  // The long ones first, so that no core waits at the end.
  runs.sort((a, b) => b.seconds - a.seconds);
  const pool = trainingPool(workers);
  let done = 0;
  try {
    await Promise.all(
      runs.map(async (run) => {
        const { study, model, seed, key } = run;
        const task = { study, model, seed, threads: 1, dataset: 'mnist' };
        const measured = await pool.run(task, ([epoch, epochs]) =>
          progress(`${done} of ${runs.length} trained again | ${model}: epoch ${epoch} of ${epochs}`),
        );
        done += 1;
        const differs = differingField({ study, model, seed, key, ...measured }, run);
        tell({
          what: `${study}: ${model}, seed ${seed}, trained again`,
          faults: differs === undefined ? [] : [`another ${differs} than in docs/study/${study}.jsonl`],
        });
      }),
    );
  } finally {
    await pool.end();
  }
}
