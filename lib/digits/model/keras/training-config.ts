/* How Keras compiled a model, as TensorFlow.js reads it. */
import { isObject, type JsonObject } from '../../platform/model-files/model-json';

/** What becomes of how a model was compiled: what TensorFlow.js reads, or why it is left out. */
export type TrainingConfig = { readonly config: JsonObject } | { readonly leftOut: string };

/** Losses by their names in Keras; its classes carry the same, in other spelling. */
const LOSSES: Readonly<Record<string, string>> = {
  sparse_categorical_crossentropy: 'sparse_categorical_crossentropy',
  categorical_crossentropy: 'categorical_crossentropy',
  mean_squared_error: 'mean_squared_error',
  mse: 'mean_squared_error',
};

/** Options of optimizers that TensorFlow.js has not, by the values with which they change nothing. */
const NEUTRAL: Readonly<Record<string, readonly unknown[]>> = {
  decay: [0],
  clipnorm: [null],
  global_clipnorm: [null],
  clipvalue: [null],
  use_ema: [false],
  loss_scale_factor: [null],
  gradient_accumulation_steps: [null, 1],
  amsgrad: [false],
};

/**
 * How a model is to be compiled, from what Keras 2 or 3 wrote of it: Adam and AdamW, RMSprop, or gradient descent with or without
 * momentum; a loss for digits; and accuracy, the measure that `fit` needs.
 */
export function trainingFromKeras(config: JsonObject): TrainingConfig {
  const { loss, optimizer_config: older, optimizer = older } = config;
  const read = optimizerFromKeras(optimizer);
  if (typeof read === 'string') return { leftOut: read };
  const name = lossFromKeras(loss);
  if (name === undefined) return { leftOut: `its loss is ${nameOf(loss)}` };
  return { config: { optimizer_config: read, ...name, metrics: ['accuracy'] } };
}

/** Optimizers that Keras names only, with what it takes for them then. */
const NAMED: Readonly<Record<string, JsonObject>> = {
  adamw: {
    class_name: 'AdamW',
    config: { learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7, weight_decay: 0.004 },
  },
  adam: { class_name: 'Adam', config: { learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 } },
  sgd: { class_name: 'SGD', config: { learning_rate: 0.01 } },
};

/** @returns why not, for an optimizer that is not the same in TensorFlow.js */
function optimizerFromKeras(given: unknown): JsonObject | string {
  const optimizer = typeof given === 'string' && Object.hasOwn(NAMED, given) ? NAMED[given] : given;
  if (!isObject(optimizer) || !isObject(optimizer.config)) return `its optimizer is ${nameOf(optimizer)}`;
  const { class_name: kind, config } = optimizer;
  // Keras 2.11 wrote its own optimizers as if they were somebody's.
  const className = typeof kind === 'string' ? kind.replace('Custom>', '') : kind;
  const { learning_rate: rate = config.lr, momentum = 0, nesterov = false } = config;
  if (typeof rate !== 'number') return 'its learning rate is a schedule';
  const option = Object.entries(NEUTRAL).find(([name, values]) => name in config && !values.includes(config[name]));
  if (option !== undefined) return `its optimizer has the option ${option[0]}`;
  const learning = { learning_rate: plain(rate) };
  const decay = config.weight_decay ?? 0;
  if (className === 'Adam' || className === 'AdamW') {
    const { beta_1: beta1, beta_2: beta2, epsilon } = config;
    const adam = { ...learning, beta1, beta2, epsilon };
    if (decay === 0) return { class_name: 'Adam', config: adam };
    if (typeof decay === 'number') return { class_name: 'AdamW', config: { ...adam, weight_decay: plain(decay) } };
  }
  if (decay !== 0) return 'its optimizer has the option weight_decay';
  // Before it had averages of the weights, Keras added epsilon outside the root.
  if (className === 'RMSprop' && 'use_ema' in config) {
    const { rho, epsilon, centered } = config;
    if (centered === true) return 'its optimizer has the option centered';
    return { class_name: 'RMSProp', config: { ...learning, decay: rho, momentum, epsilon, centered: false } };
  }
  if (className !== 'SGD') return `its optimizer is ${nameOf(optimizer)}`;
  return momentum === 0
    ? { class_name: 'SGD', config: learning }
    : { class_name: 'Momentum', config: { ...learning, momentum, use_nesterov: nesterov } };
}

/** Keras keeps 0.001 as the float32 next to it, 0.0010000000474974513. */
function plain(rate: number): number {
  const short = Number(rate.toPrecision(7));
  return Math.fround(short) === Math.fround(rate) ? short : rate;
}

function lossFromKeras(loss: unknown): JsonObject | undefined {
  if (typeof loss === 'string') return Object.hasOwn(LOSSES, loss) ? { loss: LOSSES[loss] } : undefined;
  if (!isObject(loss) || !isObject(loss.config)) return undefined;
  const {
    name,
    from_logits: logits = false,
    label_smoothing: smoothing = 0,
    ignore_class: ignored = null,
  } = loss.config;
  if (typeof name !== 'string' || !Object.hasOwn(LOSSES, name) || smoothing !== 0 || ignored !== null) return undefined;
  if (logits === false) return { loss: LOSSES[name] };
  // Both compare a softmax of the outputs with the labels.
  return { loss: 'mean_squared_error', loss_function: 'softmaxCrossEntropy' };
}

function nameOf(object: unknown): string {
  if (typeof object === 'string') return object;
  if (!isObject(object)) return 'none that has a name';
  const { class_name: className, config } = object;
  const own = isObject(config) ? config.name : undefined;
  return typeof className === 'string' && className !== 'function'
    ? className
    : typeof own === 'string'
      ? own
      : String(config);
}
