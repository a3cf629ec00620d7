/* The training engine: networks in WebAssembly, on threads of their own. It needs no other package. */
export type { EngineData } from './data';
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
export type { ImageShape } from './images';
export { hasRelaxedSimd, type Rounding, ROUNDINGS } from './kernels';
export {
  type Activation,
  type LayerSpec,
  type Loss,
  type NetworkSpec,
  type OptimizerSpec,
  type OptimizerState,
  type Parameters,
  stagesOf,
} from './network';
export * from './validation/describe';
export * from './validation/kinds';
export * from './validation/values';
