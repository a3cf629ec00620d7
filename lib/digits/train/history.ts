/** What one epoch of training gave. */
export interface EpochResult {
  /** Number of the epoch over the model's whole life, from 1: a second `fit` counts on. */
  readonly epoch: number;
  /** Mean training loss over the epoch's samples, in nats, measured while the weights move. */
  readonly loss: number;
  /** Share of training samples classified rightly while the weights move, 0 to 1. */
  readonly accuracy: number;
  /** Mean loss on the validation data after the epoch, in nats; absent without validation data. */
  readonly validationLoss?: number;
  /** Accuracy on the validation data after the epoch, 0 to 1; absent without validation data. */
  readonly validationAccuracy?: number;
  /** Wall-clock time of the epoch, validation included, in seconds. */
  readonly seconds: number;
  /** The optimizer's learning rate in this epoch, above 0; absent in what versions before 0.4 recorded. */
  readonly learningRate?: number;
  /** Whether the epoch was trained on changed digits, as `augment` makes them. @default false */
  readonly augmented?: boolean;
  /** Whether digits counted differently in its loss, as `classWeight` and `sampleWeight` say. @default false */
  readonly weighted?: boolean;
}

/** The plain record of a training run: what was asked, and what each epoch gave. */
export interface History {
  readonly epochs: readonly EpochResult[];
  readonly batchSize: number;
  readonly seed: number;
  /** What did the arithmetic, for example `tfjs wasm`. */
  readonly engine: string;
  /**
   * The epoch whose weights the model has, where early stopping put back those of an earlier epoch than
   * the last; absent otherwise. See `weightsEpoch`.
   */
  readonly restoredEpoch?: number;
}
