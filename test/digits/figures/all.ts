import type { Figure } from '../../../lib/digits/figures/figure';
import * as figures from '../../../lib/digits/index';
import { flatDigits, history, way } from './samples';

const digits = flatDigits([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
const run = history([0.25, 0.1, 0.0145], [0.14, 0.08, 0.09]);
const counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
const barred = figures.digitFromImage(
  Array.from({ length: 40 }, (_, row) =>
    Array.from({ length: 30 }, (__, column) => (row > 4 && row < 30 && column > 9 && column < 15 ? 20 : 240)),
  ),
);
const matrix = counts.map((_, actual) =>
  counts.map((__, predicted) => (actual === predicted ? 90 : (actual * predicted) % 7)),
);
const models = ['mean digit', 'ANN', 'ANN + dropout'].map((model, place) => {
  const accuracy = { mean: 0.8 + place / 20, least: 0.78 + place / 20, most: 0.81 + place / 20, count: 5 };
  const conditions = ['as written', 'shifted'].map((condition) => ({ condition, accuracy }));
  return { model, parameters: place === 0 ? 7840 : 101_770, accuracy, conditions };
});
const sureAnswers = {
  probabilities: Float32Array.from(
    { length: 80 },
    (_, at) => [0.5 + (at % 37) / 80, 0.5 - (at % 37) / 80][at % 2] ?? 0,
  ),
  labels: Uint8Array.from({ length: 40 }, (_, sample) => (sample % 5 === 0 ? 1 : 0)),
  classes: 2,
};

/** One of every figure of the library, by name. */
export const ALL: Readonly<Record<string, Figure>> = {
  accuracyAgainstParameters: figures.accuracyAgainstParameters(models),
  'accuracyAgainstParameters with figures of others': figures.accuracyAgainstParameters(models, {
    published: figures.PUBLISHED,
  }),
  accuracyCurves: figures.accuracyCurves(run),
  benchmarkBars: figures.benchmarkBars([
    { system: 'engine', secondsPerEpoch: 0.2 },
    { system: 'Keras', secondsPerEpoch: 4.8 },
  ]),
  classBalance: figures.classBalance(counts),
  'classBalance of parts': figures.classBalance([
    { name: 'training', counts },
    { name: 'test', counts },
  ]),
  classScoreBars: figures.classScoreBars(
    counts.map((support, label) => ({ label, precision: 0.99 - label / 200, recall: 0.97, f1: 0.975, support })),
  ),
  confusionHeatmap: figures.confusionHeatmap(matrix),
  convolutionWindow: figures.convolutionWindow(
    { kernel: Float32Array.from({ length: 18 }, (_, at) => (at - 9) / 9), rows: 3, columns: 3, inputs: 1, filters: 2 },
    digits,
    3,
    { filter: 1, row: 4, column: 5 },
  ),
  digitPixels: figures.digitPixels(digits, 3),
  featureMapGrid: figures.featureMapGrid({
    values: Float32Array.from({ length: 32 }, (_, at) => at),
    rows: 4,
    columns: 4,
    channels: 2,
  }),
  filterImages: figures.filterImages({
    kernel: Float32Array.from({ length: 18 }, (_, at) => at - 9),
    rows: 3,
    columns: 3,
    inputs: 1,
    filters: 2,
  }),
  hiddenPlane: figures.hiddenPlane([0, 0, 1, 0.5, 1.1, 0.4], [3, 7, 7]),
  halvesChart: figures.halvesChart([
    { model: 'ANN', halves: figures.compareHalves([0, 1, 0, 0, 1, 1, 0, 2], 2) },
    { model: 'CNN', halves: figures.compareHalves([0, 1, 0, 0, 0, 1, 0, 1], 2) },
  ]),
  reliabilityDiagram: figures.reliabilityDiagram([
    { name: 'as it is', calibration: figures.calibration(sureAnswers) },
    { name: 'at 2 degrees', calibration: figures.calibration(figures.withTemperature(sureAnswers, 2)) },
  ]),
  coverageChart: figures.coverageChart([
    { name: 'ANN', shares: figures.answeredShares(sureAnswers) },
    {
      name: 'CNN',
      shares: [
        { share: 0.5, accuracy: 1, threshold: 0.9 },
        { share: 1, accuracy: 0.99, threshold: 0.4 },
      ],
    },
  ]),
  hardnessHistogram: figures.hardnessHistogram([
    { model: 'ANN', counts: [9389, 224, 90, 63, 0, 47] },
    { model: 'CNN', counts: [9900, 50, 20, 10] },
  ]),
  lossCurve: figures.lossCurve(run),
  lossCurves: figures.lossCurves(run, { reported: { loss: 0.004, validationLoss: 0.13 } }),
  'lossCurves after an earlier training': figures.lossCurves(history([0.02, 0.01], [0.1, 0.11], 4), {
    earlier: run,
    epochs: 3,
  }),
  'lossCurves before the first epoch': figures.lossCurves(history([]), { epochs: 10 }),
  imageSteps: figures.imageSteps(barred),
  lossClouds: figures.lossClouds(
    ['ten epochs', 'thirty epochs'].map((name, place) => ({
      name,
      pairs: [1, 2, 3].map((run) => ({
        loss: 0.02 / (place * 3 + run),
        validationLoss: 0.08 + place / 20 + run / 200,
      })),
    })),
    { reported: { loss: 0.004, validationLoss: 0.13 } },
  ),
  mistakeGrid: figures.mistakeGrid(digits, [{ index: 4, actual: 9, predicted: 4, confidence: 0.98 }]),
  neighbourGrid: figures.neighbourGrid(digits, digits, [
    { index: 1, neighbour: 2, distance: 2.5 },
    { index: 4, neighbour: 3, distance: 0 },
  ]),
  occlusionMap: figures.occlusionMap(
    digits,
    1,
    Float32Array.from({ length: 784 }, (_, at) => Math.sin(at / 50) / 2),
  ),
  pixelHistogram: figures.pixelHistogram(digits),
  probabilityBars: figures.probabilityBars([0, 0, 0, 0, 0.7, 0, 0, 0, 0, 0.3], { label: 9 }),
  robustnessChart: figures.robustnessChart(models),
  sampleGrid: figures.sampleGrid(digits, [0, 1, 2, 3]),
  seedCurves: figures.seedCurves(
    [
      {
        name: 'a fifth put aside',
        epochs: [0.3, 0.1, 0.05].map((mean) => ({ mean, least: mean * 0.9, most: mean * 1.1, count: 5 })),
      },
    ],
    { reported: 0.004 },
  ),
  validationLossCurve: figures.validationLossCurve(run),
  weightImages: figures.weightImages(
    Float32Array.from({ length: 784 * 4 }, (_, at) => Math.sin(at)),
    784,
    4,
  ),
  unitDigits: figures.unitDigits(
    digits,
    {
      answers: Float32Array.from({ length: 20 }, (_, at) => at % 7),
      count: 10,
      units: 2,
      kernel: Float32Array.from({ length: 1568 }, (_, at) => Math.sin(at)),
    },
    1,
  ),
  wayChart: figures.wayChart(way),
};
