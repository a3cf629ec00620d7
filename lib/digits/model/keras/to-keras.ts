/* The layers of TensorFlow.js as Keras 3 reads them: what from-keras.ts does, the other way round. */
import { isObject, type JsonObject } from '../../platform/model-files/model-json';
import { lowestCalls } from './calls';

/** Options of layers of sums, and of those that slide over images. */
const SUMS = [
  'activation',
  'use_bias',
  'kernel_initializer',
  'bias_initializer',
  'kernel_regularizer',
  'bias_regularizer',
  'activity_regularizer',
  'kernel_constraint',
  'bias_constraint',
];
const WINDOWS = ['strides', 'padding', 'data_format'];

/** By the layers that are written, the options that Keras 3 knows; all others would be refused there. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  InputLayer: ['batch_input_shape'],
  Dense: ['units', ...SUMS],
  Conv2D: ['filters', 'kernel_size', 'dilation_rate', ...WINDOWS, ...SUMS],
  MaxPooling2D: ['pool_size', ...WINDOWS],
  AveragePooling2D: ['pool_size', ...WINDOWS],
  GlobalMaxPooling2D: ['data_format'],
  GlobalAveragePooling2D: ['data_format'],
  BatchNormalization: ['axis', 'momentum', 'epsilon', 'center', 'scale'],
  LayerNormalization: ['axis', 'epsilon', 'center', 'scale'],
  Flatten: ['data_format'],
  Reshape: ['target_shape'],
  Permute: ['dims'],
  ZeroPadding2D: ['padding', 'data_format'],
  Rescaling: ['scale', 'offset'],
  Activation: ['activation'],
  ReLU: ['max_value'],
  LeakyReLU: ['alpha'],
  Softmax: ['axis'],
  Dropout: ['rate', 'noise_shape', 'seed'],
  GaussianNoise: ['stddev'],
  Add: [],
  Multiply: [],
  Average: [],
  Maximum: [],
  Minimum: [],
  Concatenate: ['axis'],
};

/** Activations to which both give one name and one meaning, in Keras's spelling. */
const ACTIVATIONS =
  'linear relu relu6 elu selu softplus softsign tanh sigmoid softmax log_softmax gelu swish mish'.split(' ');

/** Options that have other names in Keras 3. */
const RENAMED: Readonly<Record<string, string>> = { batch_input_shape: 'batch_shape', alpha: 'negative_slope' };

/** The modules of the objects that layers have. */
const MODULES: readonly (readonly [ending: string, module: string])[] = [
  ['_initializer', 'keras.initializers'],
  ['_regularizer', 'keras.regularizers'],
  ['_constraint', 'keras.constraints'],
];

/** How Keras finds the classes of models: that of connected ones is not among its public names. */
const ROW = { module: 'keras', class_name: 'Sequential', registered_name: null };
const CONNECTED = { module: 'keras.src.models.functional', class_name: 'Functional', registered_name: 'Functional' };

/** Names of all layers that are written. */
export function writtenLayers(): string[] {
  return [...Object.keys(LAYERS), 'Functional', 'Sequential'].sort();
}

/**
 * A model as Keras 3 reads it.
 *
 * @param model class_name and config, as TensorFlow.js writes them
 * @throws TypeError if it has a layer that Keras has not, or none of the same meaning; it names both
 */
export function toKeras(model: JsonObject): JsonObject {
  const config = isObject(model.config) ? model.config : {};
  const layers: readonly JsonObject[] = Array.isArray(config.layers) ? config.layers.filter(isObject) : [];
  const isRow = model.class_name === 'Sequential';
  const lowest = lowestCalls(config);
  const nested: Nested = new Map(
    layers.filter(isModel).map((layer) => {
      const counted = Number((lowest.get(nameOf(layer)) ?? 0) > 0);
      return [nameOf(layer), { call: -counted, end: Number(layer.class_name !== 'Sequential') - counted }];
    }),
  );
  return {
    ...(isRow ? ROW : CONNECTED),
    config: {
      name: config.name,
      trainable: true,
      layers: (isRow ? withInput(layers) : layers).map((layer) => layerToKeras(layer, nested)),
      ...(!isRow && { input_layers: endsToKeras(config.input_layers, nested) }),
      ...(!isRow && { output_layers: endsToKeras(config.output_layers, nested) }),
    },
  };
}

/** A layer for the input in front, which TensorFlow.js makes of the first layer's own words. */
function withInput(layers: readonly JsonObject[]): readonly JsonObject[] {
  const [first] = layers;
  if (first === undefined || first.class_name === 'InputLayer' || !isObject(first.config)) return layers;
  const { batch_input_shape: shape } = first.config;
  if (shape === undefined) return layers;
  return [
    { class_name: 'InputLayer', config: { name: `${nameOf(first)}_input`, batch_input_shape: shape } },
    ...layers,
  ];
}

function isModel({ config }: JsonObject): boolean {
  return isObject(config) && Array.isArray(config.layers);
}

function nameOf({ name, config }: JsonObject): string {
  return String(name ?? (isObject(config) ? config.name : ''));
}

/**
 * By the names of models that are layers, what is added to the number of a call: Keras counts calls only, TensorFlow.js
 * often the making too; and Keras, of a connected model, where it gives an output.
 */
type Nested = ReadonlyMap<string, { readonly call: number; readonly end: number }>;

function layerToKeras(layer: JsonObject, nested: Nested): JsonObject {
  const { inbound_nodes: calls } = layer;
  const read = isModel(layer) ? toKeras(layer) : plainLayer(nameOf(layer), String(layer.class_name), layer.config);
  if (!Array.isArray(calls)) return read;
  const called = calls.map((call: unknown) =>
    Array.isArray(call) ? call.map((from) => sourceToKeras(from, nested)) : call,
  );
  return { ...read, name: nameOf(layer), inbound_nodes: called };
}

function plainLayer(name: string, className: string, given: unknown): JsonObject {
  const known = LAYERS[className];
  if (known === undefined) {
    throw new TypeError(
      `layer ${name}: expected a layer that Keras gets from here (${writtenLayers().join(', ')}), found ${className}`,
    );
  }
  const config = isObject(given) ? given : {};
  const options = known
    .filter((option) => config[option] !== undefined)
    .map((option): [string, unknown] => [RENAMED[option] ?? option, optionToKeras(name, option, config[option])]);
  // An input is no layer that learns.
  const trainable = className === 'InputLayer' ? {} : { trainable: config.trainable ?? true };
  return {
    module: 'keras.layers',
    class_name: className,
    registered_name: null,
    config: { name, dtype: 'float32', ...trainable, ...Object.fromEntries(options) },
  };
}

function optionToKeras(layer: string, option: string, value: unknown): unknown {
  if (option === 'activation') {
    if (typeof value === 'string' && ACTIVATIONS.includes(value)) return value;
    throw new TypeError(`layer ${layer}: expected an activation that Keras computes alike, found ${String(value)}`);
  }
  const module = MODULES.find(([ending]) => option.endsWith(ending))?.[1];
  if (module === undefined || !isObject(value)) return value;
  const className = String(value.class_name).replace(/^LeCun/, 'Lecun');
  return { module, class_name: className, config: value.config, registered_name: null };
}

function sourceToKeras(source: unknown, nested: Nested): unknown {
  if (!Array.isArray(source)) return source;
  const [name, call, output, options] = source as readonly unknown[];
  return [name, Number(call) + (nested.get(String(name))?.call ?? 0), output, isObject(options) ? options : {}];
}

function endsToKeras(ends: unknown, nested: Nested): unknown {
  if (!Array.isArray(ends)) return ends;
  const read = ends.map((end: unknown) => {
    if (!Array.isArray(end)) return end;
    const [name, call, output] = end as readonly unknown[];
    return [name, Number(call) + (nested.get(String(name))?.end ?? 0), output];
  });
  // Of a list of one, Keras would want lists of one as inputs.
  return read.length === 1 ? read[0] : read;
}
