/*
 * How a model is compiled, as model.json says it. TensorFlow.js writes names only: it leaves out a loss that is
 * a function, so that the model which is loaded has none and its outputs mean something else, and it gives
 * a metric that is one a name which cannot be loaded. Here the one such loss that digits are trained with has
 * a name of its own, beside what TensorFlow.js reads; AdamW is Adam with a weight decay, which it passes over, so that
 * every page with TensorFlow.js loads the model; all else that would not come back is refused.
 */
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, metrics as metricFunctions } from '@tensorflow/tfjs-layers';

import { describe } from '../../check/values';
import { findLoss } from '../../measure/loss';
import { isObject, type JsonObject } from '../../platform/model-files/model-json';
import { findOptimizer, givesState } from '../optimizer-state';

/** What a trainingConfig calls `tf.losses.softmaxCrossEntropy`, and under which key. */
const SOFTMAX = { loss_function: 'softmaxCrossEntropy' } as const;

/** What adam-w.ts is known by. */
const ADAM_W = 'AdamW';

/** Functions of `tf.metrics` whose names TensorFlow.js knows when it loads. */
const NAMED_METRICS = ['binaryAccuracy', 'categoricalAccuracy', 'categoricalCrossentropy', 'precision'] as const;

/**
 * Checks that a model can be compiled again as it is from what is saved. One that is not compiled can.
 *
 * @throws TypeError that names the cure if its optimizer, its loss or a metric cannot be saved
 */
export function requireStorable(doing: string, model: LayersModel): void {
  const optimizer = findOptimizer(model);
  if (optimizer === undefined) return;
  const refuse = (expected: string, found: unknown, cure: string): never => {
    throw new TypeError(
      `${doing}: expected ${expected}, found ${describe(found)}: ` +
        `compile the model with ${cure}, and save it then: its weights stay`,
    );
  };
  if (!givesState(optimizer)) {
    refuse('an optimizer that gives its state away', optimizer, "another, such as 'adam'");
  }
  const { loss, metrics }: { readonly loss: unknown; readonly metrics: unknown } = model;
  if (findLoss(model) === undefined && !partsOf(loss).every(isText)) {
    refuse(
      'a loss that has a name',
      partsOf(loss).find((part) => !isText(part)),
      'a name, or tf.losses.softmaxCrossEntropy',
    );
  }
  const nameless = partsOf(metrics).find((metric) => !isText(metric) && !isNamedMetric(metric));
  if (nameless !== undefined)
    refuse('metrics that have names', nameless, "names, such as metrics: ['accuracy', 'mse']");
}

/** What TensorFlow.js writes of how a model is compiled, with the name of a loss that it leaves out, and Adam for AdamW. */
export function withKnownNames(model: LayersModel, config: tf.io.TrainingConfig): tf.io.TrainingConfig {
  const { optimizer_config: optimizer } = config;
  const isAdamW = 'class_name' in optimizer && optimizer.class_name === ADAM_W;
  return {
    ...config,
    ...(isAdamW && { optimizer_config: { ...optimizer, class_name: 'Adam' } }),
    ...(findLoss(model) === SOFTMAX.loss_function && SOFTMAX),
  };
}

/** Adam with a weight decay for the AdamW that it stands for. */
function withOwnOptimizer(config: JsonObject): JsonObject {
  const { optimizer_config: optimizer } = config;
  const decays = isObject(optimizer) && isObject(optimizer.config) && typeof optimizer.config.weightDecay === 'number';
  if (!decays || optimizer.class_name !== 'Adam') return config;
  return { ...config, optimizer_config: { ...optimizer, class_name: ADAM_W } };
}

/** A loss in an array for that loss, which TensorFlow.js takes for the same, but saves as a name only. */
export function unwrapLoss(model: LayersModel): void {
  if (findLoss(model) === SOFTMAX.loss_function) model.loss = tf.losses.softmaxCrossEntropy;
}

/**
 * Compiles a model as a trainingConfig says. A model whose loss was left out stays as if it was never compiled.
 *
 * @throws TypeError if it says it of no optimizer or loss
 * @throws Error if TensorFlow.js knows no optimizer, loss or metric of a name
 */
export function compileAs(model: LayersModel, config: JsonObject): void {
  const isSoftmax = config.loss_function === SOFTMAX.loss_function;
  const own = withOwnOptimizer(config);
  const named = isSoftmax ? { ...own, loss: 'meanSquaredError' } : own;
  if (!isTrainingConfig(named)) {
    throw new TypeError(
      'expected the names of an optimizer, of a loss and of metrics in the trainingConfig, found others',
    );
  }
  if (partsOf(named.loss).length === 0) return;
  model.loadTrainingConfig(named);
  if (!isSoftmax) return;
  const { optimizer, metrics } = model;
  model.compile({ optimizer, metrics, loss: tf.losses.softmaxCrossEntropy });
}

/** How a model is compiled, as its own method takes it. */
type TrainingConfig = Parameters<LayersModel['loadTrainingConfig']>[0];

function isTrainingConfig(config: JsonObject): config is JsonObject & TrainingConfig {
  const { optimizer_config: optimizer, loss, metrics } = config;
  return isObject(optimizer) && isNames(loss) && (metrics === undefined || metrics === null || isNames(metrics));
}

/** Whether this is a name, some in an array, or one for each output. */
function isNames(value: unknown): boolean {
  return isText(value) || ((Array.isArray(value) || isObject(value)) && partsOf(value).every(isText));
}

/** Losses or metrics one by one, as they come: one, some in an array, or one for each output. */
function partsOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [value];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNamedMetric(metric: unknown): boolean {
  return NAMED_METRICS.some((name) => metricFunctions[name] === metric);
}
