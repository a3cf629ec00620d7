import { reasonOf } from '@digits/common/text';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkOptions } from '../check/options';
import { describe } from '../check/values';
import { saveModel } from '../model/storage';
import { requireStorable } from '../model/storage/compiled';
import { pathIn } from '../platform/files';
import type { Location } from '../platform/location';
import { holdsModel, modelFolder, requireSaveable } from '../platform/model-files/folder';
import type { EpochResult } from './history';
import { improves, measured, type MonitorName, requireMonitor } from './monitor';

/** Where a run keeps its model while it goes on, and of which epochs. */
export interface Checkpoints {
  /** A path or a `file:` URL of a new or empty folder, or of one that holds a layers model, as `saveModel` takes it. */
  readonly folder: Location;
  /**
   * `last`: the folder holds the model after the last whole epoch; `best`: after the best one, as long as no epoch is
   * better the model that is there stays; `every`: it holds a folder for each epoch, `epoch-1` and so on.
   * @default 'last'
   */
  readonly keep?: 'last' | 'best' | 'every';
  /** The measure by which an epoch is the best: the lowest loss, or the highest accuracy. @default 'validationLoss' */
  readonly monitor?: MonitorName;
}

const DOING = 'training, checkpoints';
const KEEP = ['last', 'best', 'every'] as const;

/** Saves the model of a run after its epochs. */
export class CheckpointKeeper {
  readonly #model: LayersModel;
  readonly #folder: string;
  readonly #keep: (typeof KEEP)[number];
  /** The measure that is watched; undefined if none is. */
  readonly monitor: MonitorName | undefined;
  #best: number | undefined;

  /**
   * @param earlier what the model's epochs before this run gave: where the folder holds a model, only what is better
   *   than all of them takes its place
   * @throws TypeError if there is an option of another name or kind, or the model cannot be saved as it is compiled
   * @throws RangeError if there is no such `keep` or measure, or the folder is none of this machine
   * @throws Error if the folder holds something else, or cannot be written
   */
  constructor(model: LayersModel, options: Checkpoints, earlier: readonly EpochResult[] = []) {
    checkOptions(DOING, options, { folder: true, keep: true, monitor: true });
    const { folder, keep = 'last', monitor = 'validationLoss' } = options;
    if (!KEEP.includes(keep)) {
      throw new RangeError(`${DOING}: expected keep to be ${KEEP.join(', ')}, found ${describe(keep)}`);
    }
    requireMonitor(DOING, monitor);
    requireStorable(DOING, model);
    this.#model = model;
    this.#folder = modelFolder(DOING, folder);
    this.#keep = keep;
    this.monitor = keep === 'best' ? monitor : undefined;
    requireSaveable(DOING, this.#folderOf(earlier.length + 1));
    if (holdsModel(this.#folder)) earlier.forEach((result) => this.#isBest(result));
  }

  /**
   * Saves the model, if this epoch is to be kept.
   *
   * @throws Error if it cannot be written; a model that was there is as it was
   */
  async see(result: EpochResult): Promise<void> {
    if (this.#keep === 'best' && !this.#isBest(result)) return;
    try {
      await saveModel(this.#model, this.#folderOf(result.epoch));
    } catch (cause) {
      throw new Error(
        `${DOING}: cannot keep epoch ${result.epoch}: ${reasonOf(cause)}. The model in memory is as that epoch left it.`,
        { cause },
      );
    }
  }

  /** Whether an epoch is better than all before it, of which it takes note. */
  #isBest(result: EpochResult): boolean {
    const { monitor = 'validationLoss' } = this;
    const value = measured(result, monitor);
    if (!improves(monitor, value, this.#best, 0)) return false;
    this.#best = value;
    return true;
  }

  #folderOf(epoch: number): string {
    return this.#keep === 'every' ? pathIn(this.#folder, `epoch-${epoch}`) : this.#folder;
  }
}
