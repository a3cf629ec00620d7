export * from './backend/backend';
export { requireLearningRate } from './check/learning-rate';
export * from './data/assumptions';
export * from './data/transform/augment';
export * from './data/average';
export * from './data/create';
export {
  CLASSES,
  DATASET_NAMES,
  type DatasetName,
  type Digits,
  type DigitsDataset,
  IMAGE_SIZE,
  PIXELS,
} from './data/digits';
export { type Idx, parseIdx } from './data/idx';
export * from './data/load';
export { loadMnist } from './data/mnist';
export { loadQuick } from './data/quick';
export * from './data/select';
export { DISTORTIONS, type Distortion } from './data/transform/distortions';
export type { TransformOptions } from './data/transform/each-image';
export * from './data/transform/noisy';
export * from './data/transform/occluded';
export * from './data/transform/rotated';
export * from './data/transform/shifted';
export * from './display';
export * from './display/training';
export * from './measure/classification';
export { classify } from './evaluate/classify';
export * from './measure/confusion';
export * from './evaluate/evaluate';
export * from './measure/measures';
export * from './measure/mistakes';
export * from './model/nearest-average';
export * from './evaluate/robustness';
export * from './measure/spread';
export * from './figures';
export * from './model/ann';
export * from './model/cnn';
export * from './model/dispose';
export * from './model/feature-maps';
export { glorotUniform } from './model/initial-weights';
export { inputSampleShape } from './model/input';
export { predict, predictByTfjs } from './model/predict';
export * from './model/softmax-regression';
export * from './model/storage';
export * from './model/summary';
export * from './model/weights';
export * from './random/permutation';
export * from './random/random';
export * from './report/benchmark';
export * from './report/closest';
export * from './report/report';
export * from './split/split';
export type { BaselineRecipe, NetworkRecipe, Recipe } from './study/recipe';
export { RECIPES } from './study/recipes';
export { readStudy, type StudyResult } from './study/results';
export * from './study/summary';
export * from './train/batches';
export type { EarlyStopping } from './train/early-stopping';
export * from './train/epochs';
export * from './train/fit';
export * from './train/history';
export { cosineDecay, type LearningRateSchedule } from './train/learning-rate';
export * from './train/record';
export * from './train/trained';
export { outputFolder, projectFolder } from './platform/folders';
