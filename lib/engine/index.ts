/* The training engine: networks in WebAssembly, on threads of their own. It needs no other package. */
export type { EngineData } from './layout/data';
export {
  Engine,
  type EngineEpoch,
  type EngineOptions,
  type Evaluation,
  type LoadedData,
  type Progress,
  type TrainOptions,
  type Training,
} from './engine';
export type { ImageShape } from './network/images';
export { hasRelaxedSimd, type Rounding, ROUNDINGS } from './contract/load';
export {
  type Activation,
  type LayerSpec,
  type Loss,
  type NetworkSpec,
  type OptimizerSpec,
  type OptimizerState,
  type Parameters,
  stagesOf,
} from './network/network';
export * from './validation/describe';
export * from './validation/kinds';
export * from './validation/values';
