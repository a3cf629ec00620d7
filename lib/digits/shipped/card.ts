import { percent } from '@digits/common/text';

import { disposeModel } from '../model/dispose';
import { summarize } from '../model/summary';
import { learningRateOf, asSchedule } from '../train/learning-rate';
import type { NetworkRecipe } from '../study/recipe';
import type { StudyResult } from '../study/results';
import { summarizeStudy } from '../study/summary';
import { recipeOf, resultOf, SHIPPED_SEED, type ShippedModel } from './models';

/** A file of a shipped network. */
export interface ShippedFile {
  /** Its name in the network's folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const grouped = (count: number): string => count.toLocaleString('en-US');

/**
 * The page about a shipped network, in Markdown: everything in it comes from its recipe, from the results of its
 * study, and from its files.
 *
 * @param results of its study
 * @throws RangeError if they lack its run
 */
export function modelCard(
  shipped: ShippedModel,
  results: readonly StudyResult[],
  files: readonly ShippedFile[],
): string {
  const recipe = recipeOf(shipped);
  const result = resultOf(shipped, results);
  return `${[
    `# Model card: ${recipe.name}`,
    `One run of the study \`${shipped.study}\`, with seed ${SHIPPED_SEED}: a network that reads the handwritten ` +
      'digits of MNIST. `npm run models` writes this page from the recipe and the results in ' +
      `[docs/study](../study/${shipped.study}.jsonl), and a test holds it to them.`,
    ...recipeSection(recipe, result),
    ...dataSection(recipe),
    ...useSection(shipped),
    ...figuresSection(shipped, result, results),
    ...filesSection(shipped, result, files),
  ].join('\n\n')}\n`;
}

function recipeSection(recipe: NetworkRecipe, result: StudyResult): string[] {
  const model = recipe.build(SHIPPED_SEED);
  try {
    const layers = summarize(model).layers.map(({ name, type, activation, outputShape, parameters }) =>
      row(name, type, activation ?? '', outputShape.join(' × '), grouped(parameters)),
    );
    return [
      '## Recipe',
      table(['layer', 'kind', 'activation', 'output', 'parameters'], layers),
      `In all ${grouped(result.parameters)} parameters. ${trainingWords(recipe, learningRateOf(model.optimizer))}`,
    ];
  } finally {
    disposeModel(model);
  }
}

function trainingWords({ fit }: NetworkRecipe, builtRate: number): string {
  const { epochs = 1, batchSize = 32, augment } = fit;
  const rate = asSchedule(fit.learningRate, 'describing a recipe');
  const step =
    rate === undefined
      ? `of step size ${builtRate}`
      : `whose step size falls from ${rate(1)} to ${Number(rate(epochs).toPrecision(2))}`;
  const { shift = 2, rotation = 10, scaling = 0.1 } = augment ?? {};
  const moved =
    augment === undefined
      ? ''
      : ` In each epoch every digit is moved by up to ${shift} pixels, turned by up to ${rotation}° and stretched by ` +
        `up to ${percent(scaling, 0)}, anew at random.`;
  return `Trained for ${epochs} epochs in batches of ${batchSize} with Adam, ${step}.${moved}`;
}

function dataSection({ validation }: NetworkRecipe): string[] {
  const aside =
    typeof validation === 'number'
      ? `The last ${percent(validation, 1)} of the 60,000 training digits of MNIST were put aside; it has not learnt them.`
      : 'It has learnt all 60,000 training digits of MNIST, and none of the test digits.';
  return ['## Data', `${aside} [The data card](../data-card.md) says what is known of these digits.`];
}

function useSection({ use }: ShippedModel): string[] {
  return [
    '## Use',
    `${use} Like all networks here it is for learning, and for comparing ways to train: its inputs are images of ` +
      '28 × 28 pixels with one digit, light on dark, centred by mass and of one size, as `loadDigits` gives them.',
    '## Limits',
    'It has seen digits of US writers of around 1990 only, and answers one of ten digits whatever it is shown: a ' +
      'letter, two digits, an empty page. Its probabilities are not frequencies: notebook 12 measures how far off they ' +
      'are. What a photograph or a mouse gives must first be made to look like MNIST. Nothing should be decided about ' +
      'people with it.',
  ];
}

function figuresSection({ recipe }: ShippedModel, result: StudyResult, results: readonly StudyResult[]): string[] {
  const [summary] = summarizeStudy(results.filter(({ model }) => model === recipe));
  if (summary === undefined) return [];
  const { interval, conditions } = summary;
  const rows = conditions.map(({ condition, accuracy: { mean, least, most } }, index) => [
    condition,
    percent(result.conditions[index]?.accuracy ?? NaN, 2),
    percent(mean, 2),
    index === 0 && interval ? `${percent(interval.low, 2)} to ${percent(interval.high, 2)}` : '',
    `${percent(least, 2)} to ${percent(most, 2)}`,
  ]);
  const { count: seeds } = summary.accuracy;
  const heading = ['digits', 'this network', `mean of ${seeds} seeds`, '95 % interval of the mean', 'least to most'];
  // Of one seed there is nothing else to tell.
  const columns = seeds > 1 ? heading.length : 2;
  const where =
    conditions[0]?.condition === 'validation'
      ? 'Accuracy on the digits put aside, by which its recipe was chosen among others; the test digits were not looked at.'
      : 'Accuracy on the 10,000 test digits of MNIST, which had no part in any choice.';
  return [
    '## Figures',
    where,
    table(
      heading.slice(0, columns),
      rows.map((cells) => row(...cells.slice(0, columns))),
    ),
  ];
}

function filesSection({ name }: ShippedModel, result: StudyResult, files: readonly ShippedFile[]): string[] {
  return [
    '## Files',
    table(
      ['file', 'bytes', 'SHA-256'],
      files.map((file) => row(`[${file.name}](${name}/${file.name})`, grouped(file.bytes), `\`${file.sha256}\``)),
    ),
    `Layers and weights (float32) in the format of TensorFlow.js; the study calls these weights \`${result.weights}\`. ` +
      `To load them: \`await loadModel('../docs/models/${name}')\` in a notebook. To check them without training: ` +
      '`npm run verify` compares the files with these hashes, asks the network about the digits, and compares its ' +
      `answers with the study's, one by one. \`npm run models\` makes them again where they are missing.`,
  ];
}

function table(heading: readonly string[], rows: readonly string[]): string {
  return [row(...heading), `|${heading.map(() => '---|').join('')}`, ...rows].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
