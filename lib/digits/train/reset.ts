import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { readWeights, writeWeights } from '../adapter/weights';
import { requireBackend } from '../backend/backend';
import { checkModel } from '../check/model';
import { describe } from '../check/values';
import { requireNotTraining } from '../model/in-training';
import { findOptimizer } from '../model/optimizer-state';
import { forgetTraining } from './record';

const DOING = 'resetting a model';

/** Another object of the same class, made of a configuration as TensorFlow.js makes them. */
function madeAnew(object: object, config: unknown): unknown {
  const maker: unknown = object.constructor;
  const make: unknown = Reflect.get(object.constructor, 'fromConfig');
  if (typeof make === 'function') return Reflect.apply(make, maker, [maker, config]);
  throw new TypeError(`${DOING}: expected a class of TensorFlow.js, found ${describe(object)}`);
}

/**
 * Puts a model back to where it began: its first weights, an optimizer that has made no step, and no history. A
 * following `fit` does what it would do with a model just built. No kernel needs to be restarted.
 *
 * The first weights are drawn anew by the layers' initializers: for the models of this library, from their seed,
 * with the same bits, also after `loadModel`. An initializer without a seed draws others.
 *
 * @throws TypeError if it is not a model
 * @throws Error if the model is being trained, in onEpoch too
 * @example
 * const few = firstDigits(loadDigits('quick').train, 64);
 * const model = buildAnn({ seed: 1, hiddenUnits: 4 });
 * const first = await fit(model, few, { epochs: 1 });
 * resetModel(model);
 * const again = await fit(model, few, { epochs: 1 });
 * again.epochs[0]?.loss === first.epochs[0]?.loss // true
 */
export function resetModel(model: tfl.LayersModel): void {
  checkModel(DOING, model);
  requireNotTraining(model, DOING);
  requireBackend(DOING);
  const fresh = madeAnew(model, model.getConfig());
  if (fresh instanceof tfl.LayersModel) {
    writeWeights(model, readWeights(fresh));
    fresh.dispose();
  }
  compileAnew(model);
  forgetTraining(model);
}

/** Compiles a model as it was, with an optimizer that has made no step; one that is not compiled stays so. */
function compileAnew(model: tfl.LayersModel): void {
  const optimizer = findOptimizer(model);
  if (optimizer === undefined) return;
  const { loss, metrics } = model;
  const unused = madeAnew(optimizer, optimizer.getConfig());
  if (!(unused instanceof tf.Optimizer)) return;
  model.compile({ optimizer: unused, loss, metrics });
  model.stopTraining = false;
  optimizer.dispose();
}
