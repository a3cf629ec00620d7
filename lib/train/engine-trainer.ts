import type { LayersModel } from '@tensorflow/tfjs-layers';

import { selectBackend } from '../backend/backend';
import { augmentDigits } from '../data/augment';
import type { Digits } from '../data/digits';
import type { EngineData } from '../engine/data';
import type { EngineOptions } from '../engine/engine';
import { isRefusal, networkOf, type Refusal, trainModel } from '../engine/tfjs-adapter';
import { PIXEL_MAXIMUM } from '../model/input';
import { epochOrder } from './batches';
import { requireFiniteWeights } from './finite';
import { digitLoss, oneHot, wantsOneHot } from './targets';
import type { Trainer } from './trainer';

/**
 * Trains a model in this project's WebAssembly engine, on threads of its own; the weights and the
 * optimizer's state are read from the model before, and written back to it after the run.
 *
 * @returns the trainer, or why the engine cannot train this model
 */
export function engineTrainer(
  model: LayersModel,
  options: Pick<EngineOptions, 'threads' | 'rounding'> = {},
): Trainer | Refusal {
  const network = networkOf(model, 1 / PIXEL_MAXIMUM);
  if (isRefusal(network)) return network;
  const { rounding = 'strict' } = options;
  return {
    name: `wasm-simd, ${rounding} rounding`,
    async train({ data, validation, epochs, batchSize, seed, learningRate, augment, signal, onEpoch, onProgress }) {
      // Weights live in tensors, which need a backend, though it does none of the arithmetic here.
      await selectBackend();
      const asRows = wantsOneHot(digitLoss(model));
      const stop = new StopOnError(signal);
      const begun: number[] = [];
      const absolute = (epoch: number): number => begun[epoch] ?? NaN;
      function* orders(): Generator<Uint32Array> {
        for (const epoch of epochs) {
          begun.push(epoch);
          yield epochOrder(data.count, seed, epoch);
        }
      }
      await trainModel(model, network, engineData(data, asRows), orders(), {
        ...options,
        batchSize,
        seed: seed >>> 0,
        signal: stop.signal,
        ...(learningRate && { learningRate: (epoch) => learningRate(absolute(epoch)) }),
        ...(augment && { inputs: (epoch) => augmentDigits(data, { ...augment, seed, epoch: absolute(epoch) }).images }),
        ...(validation && { validation: engineData(validation, asRows) }),
        onEpoch: ({ epoch, ...result }, weights) =>
          stop.run(() => onEpoch({ epoch: absolute(epoch), ...result }, weights)),
        onProgress: ({ epoch, steps, loss }) =>
          stop.run(() => onProgress({ epoch: absolute(epoch), batchesDone: steps, loss })),
      });
      stop.throwIfStopped();
      requireFiniteWeights(model, begun.at(-1) ?? NaN);
    },
  };
}

function engineData({ images, labels }: Digits, asRows: boolean): EngineData {
  return { inputs: images, targets: asRows ? oneHot(labels) : labels };
}

/**
 * Turns an error in a callback into a stop, so that the engine still writes the weights back before
 * the error goes on to the caller.
 */
class StopOnError {
  readonly #controller = new AbortController();
  readonly signal: AbortSignal;

  constructor(outer: AbortSignal | undefined) {
    this.signal = outer ? AbortSignal.any([outer, this.#controller.signal]) : this.#controller.signal;
  }

  run(callback: () => void): void {
    if (this.signal.aborted) return;
    try {
      callback();
    } catch (error) {
      this.#controller.abort(error);
    }
  }

  throwIfStopped(): void {
    this.signal.throwIfAborted();
  }
}
