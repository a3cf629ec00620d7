import type { EngineData, EngineOptions } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isRefusal, networkOf, type Refusal } from '../adapter/network-of';
import { trainModel } from '../adapter/train-model';
import { selectBackend } from '../backend/backend';
import { type Digits, PIXEL_MAXIMUM } from '../data/digits';
import { augmentDigits } from '../data/transform/augment';
import { digitLoss, oneHot, wantsOneHot } from '../measure/loss';
import { epochOrder } from './batches';
import { requireFinite } from './finite';
import { learningRateOf } from './learning-rate';
import type { Trainer } from './trainer';

/**
 * Trains a model in this project's WebAssembly engine, on threads of its own; the weights and the
 * optimizer's state are read from the model before, and written back to it after each epoch.
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
    async train({ data, validation, classes, epochs, batchSize, seed, learningRate, augment, signal, ...callbacks }) {
      // Weights live in tensors, which need a backend, though it does none of the arithmetic here.
      await selectBackend();
      const asRows = wantsOneHot(digitLoss(model));
      const engineData = ({ images, labels }: Digits): EngineData => ({
        inputs: images,
        targets: asRows ? oneHot(labels, classes) : labels,
      });
      const begun: number[] = [];
      const absolute = (epoch: number): number => begun[epoch] ?? NaN;
      function* orders(): Generator<Uint32Array> {
        for (const epoch of epochs) {
          begun.push(epoch);
          yield epochOrder(data.count, seed, epoch);
        }
      }
      await trainModel(model, network, engineData(data), orders(), {
        ...options,
        batchSize: Math.min(batchSize, data.count),
        seed: seed >>> 0,
        signal,
        // The optimizer's own may be changed from epoch to epoch, by the caller's onEpoch.
        learningRate: (epoch) => learningRate?.(absolute(epoch)) ?? learningRateOf(model.optimizer),
        ...(augment && { inputs: (epoch) => augmentDigits(data, { ...augment, seed, epoch: absolute(epoch) }).images }),
        ...(validation && { validation: engineData(validation) }),
        accept: ({ epoch, loss }, parameters) => requireFinite(model, absolute(epoch), loss, parameters),
        onEpoch: ({ epoch, ...result }) => callbacks.onEpoch({ epoch: absolute(epoch), ...result }),
        onProgress: async ({ epoch, steps, loss }) => {
          await callbacks.onProgress({ epoch: absolute(epoch), batchesDone: steps, loss });
        },
      });
      signal.throwIfAborted();
    },
  };
}
