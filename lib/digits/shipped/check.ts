import { percent } from '@digits/common/text';

import type { DigitsDataset } from '../data/digits';
import { classify } from '../evaluate/classify';
import { robustness, testConditions } from '../evaluate/robustness';
import { accuracy } from '../measure/measures';
import { confidentMistakes } from '../measure/mistakes';
import { disposeModel } from '../model/dispose';
import { hasModel, loadModel } from '../model/storage';
import { fileExists, pathIn, readText } from '../platform/files';
import { shippedFolder } from '../platform/folders';
import { weightsFingerprint } from '../model/fingerprint';
import { writeMistakes } from '../study/mistake-text';
import { partsOf } from '../study/protocol';
import type { StudyResult } from '../study/results';
import { modelCard } from './card';
import { cardFile, filesOf, folderOf, HASH_LIST } from './files';
import { recipeOf, resultOf, SHIPPED_SEED, type ShippedModel } from './models';

const DOING = 'checking shipped models';

/**
 * What of a shipped network's files does not hold: its page is that of the study's results, its files have the hashes
 * of the page and of the list, and are whole.
 *
 * @param results of its study
 * @returns a sentence for each fault; none if all holds
 */
export function checkFiles(shipped: ShippedModel, results: readonly StudyResult[], folder = shippedFolder()): string[] {
  const { name } = shipped;
  if (!hasModel(folderOf(shipped, folder))) return [`${name}: expected a model, found none: npm run models makes it`];
  const files = filesOf(shipped, folder);
  const card = cardFile(shipped, folder);
  const list = pathIn(folder, HASH_LIST);
  const listed = fileExists(list) ? readText(DOING, list) : '';
  return [
    ...(fileExists(card) && readText(DOING, card) === modelCard(shipped, results, files)
      ? []
      : [`${name}.md is not what its recipe, the results and the files say: npm run models writes it anew`]),
    ...files
      .filter((file) => !listed.includes(`${file.sha256}  ${name}/${file.name}\n`))
      .map((file) => `${name}/${file.name}: its SHA-256 is ${file.sha256}, which ${HASH_LIST} does not have`),
  ];
}

/**
 * What a shipped network answers that it did not answer in the study: its weights have the same fingerprint, it takes
 * the same test digits for others, and has the same accuracy under each condition.
 *
 * @param results of its study
 * @returns a sentence for each fault; none if all holds
 */
export async function checkAnswers(
  shipped: ShippedModel,
  results: readonly StudyResult[],
  dataset: DigitsDataset,
  folder = shippedFolder(),
): Promise<string[]> {
  const { name } = shipped;
  const result = resultOf(shipped, results);
  const model = await loadModel(folderOf(shipped, folder));
  try {
    const weights = weightsFingerprint(model);
    const faults =
      weights === result.weights ? [] : [`${name}: its weights are ${weights}, the study's ${result.weights}`];
    if (result.mistakes !== undefined) {
      const mistakes = writeMistakes(confidentMistakes(await classify(model, dataset.test)));
      if (mistakes !== result.mistakes) faults.push(`${name}: it takes other test digits for others than in the study`);
    }
    const { validation = dataset.test } = partsOf(dataset, recipeOf(shipped));
    const found =
      result.conditions[0]?.condition === 'validation'
        ? [{ condition: 'validation', accuracy: accuracy(await classify(model, validation)) }]
        : await robustness(
            model,
            testConditions(dataset.test, { seed: SHIPPED_SEED }).slice(0, result.conditions.length),
          );
    return [...faults, ...differences(name, found, result)];
  } finally {
    disposeModel(model);
  }
}

function differences(name: string, found: StudyResult['conditions'], { conditions }: StudyResult): string[] {
  return conditions.flatMap(({ condition, accuracy: expected }, index) => {
    const measured = found[index]?.accuracy ?? NaN;
    if (Math.abs(measured - expected) < 1e-6) return [];
    return [`${name}, ${condition}: ${percent(measured, 2)} of the digits, in the study ${percent(expected, 2)}`];
  });
}
