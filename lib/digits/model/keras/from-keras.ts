/*
 * The layers of a Keras model as TensorFlow.js reads them. It knows how Keras 2 wrote them; Keras 3 gives an input's
 * shape another name, says for each object which module it is of, has a policy where a type stood, and writes a call
 * of a layer as a call in Python. What this project and TensorFlow.js write comes back as it is.
 */
import { describe } from '../../check/values';
import { isObject, type JsonObject, rootOf } from '../../platform/model-files/model-json';
import { callFromKeras, endsFromKeras, isKerasCall, type Lead, lowestCalls } from './calls';
import { checkLayer } from './known-layers';

/** Classes that have other names in TensorFlow.js, or older ones. */
const CLASSES: Readonly<Record<string, string>> = {
  BatchNormalizationV1: 'BatchNormalization',
  BatchNormalizationV2: 'BatchNormalization',
  LSTMV2: 'LSTM',
  GRUV2: 'GRU',
  UnifiedLSTM: 'LSTM',
  UnifiedGRU: 'GRU',
  LecunNormal: 'LeCunNormal',
  LecunUniform: 'LeCunUniform',
  IdentityInitializer: 'Identity',
};

/** Activations that have other names in TensorFlow.js. */
const ACTIVATIONS: Readonly<Record<string, string>> = { silu: 'swish' };

/** Options of layers that have other names in Keras 3. */
const RENAMED: Readonly<Record<string, string>> = { batch_shape: 'batch_input_shape' };
const RENAMED_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  LeakyReLU: { negative_slope: 'alpha' },
};

/** Options that Keras 2 writes of layers that have none such, and TensorFlow.js refuses. */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  SeparableConv2D: ['kernel_initializer', 'kernel_regularizer', 'kernel_constraint'],
};

/** Options of layers that hold another layer. */
const INNER = ['layer', 'backward_layer', 'cell'];

/** Types of arithmetic that a float32 network takes the place of: weights of float32, and sums of half as many bits. */
const POLICIES = ['float32', 'mixed_float16', 'mixed_bfloat16'];

/**
 * A topology with its layers as TensorFlow.js reads them.
 *
 * @throws TypeError if TensorFlow.js has no layer of a class, or a function of somebody's own is part of the model
 * @throws RangeError if a layer has an option that TensorFlow.js would pass over, and so compute something else
 */
export function fromKeras(topology: JsonObject): JsonObject {
  const root = rootOf(topology);
  const model = modelFromKeras(root, writerOf(topology, root));
  return root === topology ? { ...topology, ...model } : { ...topology, model_config: model };
}

/** What wrote a model: of each, calls are counted otherwise. */
type Writer = 'keras2' | 'keras3' | 'tfjs';

/** As the file says, or else by how the layers look. */
function writerOf(topology: JsonObject, root: JsonObject): Writer {
  const { keras_version: version } = topology;
  if (typeof version === 'string' && version.startsWith('tfjs')) return 'tfjs';
  if (typeof version === 'string' && /^\d/.test(version))
    return Number.parseInt(version, 10) >= 3 ? 'keras3' : 'keras2';
  const layers: unknown = isObject(root.config) ? root.config.layers : undefined;
  const isMarked = Array.isArray(layers) && layers.some((layer) => isObject(layer) && hasKeras3Marks(layer));
  return isMarked ? 'keras3' : 'keras2';
}

function hasKeras3Marks({ config, inbound_nodes: calls }: JsonObject): boolean {
  return (
    (isObject(config) && ('batch_shape' in config || isObject(config.dtype))) ||
    (Array.isArray(calls) && calls.some(isKerasCall))
  );
}

function modelFromKeras(model: JsonObject, writer: Writer): JsonObject {
  const { config } = model;
  // Older files have the layers themselves as the configuration of a Sequential model.
  const layers: unknown = isObject(config) ? config.layers : config;
  if (!Array.isArray(layers)) throw new TypeError(`expected the layers of the model, found ${describe(layers)}`);
  const nested = new Map(layers.filter(isModel).map((layer) => [layer.name ?? layer.config.name, layer.class_name]));
  const lowest = writer === 'tfjs' && isObject(config) ? lowestCalls(config) : new Map<string, number>();
  // TensorFlow.js counts the making of a model that is a layer as a call of it, and sometimes forgets to when it writes.
  const lead: Lead = (name) => (nested.has(name) && (writer === 'keras3' || lowest.get(String(name)) === 0) ? 1 : 0);
  // Of outputs, Keras 3 counts it too, but where the layers are in a row.
  const endLead: Lead = (name) => (writer === 'keras3' && nested.get(name) !== 'Sequential' ? 0 : lead(name));
  const read = layers.map((layer: unknown) => layerFromKeras(layer, writer, lead));
  const { class_name: className } = model;
  if (!isObject(config)) return { class_name: className, config: read };
  const { input_layers: inputs, output_layers: outputs, build_input_shape: built, ...others } = config;
  return {
    class_name: className,
    config: {
      ...others,
      ...(isObject(others.dtype) && { dtype: typeFromKeras(others.dtype, 'the model') }),
      layers: className === 'Sequential' ? withInputShape(read, built) : read,
      ...(inputs !== undefined && { input_layers: endsFromKeras(inputs, endLead) }),
      ...(outputs !== undefined && { output_layers: endsFromKeras(outputs, endLead) }),
    },
  };
}

function isModel(layer: unknown): layer is JsonObject & { readonly config: JsonObject } {
  return isObject(layer) && isObject(layer.config) && Array.isArray(layer.config.layers);
}

/** The first layer with the shape of its input: a model that was built by its first data has it beside the layers. */
function withInputShape(layers: readonly JsonObject[], built: unknown): readonly JsonObject[] {
  const [first, ...others] = layers;
  if (first === undefined || !Array.isArray(built) || !isObject(first.config)) return layers;
  if ('batch_input_shape' in first.config || Array.isArray(first.config.layers)) return layers;
  return [{ ...first, config: { ...first.config, batch_input_shape: built } }, ...others];
}

function layerFromKeras(layer: unknown, writer: Writer, lead: Lead): JsonObject {
  if (!isObject(layer) || (!isObject(layer.config) && !Array.isArray(layer.config))) {
    throw new TypeError(`expected a configuration for each layer, found ${describe(layer)}`);
  }
  const { class_name: given, config, name, inbound_nodes: calls } = layer;
  const className = typeof given === 'string' ? (CLASSES[given] ?? given) : given;
  const label = String(name ?? (isObject(config) ? config.name : undefined) ?? className);
  checkLayer(label, className, layer, writer === 'keras3');
  const read = isModel(layer)
    ? modelFromKeras(layer, writer)
    : {
        class_name: className,
        config: isObject(config) ? configFromKeras(label, String(className), config, writer) : config,
      };
  return {
    ...read,
    ...(name !== undefined && { name }),
    ...(calls !== undefined && {
      inbound_nodes: Array.isArray(calls) ? calls.map((call: unknown) => callFromKeras(label, call, lead)) : calls,
    }),
  };
}

function configFromKeras(layer: string, className: string, config: JsonObject, writer: Writer): JsonObject {
  const used = Object.entries(config).filter(([key]) => UNUSED[className]?.includes(key) !== true);
  const entries = used.map(([key, value]): [string, unknown] => {
    if (key === 'dtype') return [key, typeFromKeras(value, `layer ${layer}`)];
    if (key === 'activation' || key === 'recurrent_activation') return [key, activationFromKeras(layer, value)];
    // A generator of seeds keeps its state apart.
    if (key === 'seed') return [key, isObject(value) ? null : value];
    if (INNER.includes(key) && isObject(value)) return [key, layerFromKeras(value, writer, () => 0)];
    return [RENAMED_OF[className]?.[key] ?? RENAMED[key] ?? key, valueFromKeras(value)];
  });
  return Object.fromEntries(entries);
}

/** Types are names; Keras 3 has policies, which say with which type to compute as well. */
function typeFromKeras(dtype: unknown, of: string): unknown {
  const name: unknown = isObject(dtype) && isObject(dtype.config) ? dtype.config.name : dtype;
  if (!isObject(dtype) && (typeof name !== 'string' || !name.startsWith('mixed_'))) return dtype;
  if (typeof name === 'string' && POLICIES.includes(name)) return 'float32';
  throw new RangeError(`${of}: expected weights of float32, found the type ${describe(name)}`);
}

function activationFromKeras(layer: string, activation: unknown): unknown {
  if (typeof activation === 'string') return ACTIVATIONS[activation] ?? activation;
  if (!isObject(activation)) return activation;
  const { class_name: className, config, registered_name: registered } = activation;
  const name = typeof config === 'string' ? config : isObject(config) ? config.name : undefined;
  const own = [registered, name, className].find((each) => typeof each === 'string' && each !== 'function');
  throw new TypeError(
    `layer ${layer}: expected an activation that has a name in TensorFlow.js, found ${describe(own)}, ` +
      'a function or layer of its own: put that into a layer that TensorFlow.js has, and convert the model again',
  );
}

/** Initializers, regularizers and constraints. */
function valueFromKeras(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueFromKeras);
  if (!isObject(value)) return value;
  const { class_name: given, config } = value;
  if (typeof given !== 'string' || !isObject(config)) return value;
  if (given === 'L1' || given === 'L2') {
    const { l1 = 0, l2 = 0 } = config;
    return { class_name: 'L1L2', config: { l1, l2 } };
  }
  // A generator of seeds keeps its state apart.
  const seedless = isObject(config.seed) ? { ...config, seed: null } : config;
  return { class_name: CLASSES[given] ?? given, config: seedless };
}
