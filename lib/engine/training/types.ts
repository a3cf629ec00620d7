/* What the engine is told, and what it tells. */
import type { Rounding } from '../contract/load';
import type { EngineData } from '../memory/check-data';

export interface EngineOptions {
  /** Samples in a step; the last step of an epoch may have fewer. @default 32 */
  readonly batchSize?: number;
  /** Worker threads; 0 works in the calling thread, which blocks. @default the cores, at most 8 */
  readonly threads?: number;
  /** See `Rounding`. @default 'strict' */
  readonly rounding?: Rounding;
  /** Seed of the dropout masks, uint32. @default 0 */
  readonly seed?: number;
}

/** Data that an engine holds. */
export interface LoadedData {
  readonly count: number;
}

export interface Evaluation {
  /** Mean loss of the samples, in nats for the crossentropies; as in tfjs without the regularizers' penalties. */
  readonly loss: number;
  /** Share of samples whose largest output is the right one, 0 to 1. */
  readonly accuracy: number;
}

export interface EngineEpoch {
  /** From 0, within this call. */
  readonly epoch: number;
  /** Mean over the epoch while the weights move, the regularizers' penalties included, as in tfjs. */
  readonly loss: number;
  readonly accuracy: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** Wall-clock time, validation included. */
  readonly seconds: number;
}

export interface Progress {
  /** From 0, within this call. */
  readonly epoch: number;
  readonly steps: number;
  readonly totalSteps: number;
  /** Mean loss of the epoch so far. */
  readonly loss: number;
  /** Accuracy of the epoch so far, 0 to 1. */
  readonly accuracy: number;
}

export interface TrainOptions {
  /** Evaluated after each epoch. */
  readonly validation?: LoadedData;
  /** Stops after the running step; `train` then resolves with the epochs that were completed. */
  readonly signal?: AbortSignal;
  /** Learning rate of each epoch, counted from 0 within this call, in place of the optimizer's own. */
  readonly learningRate?: (epoch: number) => number;
  /** New inputs of the training data for each epoch, counted from 0; the data must have been loaded plain. */
  readonly inputs?: (epoch: number) => EngineData['inputs'];
  /**
   * Awaited after each epoch, while the threads are at rest: `parameters` and `optimizerState` give that
   * epoch's. What it throws ends the training, and `train` rejects with it.
   */
  readonly onEpoch?: (epoch: EngineEpoch) => void | Promise<void>;
  /** Called about ten times a second, never before its last call has ended. What it throws ends the training too. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
}

export interface Training {
  /** The completed epochs. */
  readonly epochs: readonly EngineEpoch[];
  /** Whether the signal stopped it. */
  readonly stopped: boolean;
}
