import { createDigits } from '../../lib/digits/data/create';
import { averageDigits } from '../../lib/digits/data/average';
import type { Digits } from '../../lib/digits/data/digits';
import { classCounts, selectDigits } from '../../lib/digits/data/select';
import { augmentDigits } from '../../lib/digits/data/transform/augment';
import { evaluate } from '../../lib/digits/evaluate/evaluate';
import { layerAnswers } from '../../lib/digits/evaluate/layer-answers';
import { occlusion } from '../../lib/digits/evaluate/occlusion';
import { robustness, testConditions } from '../../lib/digits/evaluate/robustness';
import { wayThrough } from '../../lib/digits/evaluate/way-through';
import { unitDigits } from '../../lib/digits/figures/charts/unit-digits';
import { outOfFold } from '../../lib/digits/labels/out-of-fold';
import { accuracy } from '../../lib/digits/measure/measures';
import { buildAnn } from '../../lib/digits/model/ann';
import { buildCnn } from '../../lib/digits/model/cnn';
import { buildNormalizedCnn } from '../../lib/digits/model/normalized-cnn';
import { nearestAverage } from '../../lib/digits/model/nearest-average';
import { predict, predictByTfjs } from '../../lib/digits/model/predict';
import { buildSoftmaxRegression } from '../../lib/digits/model/softmax-regression';
import { foldIndices } from '../../lib/digits/split/folds';
import { splitDigits } from '../../lib/digits/split/split';
import { filmTraining } from '../../lib/digits/train/film';
import { fit } from '../../lib/digits/train/fit';
import { epochExplorer } from '../../lib/digits/widgets/epoch-explorer';
import { wayExplorer } from '../../lib/digits/widgets/way-explorer';
import { testBackend } from '../helpers/backend';
import { barImage } from '../helpers/idx-folder';

beforeAll(testBackend);

/** Images of bars, which tell their class by their place. */
function bars(size: number, classes: number, count: number): Digits {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % classes);
  const images = new Uint8Array(count * size * size);
  labels.forEach((label, index) =>
    images.set(
      barImage(label, classes, size, () => index % 90),
      index * size * size,
    ),
  );
  const classNames = Array.from({ length: classes }, (_, label) => `class ${label}`);
  return createDigits(images, labels, 'bars', { size, classes, classNames });
}

const SHAPES = [
  [8, 10],
  [28, 5],
  [28, 26],
  [28, 47],
  [64, 5],
] as const;

describe.each(SHAPES)('on images of %i pixels a side in %i classes', (size, classes) => {
  const data = bars(size, classes, 4 * classes);

  test('parts, folds, averages and changed images keep size, classes and names', () => {
    const { train, validation } = splitDigits(data, { validation: 0.25 }, { seed: 1, stratified: true });
    const shape = { size, classes, classNames: data.classNames };
    for (const each of [train, validation, averageDigits(data), augmentDigits(data), selectDigits(data, [0])]) {
      expect(each).toMatchObject(shape);
    }
    for (const { digits } of testConditions(data)) {
      expect(digits).toMatchObject(shape);
      expect(digits.images).toHaveLength(data.images.length);
    }
    expect(classCounts(validation)).toEqual(new Array(classes).fill(1));
    for (const fold of foldIndices(data, 4)) expect(fold).toHaveLength(classes);
  });

  test('the average of a class is the mean of its images, by hand', () => {
    const average = averageDigits(data);
    const pixel = average.images.findIndex((value) => value > 0);
    const ofClass0 = [0, 1, 2, 3].map((turn) => data.images[turn * classes * size * size + pixel] ?? NaN);
    expect(average.images[pixel]).toBe(Math.round(ofClass0.reduce((sum, value) => sum + value, 0) / 4));
  });

  test('what looks inside a network takes the images as they are', async () => {
    const model = buildAnn({ data, hiddenUnits: 8, seed: 1 });
    const film = await filmTraining(model, data);
    await fit(model, data, { epochs: 1, onEpoch: film.take, onNotice: () => undefined });
    const { layers, pixels } = wayThrough(model, data, 1);
    expect([pixels.length, layers.map(({ answers }) => answers.length)]).toEqual([size * size, [8, classes]]);
    const probabilities = await predict(model, selectDigits(data, [1]));
    layers.at(-1)?.answers.forEach((answer, at) => expect(answer).toBeCloseTo(probabilities[at] ?? NaN, 6));
    expect(film.frames.at(-1)?.weights).toHaveLength(8 * size * size);
    expect(epochExplorer(film).attributes.data).toMatchObject({ classes });
    expect(wayExplorer(model, data, [0, 1]).alt).toMatch(/^The way of /);
    expect(unitDigits(data, layerAnswers(model, data), 3, { count: 2 }).alt).toMatch(
      / and the 2 digits that excite it most/,
    );
  });

  test('the nearest average finds each bar', () => {
    expect(accuracy(nearestAverage(averageDigits(data), data))).toBe(1);
  });

  test.each([
    ['the report network', () => buildAnn({ data, hiddenUnits: 16, seed: 1 })],
    ['the softmax regression', () => buildSoftmaxRegression({ data, seed: 1 })],
    ['the small CNN', () => buildCnn({ data, filters: [2, 3, 4], seed: 1 })],
    ['the normalized CNN', () => buildNormalizedCnn({ data, filters: [[2], [3, 4]], seed: 1 })],
  ])('%s learns in the engine, and answers as TensorFlow.js says', async (_, build) => {
    const model = build();
    expect(model.outputShape).toEqual([null, classes]);
    const history = await fit(model, data, { epochs: 2, batchSize: 8, seed: 1, engine: 'wasm-simd', validation: data });
    const { loss, validationLoss } = history.epochs.at(-1) ?? {};
    expect([loss, validationLoss].every(Number.isFinite)).toBe(true);
    const [found, reference] = [await predict(model, data), await predictByTfjs(model, data)];
    expect(found).toHaveLength(data.count * classes);
    found.forEach((value, at) => expect(value).toBeCloseTo(reference[at] ?? NaN, 4));
  });

  test('evaluation names the classes, and every measure knows how many there are', async () => {
    const model = buildAnn({ data, hiddenUnits: 8 });
    const { confusion, scores, probabilities } = await evaluate(model, data);
    expect([confusion.length, probabilities.length]).toEqual([classes, classes * data.count]);
    expect(scores.at(-1)).toMatchObject({ label: classes - 1, name: `class ${classes - 1}` });
    expect(await robustness(model, testConditions(data))).toHaveLength(5);
    if (size <= 28) expect(await occlusion(model, data, 0)).toHaveLength(size * size);
  });
});

test('labels of five classes are looked at out of folds', async () => {
  const data = bars(8, 5, 20);
  const build = (seed: number) => buildAnn({ data, seed, hiddenUnits: 4 });
  expect(await outOfFold(data, build, { folds: 2, epochs: 1 })).toMatchObject({ classes: 5 });
});

test('a network for other images is refused in words', async () => {
  await expect(fit(buildAnn(), bars(8, 5, 10))).rejects.toThrow(
    'training: expected a model whose input is 8 x 8 pixels, found [28, 28]',
  );
  expect(() => buildCnn({ data: { size: 7 } })).toThrow('images of at least 8 pixels a side, found 7');
  expect(() => buildAnn({ data: { classes: 1 } })).toThrow('2 to 256 classes, found 1');
});

test("without data a network is for MNIST's digits, of the same weights as ever", () => {
  const [plain, told] = [buildAnn({ seed: 1 }), buildAnn({ seed: 1, data: { size: 28, classes: 10 } })];
  expect(plain.countParams()).toBe(101_770);
  plain.getWeights().forEach((weight, at) => expect(told.getWeights()[at]?.dataSync()).toEqual(weight.dataSync()));
});
