import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { MonitorName } from '../../../lib/digits/train/monitor';
import type { PlateauOptions } from '../../../lib/digits/train/reduce-on-plateau';

/** What Keras' callbacks did on some sequences of measures; reference.py made it. */
export interface Reference {
  /** Step size of the first epoch. */
  readonly first: number;
  readonly plateaus: readonly {
    readonly monitor: MonitorName;
    readonly options: PlateauOptions;
    readonly values: readonly number[];
    /** Step size of each epoch, in float32. */
    readonly rates: readonly number[];
  }[];
  readonly stops: readonly {
    readonly monitor: MonitorName;
    readonly patience: number;
    readonly minDelta: number;
    readonly values: readonly number[];
    /** Epochs that were trained when it stopped; 0 if it did not. */
    readonly stopped: number;
    /** Number of the epoch whose weights were put back. */
    readonly best: number;
  }[];
}

export const reference = JSON.parse(readFileSync(path.join(__dirname, 'reference.json'), 'utf8')) as Reference;

/** An epoch that gave a value of one measure, and nothing else that matters. */
export function epochOf(epoch: number, monitor: MonitorName, value: number) {
  return { epoch, loss: NaN, accuracy: NaN, seconds: 0, [monitor]: value };
}
