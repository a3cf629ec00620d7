/* All that the notebooks import, in the order of their work; all else is imported from its module. */

// Basics: what does the arithmetic, and chance that can be repeated
export { type Backend, type BackendName, selectBackend } from './backend/backend';
export { type Random, seededRandom } from './random/random';

// Data: digits as bytes, with their labels
export { loadDigits } from './data/load';
export type { AboutFolder } from './data/folder/about';
export type { FolderOptions } from './data/folder/load';
export type { DataFile, DatasetName, Digits, DigitsDataset, DigitsShape } from './data/digits';
export { classCounts, firstDigits, imageAt, indicesOf, labelAt, selectDigits } from './data/select';
export { type AboutDigits, createDigits, digitsFromIdx } from './data/create';
export { type Idx, parseIdx } from './data/idx';
export { averageDigits } from './data/average';
export { centreDigit, type PreparedDigit } from './data/drawn/centre';
export { digitFromStrokes, type Point, type Stroke, type StrokesOptions } from './data/drawn/strokes';
export type { GrayImage } from './data/drawn/gray-image';
export { digitFromImage, digitsAfter, type ImageDigit, type ImageStep, pixelsAfter } from './data/own/from-image';
export type { ImageSource } from './data/own/source';
export type { ImageLike } from './data/own/picture';
export type { TensorLike } from './data/own/numbers';
export { digitsFromFolder, type FolderDigits, type PictureFolderOptions } from './data/own/folder';
export type { ReadPicture, SkippedFile } from './data/own/folder';
export { picturesOf } from './data/own/pictures-of';
export { type UnusualImage, unusualImages } from './data/own/unusual';
export type { UnlabelledImage, UnlabelledImages } from './data/own/images';
export { type AssumptionCheck, type AssumptionOptions, checkAssumptions } from './data/assumptions';
export type { TransformOptions } from './data/transform/each-image';
export { type Augmentation, augmentDigits, type AugmentOptions } from './data/transform/augment';

// Split: parts that share nothing
export {
  type SplitDigits,
  splitDigits,
  type SplitIndices,
  splitIndices,
  type SplitOptions,
  type SplitSizes,
  splitTail,
} from './split/split';
export { type FoldDigits, foldIndices, type FoldOptions, splitFolds } from './split/folds';

// Look: figures, which `show` shows
export { type ClassBalanceOptions, classBalance, type PartCounts } from './figures/charts/class-balance';
export { digitPixels } from './figures/charts/digit-pixels';
export { imageSteps, type ImageStepsOptions } from './figures/charts/image-steps';
export { sampleGrid, type SampleGridOptions } from './figures/charts/sample-grid';
export { pixelHistogram } from './figures/charts/pixel-histogram';
export { weightImages, type WeightImagesOptions } from './figures/charts/weight-images';
export { filterImages, type FilterImagesOptions } from './figures/charts/filter-images';
export { convolutionWindow, type ConvolutionWindowOptions } from './figures/charts/convolution-window';
export { featureMapGrid, type FeatureMapGridOptions } from './figures/charts/feature-map-grid';
export { wayChart, type WayChartOptions } from './figures/charts/way-chart';
export { unitDigits, type UnitDigitsOptions } from './figures/charts/unit-digits';
export { hiddenPlane, type HiddenPlaneOptions } from './figures/charts/hidden-plane';
export { lossCurve } from './figures/charts/loss-curve';
export { validationLossCurve } from './figures/charts/validation-loss-curve';
export { lossCurves, type LossCurvesOptions } from './figures/charts/loss-curves';
export { accuracyCurves } from './figures/charts/accuracy-curves';
export { probabilityBars, type ProbabilityBarsOptions } from './figures/charts/probability-bars';
export { confusionHeatmap, type ConfusionHeatmapOptions } from './figures/charts/confusion-heatmap';
export { classScoreBars, type ClassScoreBarsOptions } from './figures/charts/class-score-bars';
export { mistakeGrid, type MistakeGridOptions } from './figures/charts/mistake-grid';
export { occlusionMap, type OcclusionMapOptions } from './figures/charts/occlusion-map';
export { neighbourGrid, type NeighbourGridOptions } from './figures/charts/neighbour-grid';
export {
  type HardnessEntry,
  hardnessHistogram,
  type HardnessHistogramOptions,
} from './figures/charts/hardness-histogram';
export {
  type CalibrationEntry,
  reliabilityDiagram,
  type ReliabilityDiagramOptions,
} from './figures/charts/reliability-diagram';
export { coverageChart, type CoverageChartOptions, type CoverageEntry } from './figures/charts/coverage-chart';
export { halvesChart, type HalvesChartOptions, type HalvesEntry } from './figures/charts/halves-chart';
export { robustnessChart, type RobustnessChartOptions, type RobustnessEntry } from './figures/charts/robustness-chart';
export {
  accuracyAgainstParameters,
  type AccuracyAgainstParametersOptions,
  type PublishedModel,
  type SizedModel,
} from './figures/charts/accuracy-against-parameters';
export { type LossCloud, lossClouds, type LossCloudsOptions } from './figures/charts/loss-clouds';
export { type SeedCurve, seedCurves, type SeedCurvesOptions } from './figures/charts/seed-curves';
export { benchmarkBars, type BenchmarkBarsOptions } from './figures/charts/benchmark-bars';
export type { ContinuedOptions, CurveOptions } from './figures/epoch-curves';
export type { Figure } from './figures/figure';

// Model: networks, what is in them, and folders that keep them
export { type AnnOptions, buildAnn } from './model/ann';
export { buildCnn, type CnnOptions } from './model/cnn';
export { buildNormalizedCnn, type NormalizedCnnOptions } from './model/normalized-cnn';
export { buildSoftmaxRegression, type SoftmaxRegressionOptions } from './model/softmax-regression';
export { adamW, type AdamWOptions } from './model/adam-w';
export { layerRows, type LayerSummary, type ModelSummary, summarize } from './model/summary';
export { type DenseWeights, denseWeights } from './model/weights';
export { convolutionFilters, type FeatureMaps, featureMaps, type Filters } from './model/feature-maps';
export { loadModel, type LoadModelOptions, saveModel } from './model/storage';
export type { InputRange } from './model/keras/scaling';
export { copyModel } from './model/copy';
export { exportKeras } from './model/keras/export';
export { weightsFingerprint } from './model/fingerprint';
export { disposeModel } from './model/dispose';
export type { Location } from './platform/location';

// Train: networks learn, and keep a history
export { fit } from './train/fit';
export type { EngineName, FitOptions, FitProgress } from './train/fit-options';
export type { EngineOptions, Rounding } from '@digits/engine';
export type { EarlyStopping } from './train/early-stopping';
export type { ExampleWeights } from './train/example-weights';
export type { Checkpoints } from './train/checkpoints';
export type { Notice } from './train/notice';
export { cosineDecay, type LearningRateSchedule } from './train/learning-rate';
export { type FilmFrame, filmTraining, type TrainingFilm } from './train/film';
export { type PlateauOptions, reduceOnPlateau } from './train/reduce-on-plateau';
export type { MonitorName } from './train/monitor';
export { bestEpoch, epochRows, lastEpoch, weightsEpoch } from './train/epochs';
export type { EpochResult, History } from './train/history';
export { trainingHistory } from './train/record';
export { resetModel } from './train/reset';
export { REPORT_RECIPE } from './train/report-network';
export { annFolder, trainedAnn, type TrainedAnnOptions, type TrainedModel } from './train/trained';

// Evaluate: what a model answers, and how good that is
export { predict, type PredictOptions } from './model/predict';
export { type Classification, predictedLabels, probabilityRow } from './measure/classification';
export { classify } from './evaluate/classify';
export { accuracy, crossentropy, topKAccuracy } from './measure/measures';
export {
  type AverageName,
  type AverageScore,
  averageScores,
  type OverallScores,
  overallScores,
} from './measure/averages';
export { type ConfusedPair, confusedPairs, type ConfusedPairsOptions } from './measure/confused-pairs';
export { type ClassScore, type ConfusionMatrix, confusionMatrix } from './measure/confusion';
export { evaluate, type Evaluation } from './evaluate/evaluate';
export { occlusion, type OcclusionOptions } from './evaluate/occlusion';
export { type Way, wayThrough } from './evaluate/way-through';
export type { LayerWay } from './model/dense-way';
export { type LayerAnswers, layerAnswers } from './evaluate/layer-answers';
export { type GradientOptions, type GradientRow, gradientRows } from './evaluate/gradient-rows';
export type { DigitLoss } from './measure/loss';
export type { Mistake } from './measure/mistakes';
export { nearestAverage } from './model/nearest-average';
export { type ConditionAccuracy, robustness, type TestCondition, testConditions } from './evaluate/robustness';

// Certainty: how sure a model may be, and when it should not answer
export { type Calibration, calibration, type CalibrationBin, type CalibrationOptions } from './measure/calibration';
export { fitTemperature, withTemperature } from './measure/temperature';
export { type Answered, answeredAbove, answeredShares } from './measure/coverage';
export { classifyMoved, type ClassifyMovedOptions } from './evaluate/classify-moved';

// Doubt: labels that may be wrong, digits that are hard, and near copies across the split
export { outOfFold, type OutOfFoldOptions } from './labels/out-of-fold';
export {
  type ConfidentLearning,
  confidentLearning,
  rankLabels,
  type RankOptions,
  type Suspect,
} from './labels/confident';
export {
  compareVotes,
  compareWithRaters,
  type RatedDigit,
  type RaterComparison,
  type Ratings,
  RATINGS,
  type Verdict,
  type VoteComparison,
} from './labels/raters';
export { averageAnswers, countMisses } from './measure/several';
export { compareHalves, type ErrorShare, type Halves } from './measure/halves';
export { type Neighbour, nearestNeighbours } from './labels/neighbours';
export { findTwins, type TwinOptions, type Twins } from './labels/twins';
export {
  findAudit,
  type LabelAudit,
  type LabelAudits,
  missesOf,
  type NeighbourAudit,
  readLabels,
} from './labels/results';

// Show: below the cell that runs
export { show } from './display/show';
export type { ShownFigure } from './display/figure-bundle';
export { confusionExplorer, type ConfusionExplorerOptions } from './widgets/confusion-explorer';
export { wayExplorer, type WayExplorerOptions } from './widgets/way-explorer';
export { epochExplorer, type EpochExplorerOptions } from './widgets/epoch-explorer';
export { drawDigit } from './widgets/draw-digit';
export type { PackedWeights } from './widgets/pack';
export type { Widget } from './widgets/widget';
export type { WidgetName } from './platform/widgets';
export { type LiveFigure, liveFigure } from './display/live-figure';
export { type CellValue, type RowOf, showTable, type TableOptions } from './display/table';
export { type ReportOptions, showReport } from './display/show-report';
export { watchTraining, type WatchTrainingOptions } from './display/training';
export { watchFolds } from './display/folds';
export type { DisplayMessage, MimeBundle, Sink, SinkOptions } from './display/sink';

// Exercises: answers that are checked
export { type Check, check } from './exercises/check';
export type { Exercise } from './exercises/exercises';
export { progress } from './exercises/progress';

// Study and report: many seeds, many models, and the figures of others
export { compareWithReport, REPORTED, type Reproduced } from './report/report';
export type { ReportRow } from '@digits/common/protocol';
export { closestEpoch, type LossPair } from './report/closest';
export {
  type Hypothesis,
  hypothesisRows,
  reportHypotheses,
  type TestedHypothesis,
  testHypotheses,
} from './report/hypotheses';
export { type ReportNumber, reportNumberRows, reportNumbers } from './report/numbers';
export { PUBLISHED, type PublishedFigure } from './report/published';
export { type Benchmark, type BenchmarkEntry, readBenchmark } from './report/benchmark';
export { readStudy, type RunHistory, type StudyName, type StudyResult } from './study/results';
export { readMistakes, type WrongAnswer } from './study/mistake-text';
export { robustnessRows, studyRows, type StudySummary, summarizeStudy } from './study/summary';
export { type StudyCurve, studyCurves } from './study/curves';
export { compareModels, type CompareModelsOptions, comparisonRows, type ModelComparison } from './study/compare';
export type { Spread } from './measure/spread';

// Statistics: what several runs can tell, and what they cannot
export { type Interval, type IntervalOptions, meanInterval } from './statistics/interval';
export { type SignFlipTest, signFlipTest } from './statistics/sign-flip';
export { type Superiority, superiority } from './statistics/superiority';
export { type McNemarTest, mcNemarTest } from './statistics/mcnemar';
export { holmCorrection } from './statistics/holm';
