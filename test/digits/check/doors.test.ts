import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { requireBackend } from '../../../lib/digits/backend/backend';
import { requireLearningRate } from '../../../lib/digits/check/learning-rate';
import { compareImages } from '../../../lib/digits/data/assumptions';
import { noisy } from '../../../lib/digits/data/transform/noisy';
import { occluded } from '../../../lib/digits/data/transform/occluded';
import { rotated } from '../../../lib/digits/data/transform/rotated';
import { shifted } from '../../../lib/digits/data/transform/shifted';
import { progressBar } from '../../../lib/digits/display/progress-bar';
import * as library from '../../../lib/digits/index';
import { requireClassification } from '../../../lib/digits/measure/classification';
import { classScores } from '../../../lib/digits/measure/confusion';
import { categoricalCrossentropy, meanSquaredError, softmaxCrossentropy } from '../../../lib/digits/measure/measures';
import { confidentMistakes } from '../../../lib/digits/measure/mistakes';
import { spread } from '../../../lib/digits/measure/spread';
import { glorotUniform } from '../../../lib/digits/model/initial-weights';
import { inputSampleShape } from '../../../lib/digits/model/input';
import { predictByTfjs } from '../../../lib/digits/model/predict';
import { hasModel } from '../../../lib/digits/model/storage';
import { ownDigitsFolder } from '../../../lib/digits/platform/folders';
import { permutation, shuffle } from '../../../lib/digits/random/permutation';
import { requireSeed, xoshiro128 } from '../../../lib/digits/random/random';
import { benchmarkFile } from '../../../lib/digits/report/benchmark';
import { apportion } from '../../../lib/digits/split/split';
import { batches, epochOrder } from '../../../lib/digits/train/batches';
import { epochsTrained, recordTraining } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import {
  anything,
  array,
  flag,
  type Given,
  object,
  optional,
  options,
  refusing,
  text,
  value,
  wrongCalls,
} from './hostile';

/** Functions that find their own files or train for long: their arguments are tested together with wrong files. */
const FILES = ['readLabels', 'readStudy', 'trainedAnn'];

/** Functions behind the face that look at their arguments as well. */
const INNER = {
  apportion,
  batches,
  categoricalCrossentropy,
  classScores,
  compareImages,
  confidentMistakes,
  epochOrder,
  epochsTrained,
  glorotUniform,
  hasModel,
  inputSampleShape,
  meanSquaredError,
  noisy,
  occluded,
  permutation,
  predictByTfjs,
  progressBar,
  recordTraining,
  requireBackend,
  requireClassification,
  requireLearningRate,
  requireSeed,
  rotated,
  shifted,
  shuffle,
  softmaxCrossentropy,
  spread,
  xoshiro128,
};

const folder = mkdtempSync(join(tmpdir(), 'doors test '));
afterAll(() => rmSync(folder, { recursive: true }));

const numbers = (...names: string[]): Readonly<Record<string, Given>> =>
  Object.fromEntries(names.map((name) => [name, value(0.5, 'NaN', '-1', '1.5')]));
/** A field of text or an array, of which only the kind is looked at. */
const title = text('A title');
const sink = value(() => undefined);
const seed = value(3, '-1');
const share = value(0.5);
const columns = value(2);

/** What each function takes. */
function doors(): Readonly<Record<string, readonly Given[]>> {
  const plain = bandedDigits(20);
  const wrongDigits = {
    'a count of fewer': { ...plain, count: 10 },
    'a count of 20n': { ...plain, count: 20n },
    'a count that is a symbol': { ...plain, count: Symbol('s') },
    'a size that is a symbol': { ...plain, size: Symbol('s') },
    'clamped pixels': { ...plain, images: Uint8ClampedArray.from(plain.images) },
    'pixels of 0 to 1': { ...plain, images: new Float32Array(plain.images.length) },
    'plain labels': { ...plain, labels: Array.from(plain.labels) },
    'fewer pixels': { ...plain, images: plain.images.subarray(1) },
    'no labels': { images: plain.images, count: 20 },
  };
  const singleDigits = refusing(value(plain), wrongDigits);
  const digits = refusing(singleDigits, { 'a label of 10': { ...plain, labels: new Uint8Array(20).fill(10) } });
  const images = refusing(digits, {
    'half an image': new Uint8Array(392),
    'a list of half an image': [new Uint8Array(392)],
    'pixels of an image in plain numbers': { pixels: new Array(784).fill(0) },
  });
  // An empty list is no image, which has an answer to none.
  const unlisted = { ...images, wrong: images.wrong.filter(([name]) => name !== '[]') };
  const grayImage = object({ pixels: value(new Uint8Array(6)), width: value(2), height: value(3) });
  const imageDigit = object({
    gray: grayImage,
    ink: grayImage,
    cropped: grayImage,
    scaled: grayImage,
    pixels: value(new Uint8Array(784)),
    warnings: value([], '[]'),
  });
  const index = refusing(value(3), { 'one too far': 20, text: '3' });

  const ann = library.buildAnn({ hiddenUnits: 2 });
  const cnn = library.buildCnn({ filters: [1, 1, 1] });
  const model = value(ann);
  const sized = (size: number, units: number): tfl.Sequential =>
    tfl.sequential({ layers: [tfl.layers.flatten({ inputShape: [size, size] }), tfl.layers.dense({ units })] });
  const asked = refusing(model, { 'images of 32 x 32': sized(32, 10), 'images of 14 x 14': sized(14, 10) });
  const classifier = refusing(asked, { 'one output': sized(28, 1), 'five outputs': sized(28, 5) });
  const trained = library.buildAnn({ hiddenUnits: 1 });
  recordTraining(trained, { epochs: [], batchSize: 1, seed: 1, engine: 'none' });
  const layer = refusing(value('output'), { 'none of that name': 'outputs' });

  const epoch = object(numbers('epoch', 'loss', 'accuracy'));
  const validated = { ...epoch, valid: { epoch: 1, loss: 0.5, accuracy: 0.5, validationLoss: 0.5 } };
  const history = object({ epochs: array(validated, '[]') });
  const reading = { ...history, wrong: [...history.wrong, ['no epochs', { epochs: [] }] as const] };
  const spread = object({ mean: share, least: share, most: share });
  const errorShare = object({ mean: share, low: value(0.5, '-1'), high: value(0.5, '1.5') });
  const spreadOfAny = object(numbers('mean', 'least', 'most'));
  const condition = object({ condition: text('as written'), accuracy: value(0.5, 'NaN', '-1', '1.5') });
  const probabilities = Float32Array.from({ length: 200 }, () => 0.1);
  const classification = object({
    probabilities: refusing(value(probabilities), {
      'plain numbers': Array.from(probabilities),
      'too few': probabilities.subarray(1),
      'not numbers': new Float32Array(200).fill(NaN),
    }),
    labels: refusing(value(plain.labels), {
      'plain labels': Array.from(plain.labels),
      beyond: new Uint8Array(20).fill(10),
    }),
    classes: optional(value(10)),
  });
  const withPrediction = refusing(classification, { 'what predict gives': probabilities });
  const filters = object({
    kernel: value(new Float32Array(4)),
    rows: value(2),
    columns: value(2),
    inputs: value(1),
    filters: value(1),
  });
  const counts = array(value(3, '1.5'));
  const typedRow = { 'a typed row': [Uint32Array.of(3)] };
  const matrix = refusing(array(counts), typedRow);
  const anyMatrix = refusing(array(counts, '[]'), typedRow);
  const tenCounts = refusing(value(new Array(10).fill(3)), {
    nine: new Array(9).fill(3),
    text: new Array(10).fill('3'),
  });
  const source = object({ below: value(() => 0) });
  const shown = object({
    data: array(value({}, '{}', '[]', 'a promise'), '[]'),
    layout: optional(value({}, '{}', 'a promise')),
    alt: optional(text('nothing')),
  });
  const transform = options({ seed });
  const cloud = [1, 2, 3, 5].map((run) => ({ loss: run, validationLoss: 1 + (run % 3) }));
  const frame = {
    epoch: 1,
    probabilities: new Float32Array(200),
    hidden: new Float32Array(40),
    weights: new Float32Array(2 * 784),
    confusion: [[3]],
  };
  const film = object({
    watched: digits,
    indices: array(value(3), '[]'),
    frames: refusing(value([frame, frame]), {
      one: [frame],
      'no weights': [frame, { ...frame, weights: undefined }],
      'no frame': [frame, 3],
      'fewer weights than before': [frame, { ...frame, weights: new Float32Array(784) }],
    }),
  });
  const single = array(value(0.5, '-1', '1.5'));
  const model1 = text('ANN');

  return {
    // backend
    selectBackend: [optional(refusing(value('wasm'), { cuda: 'cuda' }))],
    requireBackend: [anything('testing')],
    // data
    checkAssumptions: [digits, options({ balance: value(0.2, '1.5') })],
    compareImages: [digits],
    augmentDigits: [
      digits,
      options({ shift: value(2, '1.5'), rotation: value(2, '1.5'), scaling: value(0.1), seed, epoch: value(1, '-1') }),
    ],
    averageDigits: [digits],
    centreDigit: [object({ pixels: value(new Uint8Array(6)), width: value(2), height: value(3) })],
    digitFromStrokes: [
      array(array(object({ x: value(0.5, '-1', '1.5'), y: value(0.5, '-1', '1.5') }), '[]'), '[]'),
      options({ penWidth: value(3, '1.5') }),
    ],
    digitFromImage: [
      refusing(array(value([9, 200, 9, 9]), '[]'), {
        'one shade': [
          [9, 9],
          [9, 9],
        ],
      }),
    ],
    pixelsAfter: [imageDigit, refusing(value('gray'), { 'no step': 'grey' })],
    digitsAfter: [array(imageDigit, '[]'), value(Uint8Array.of(3)), refusing(value('gray'), { 'no step': 'grey' })],
    picturesOf: [digits, transform],
    digitsFromFolder: [
      optional(refusing(text(ownDigitsFolder()), { 'no such folder': join(folder, 'none') })),
      options({ fallback: flag(false), onNotice: value(() => undefined) }),
    ],
    unusualImages: [unlisted],
    confusionExplorer: [
      digits,
      object({
        ann: object({ probabilities: refusing(value(probabilities), { 'too few': probabilities.subarray(1) }) }),
      }),
      options({ title }),
    ],
    drawDigit: [object({ ann: asked })],
    wayExplorer: [classifier, digits, array(index), options({ title })],
    epochExplorer: [
      { ...film, valid: { watched: plain, indices: Array.from(plain.labels.keys()), frames: [frame, frame] } },
      options({ title }),
    ],
    indicesOf: [digits, value(3), optional(value(2))],
    imageAt: [singleDigits, index],
    labelAt: [singleDigits, index],
    selectDigits: [digits, array(index, '[]')],
    firstDigits: [digits, value(3)],
    classCounts: [digits],
    noisy: [digits, value(9, '1.5'), transform],
    occluded: [digits, value(2), transform],
    rotated: [digits, value(2, '1.5'), transform],
    shifted: [digits, value(2), transform],
    splitDigits: [digits, sizes(), options({ seed, stratified: flag(true) })],
    splitIndices: [digits, sizes(), options({ seed, stratified: flag(true) })],
    splitTail: [digits, share],
    foldIndices: [digits, value(3, '1.5'), options({ seed, stratified: flag(true) })],
    splitFolds: [digits, value(3, '1.5'), options({ seed, stratified: flag(true) })],
    apportion: [array(value(3), '[]'), value(3)],
    loadDigits: [optional(value('quick'))],
    createDigits: [value(plain.images), value(plain.labels), optional(title)],
    digitsFromIdx: [
      object({ shape: value([20, 28, 28]), values: value(plain.images) }),
      object({ shape: value([20]), values: value(plain.labels) }),
      title,
    ],
    parseIdx: [value(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 7)), title, value(1)],
    // random
    seededRandom: [value(1, '-1'), optional(value(1, '-1'))],
    requireSeed: [value(1, '-1')],
    xoshiro128: [value(1), value(1), value(1), value(1)],
    permutation: [value(3), source],
    shuffle: [value(new Uint32Array(3)), source],
    // model
    buildAnn: [
      options({
        data: object({ size: optional(value(28)), classes: optional(value(10)) }, '{}'),
        seed,
        hiddenUnits: value(2),
        learningRate: value(0.1, '1.5'),
        dropout: value(0.1),
        l2: value(0.1, '1.5'),
      }),
    ],
    buildCnn: [
      options({
        data: object({ size: optional(value(28)), classes: optional(value(10)) }, '{}'),
        seed,
        filters: refusing(value([1, 1, 1]), { two: [1, 1], text: ['1', '1', '1'] }),
        dropout: value(0.1),
        learningRate: value(0.1, '1.5'),
      }),
    ],
    buildNormalizedCnn: [
      options({
        data: object({ size: optional(value(28)), classes: optional(value(10)) }, '{}'),
        seed,
        filters: refusing(value([[1], [1]]), { none: [], numbers: [1, 1], text: [['1']] }),
        learningRate: value(0.1, '1.5'),
      }),
    ],
    buildSoftmaxRegression: [options({ seed, learningRate: value(0.1, '1.5') })],
    adamW: [
      optional(value(0.1, '1.5')),
      options({
        weightDecay: value(0.1, '1.5'),
        beta1: value(0.1),
        beta2: value(0.1),
        epsilon: value(0.1, '1.5'),
      }),
    ],
    glorotUniform: [value(1, '-1'), value(1, '-1')],
    requireLearningRate: [value(0.1, '1.5'), anything('testing')],
    resetModel: [value(library.buildAnn({ hiddenUnits: 1 }))],
    disposeModel: [value(library.buildAnn({ hiddenUnits: 1 }))],
    denseWeights: [model, layer],
    convolutionFilters: [value(cnn), refusing(value('parts'), { 'no convolution': 'output' })],
    featureMaps: [{ ...asked, valid: cnn }, singleDigits, index, refusing(value('parts'), { 'no maps': 'output' })],
    inputSampleShape: [model],
    predict: [asked, unlisted, options({ onNotice: value(() => undefined) })],
    predictByTfjs: [asked, digits],
    summarize: [model],
    layerRows: [
      object({ layers: array(object({ name: title, outputShape: value([1], '[]'), ...numbers('parameters') }), '[]') }),
    ],
    saveModel: [model, text(join(folder, 'model'))],
    hasModel: [text(folder)],
    loadModel: [
      text(join(folder, 'model')),
      options({
        inputRange: refusing(value([0, 255]), { one: [1], text: ['0', '1'], same: [1, 1] }),
        onNotice: value(() => undefined),
      }),
    ],
    copyModel: [value(library.buildAnn({ hiddenUnits: 1 }))],
    exportKeras: [model, text(join(folder, 'model.keras'))],
    // evaluation
    requireClassification: [withPrediction],
    predictedLabels: [withPrediction],
    probabilityRow: [value(probabilities), index, optional(value(10))],
    confusionMatrix: [withPrediction],
    classScores: [anyMatrix],
    averageScores: [matrix],
    overallScores: [matrix],
    confusedPairs: [anyMatrix, options({ limit: value(2) })],
    topKAccuracy: [withPrediction, value(2)],
    classify: [classifier, digits],
    weightsFingerprint: [model],
    evaluate: [classifier, digits],
    crossentropy: [withPrediction],
    categoricalCrossentropy: [withPrediction],
    softmaxCrossentropy: [withPrediction],
    meanSquaredError: [withPrediction],
    accuracy: [withPrediction],
    confidentMistakes: [withPrediction, options({ limit: value(2) })],
    nearestAverage: [refusing(value(library.averageDigits(plain)), wrongDigits), digits],
    testConditions: [digits, options({ seed })],
    gradientRows: [
      classifier,
      digits,
      index,
      options({ pixel: refusing(value(3), { beyond: 784 }), unit: refusing(value(1), { 'none of that number': 2 }) }),
    ],
    wayThrough: [classifier, digits, index],
    layerAnswers: [classifier, digits, optional(layer)],
    filmTraining: [classifier, digits],
    occlusion: [classifier, digits, index, options({ side: value(3) })],
    robustness: [classifier, array(object({ name: title, digits }), '[]')],
    // certainty
    calibration: [withPrediction, options({ bins: value(5) })],
    fitTemperature: [withPrediction],
    withTemperature: [withPrediction, value(2, '1.5')],
    answeredShares: [withPrediction, optional(refusing(value([0.5]), { text: ['0.5'], zero: [0] }))],
    answeredAbove: [withPrediction, value(0.5, '-1', '1.5')],
    classifyMoved: [classifier, digits, options({ pixels: value(1) })],
    averageAnswers: [array(withPrediction, '[]')],
    countMisses: [array(withPrediction, '[]')],
    compareHalves: [
      refusing(value([0, 1, 2, 0, 1]), { '[-1, 0, 0, 0]': [-1, 0, 0, 0], text: ['1', '1', '1', '1'] }),
      value(2),
    ],
    // doubt
    outOfFold: [
      digits,
      value(() => library.buildAnn({ hiddenUnits: 1 })),
      options({
        epochs: value(1),
        batchSize: value(10),
        learningRate: value(0.1, '1.5'),
        augment: options({ shift: value(2, '1.5'), rotation: value(2, '1.5'), scaling: value(0.1) }),
        threads: value(1),
        folds: value(2),
        seed,
        onFold: value(() => undefined),
      }),
    ],
    confidentLearning: [withPrediction],
    rankLabels: [withPrediction, options({ limit: value(2) })],
    compareWithRaters: [array(object(numbers('index')), '[]'), array(value(3), '[]')],
    compareVotes: [
      refusing(value({ 947: 'guess' }, '{}', '[]'), { 'no verdict': { 947: 'both' }, 'no index': { first: 'guess' } }),
    ],
    findAudit: [
      object({ audits: array(object({ model: model1, part: text('test') }), '[]') }),
      refusing(text('ANN'), { another: 'CNN' }),
      refusing(text('test'), { another: 'train' }),
    ],
    missesOf: [
      object({
        part: refusing(text('test'), { another: 'train' }),
        hardness: refusing(value([3, 1]), { text: ['3', '1'] }),
        missed: array(refusing(value([2, 1]), { 'one too far': [4, 1], text: ['2', '1'] }), '[]'),
      }),
    ],
    nearestNeighbours: [digits, digits],
    findTwins: [
      digits,
      array(object({ index, ...numbers('neighbour', 'distance') }), '[]'),
      options({ share: value(0.5, '1.5') }),
    ],
    spread: [array(value(0.5, '-1', '1.5'))],
    // statistics
    meanInterval: [
      refusing(value([0.5, 0.6]), { one: [0.5], text: ['0.5', '0.6'], infinite: [0.5, Infinity] }),
      options({ confidence: share, resamples: value(100), seed }),
    ],
    signFlipTest: [single, single, options({ seed })],
    superiority: [single, single],
    mcNemarTest: [array(value(3), '[]'), array(value(3), '[]')],
    holmCorrection: [array(share, '[]')],
    // figures
    wayChart: [
      object({
        label: value(3, '1.5'),
        pixels: refusing(value(new Uint8Array(784)), { 'too few': new Uint8Array(783) }),
        layers: array(
          object({
            name: title,
            sums: refusing(value(new Float64Array(10)), { infinite: new Float64Array(10).fill(Infinity) }),
            answers: refusing(value(new Float64Array(10)), { 'no numbers': new Float64Array(10).fill(NaN) }),
          }),
        ),
      }),
      options({ title }),
    ],
    unitDigits: [
      digits,
      object({
        answers: refusing(value(new Float32Array(40)), { 'too few': new Float32Array(39) }),
        count: value(20),
        units: value(2),
        kernel: refusing(value(new Float32Array(1568)), { 'too few': new Float32Array(1567) }),
      }),
      refusing(value(1), { beyond: 2 }),
      options({ count: value(2), title }),
    ],
    hiddenPlane: [
      refusing(value([0, 1, 2, 3]), { text: ['0', '1', '2', '3'], infinite: [0, 1, 2, Infinity], three: [0, 1, 2] }),
      refusing(value([3, 7]), { text: ['3', '7'], beyond: [3, 256], one: [3] }),
      options({ title }),
    ],
    occlusionMap: [
      digits,
      index,
      refusing(value(new Float32Array(784)), {
        'too few': new Float32Array(783),
        beyond: new Float32Array(784).fill(2),
      }),
      options({ title }),
    ],
    classBalance: [tenCounts, options({ title })],
    lossCurves: [
      history,
      options({
        epochs: value(2),
        title,
        earlier: history,
        reported: options({ loss: value(0.1, '1.5'), validationLoss: value(0.1, '1.5') }),
      }),
    ],
    lossCurve: [history, options({ epochs: value(2), title })],
    validationLossCurve: [history, options({ epochs: value(2), title })],
    accuracyCurves: [history, options({ epochs: value(2), title })],
    accuracyAgainstParameters: [
      array(object({ model: model1, parameters: value(5, '1.5'), accuracy: spread })),
      options({
        title,
        published: array(object({ model: model1, parameters: value(5, '1.5'), accuracy: share }), '[]'),
      }),
    ],
    benchmarkBars: [
      array(object({ system: model1, secondsPerEpoch: value(1, '1.5') })),
      options({ own: title, title }),
    ],
    classScoreBars: [
      array(object({ ...numbers('label'), precision: share, recall: share, f1: share })),
      options({ title }),
    ],
    confusionHeatmap: [matrix, options({ title })],
    digitPixels: [digits, index],
    featureMapGrid: [
      object({ values: value(new Float32Array(4)), rows: value(2), columns: value(2), channels: value(1) }),
      options({ columns, title }),
    ],
    convolutionWindow: [
      filters,
      digits,
      index,
      options({
        filter: value(0),
        row: refusing(value(3), { beyond: 27 }),
        column: refusing(value(3), { beyond: 27 }),
        title,
      }),
    ],
    filterImages: [filters, options({ columns, title })],
    lossClouds: [
      array(
        object({ name: model1, pairs: array(object({ loss: value(0.1, '1.5'), validationLoss: value(0.1, '1.5') })) }),
      ),
      options({ reported: object({ loss: value(0.1, '1.5'), validationLoss: value(0.1, '1.5') }), title }),
    ],
    seedCurves: [
      array(object({ name: model1, epochs: array(spreadOfAny) })),
      options({ measure: title, logarithmic: flag(true), reported: value(0.1, '-1', '1.5'), title }),
    ],
    mistakeGrid: [
      digits,
      array(object({ index: value(3), actual: value(3), predicted: value(4), confidence: share }), '[]'),
      options({ columns, numbered: flag(true), title }),
    ],
    neighbourGrid: [
      digits,
      digits,
      array(object({ index, neighbour: index, ...numbers('distance') })),
      options({ pairs: value(2), title }),
    ],
    hardnessHistogram: [
      array(object({ model: model1, counts: refusing(value([3, 1]), { one: [3], text: ['3', '1'] }) })),
      options({ title }),
    ],
    reliabilityDiagram: [
      array(
        object({
          name: title,
          calibration: object({
            bins: array(object({ count: value(3), confidence: share, accuracy: share }), '[]'),
            error: value(0.1),
          }),
        }),
        '[]',
      ),
      options({ title }),
    ],
    coverageChart: [
      array(object({ name: title, shares: array(object({ share, accuracy: share }), '[]') }), '[]'),
      options({ title }),
    ],
    halvesChart: [
      array(
        object({ model: model1, halves: object({ first: errorShare, second: errorShare, difference: errorShare }) }),
      ),
      options({ title }),
    ],
    pixelHistogram: [digits],
    probabilityBars: [
      refusing(value(Float32Array.of(...new Array<number>(10).fill(0.1))), { five: [1, 0, 0, 0, 0] }),
      options({ label: value(3), title }),
    ],
    robustnessChart: [
      array(object({ model: model1, conditions: array(object({ condition: title, accuracy: spread })) })),
      options({ title }),
    ],
    imageSteps: [imageDigit, options({ title })],
    sampleGrid: [digits, array(index), options({ columns, captions: array(title), title })],
    weightImages: [value(new Float32Array(4)), value(4), value(1), options({ count: value(1), columns, title })],
    // display
    show: [shown, options({ sink })],
    liveFigure: [shown, options({ sink })],
    showTable: [
      array(object({ a: anything(1) }), 'true', '[]'),
      options({ sink, columns: array(value('a')), caption: title, decimals: value(2) }),
    ],
    progress: [optional(value(1, '99')), options({ sink })],
    showReport: [array(object({ figure: title, reproduced: title })), options({ sink, caption: title })],
    progressBar: [title, value(2, '1.5'), options({ sink, unit: title, clock: value(() => 0) })],
    watchFolds: [value(2), options({ sink })],
    watchTraining: [value(2), options({ sink, film: object({ take: value(() => undefined) }) })],
    // report and study
    closestEpoch: [
      reading,
      optional(object({ loss: value(0.1, 'NaN', '-1', '1.5'), validationLoss: value(0.1, 'NaN', '-1', '1.5') })),
    ],
    compareWithReport: [
      object(numbers('trainingImages', 'testImages', 'parameters', 'accuracy', 'loss', 'validationLoss')),
    ],
    reportHypotheses: [
      array(object({ model: model1, history: value({ loss: [], accuracy: [] }, '{}', '[]', 'a promise') }), '[]'),
    ],
    testHypotheses: [
      refusing(value([{ name: 'a', part: 'b', pairs: cloud }], '[]'), {
        'three runs': [{ name: 'a', part: 'b', pairs: cloud.slice(1) }],
        'a loss of 0': [{ name: 'a', part: 'b', pairs: [...cloud, { loss: 0, validationLoss: 1 }] }],
        'no pairs': [{ name: 'a', part: 'b' }],
      }),
    ],
    reportNumbers: [
      object({ train: digits, test: digits }),
      model,
      refusing(value(library.readStudy('report')), {
        'a model of none': [{ model: 1, history: {} }],
        'no history': [{ model: 'ANN' }],
      }),
    ],
    reportNumberRows: [
      array(object({ name: title, reported: title, found: title, rule: title, reproduces: flag(true) }), '[]'),
    ],
    hypothesisRows: [
      array(
        object({
          name: title,
          part: title,
          loss: spreadOfAny,
          validationLoss: spreadOfAny,
          ...numbers('distance', 'corrected'),
        }),
        '[]',
      ),
    ],
    studyCurves: [array(object({ model: model1 }), '[]'), value('loss')],
    compareModels: [
      array(object({ model: model1, seed: value(1, '-1', '1.5', 'NaN'), conditions: array(condition) })),
      refusing(value([['ANN', 'ANN']], '[]'), { single: [['ANN']], unknown: [['ANN', 'XNN']] }),
      options({ condition: text('as written') }),
    ],
    comparisonRows: [
      array(
        object({
          first: title,
          second: title,
          ...numbers('difference', 'corrected'),
          superiority: object(numbers('probability', 'pairs')),
        }),
        '[]',
      ),
    ],
    readMistakes: [refusing(value('18:3', "''"), { word: 'none' })],
    readBenchmark: [optional(value(benchmarkFile(), "''"))],
    summarizeStudy: [
      array(
        object({ model: model1, ...numbers('parameters', 'epochs', 'seconds'), conditions: array(condition, '[]') }),
        '[]',
      ),
    ],
    studyRows: [
      array(object({ model: model1, seconds: spreadOfAny, accuracy: spreadOfAny, conditions: value([], '[]') }), '[]'),
    ],
    robustnessRows: [
      array(
        object({
          model: model1,
          seconds: spreadOfAny,
          accuracy: spreadOfAny,
          conditions: array(object({ condition: title, accuracy: spreadOfAny }), '[]'),
        }),
        '[]',
      ),
    ],
    // training
    batches: [value(new Uint32Array(3)), value(2)],
    epochOrder: [value(3), value(1, '-1'), value(1, '-1')],
    cosineDecay: [value(0.1, '1.5'), value(2, '1.5')],
    reduceOnPlateau: [
      value(0.1, '1.5'),
      options({
        factor: value(0.5),
        patience: value(2),
        monitor: value('loss'),
        minDelta: value(0, '1.5'),
        cooldown: value(2),
        minimum: value(0, '1.5'),
      }),
    ],
    weightsEpoch: [reading],
    lastEpoch: [reading],
    bestEpoch: [reading],
    epochRows: [history],
    fit: [
      classifier,
      digits,
      options({
        epochs: value(1),
        batchSize: value(5),
        seed,
        learningRate: value(0.1, '1.5'),
        validation: digits,
        engine: value('auto'),
        augment: options({ shift: value(2, '1.5'), rotation: value(2, '1.5'), scaling: value(0.1) }),
        earlyStopping: object({
          patience: value(2),
          monitor: optional(value('loss')),
          minDelta: optional(value(0, '1.5')),
          restoreBest: optional(flag(true)),
        }),
        classWeight: value({ 3: 2 }, '{}', '[]'),
        checkpoints: object({
          folder: text(join(folder, 'checkpoints')),
          keep: optional(value('last')),
          monitor: optional(value('loss')),
        }),
        threads: value(1),
        rounding: value('strict'),
        signal: value(new AbortController().signal),
        onEpoch: value(() => undefined),
        onProgress: value(() => undefined),
      }),
    ],
    epochsTrained: [model],
    recordTraining: [model, history],
    trainingHistory: [value(trained)],
    annFolder: [object({ name: title }), optional(text(folder))],
  };

  function sizes(): Given {
    return refusing(object({ validation: optional(value(0.1)), test: optional(value(2)) }, '{}'), {
      '{ strange: 1 }': { strange: 1 },
    });
  }
}

type Door = (...values: unknown[]) => unknown;
const exported = Object.entries({ ...library, ...INNER }).flatMap(([name, found]) =>
  typeof found === 'function' ? [[name, found as unknown as Door] as const] : [],
);

let table: ReturnType<typeof doors>;
beforeAll(async () => {
  await testBackend();
  await library.saveModel(library.buildAnn({ hiddenUnits: 1 }), join(folder, 'model'));
  table = doors();
});

test('every public function is listed: by what it takes, or as one for files', () => {
  const listed = [...FILES, ...Object.keys(table)].sort();
  expect(exported.map(([name]) => name).sort()).toEqual(listed);
});

const checked = exported.filter(([name]) => !FILES.includes(name));

test.each(checked)('%s refuses each wrong argument in one sentence, and leaks no tensor', async (name, door) => {
  const before = tf.memory().numTensors;
  const givens = table[name] ?? [];
  const answers = [];
  for (const { name: what, values } of wrongCalls(givens)) answers.push(`${what} -> ${await answer(door, values)}`);
  expect(answers.filter((words) => !/-> (TypeError|RangeError): [^:]+: expected .*, found /s.test(words))).toEqual([]);
  expect(tf.memory().numTensors).toBe(before);
});

test.each(checked)('%s takes the right arguments that its wrong ones are made of', async (name, door) => {
  expect(
    await answer(
      door,
      (table[name] ?? []).map(({ valid }) => valid),
    ),
  ).toBe('taken');
});

async function answer(door: Door, values: readonly unknown[]): Promise<string> {
  try {
    await door(...values);
    return 'taken';
  } catch (error) {
    return error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error);
  }
}
