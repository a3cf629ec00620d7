/* The training engine: networks in WebAssembly, on threads of their own. It needs no other package. */
export { hasRelaxedSimd, type Rounding, ROUNDINGS } from './contract/load';
export { Engine } from './engine';
export type { EngineData } from './memory/check-data';
export type {
  Activation,
  ImageShape,
  LayerSpec,
  Loss,
  NetworkSpec,
  OptimizerSpec,
  OptimizerState,
  Parameters,
} from './network/network';
export { stagesOf } from './network/stages';
export { multiplicationsOf } from './network/work';
export type {
  EngineEpoch,
  EngineOptions,
  Evaluation,
  LoadedData,
  Progress,
  Training,
  TrainOptions,
} from './training/types';
export * from './validation/describe';
export * from './validation/kinds';
export * from './validation/values';
