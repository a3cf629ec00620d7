import { isObject, type JsonObject, rootOf } from '../../platform/model-files/model-json';

/** What a model was trained on in place of 0 for paper and 1 for ink. */
export type InputRange = readonly [paper: number, ink: number];

/**
 * A topology with a Rescaling layer in front, which makes of 0 to 1 what the model was trained on.
 *
 * @param topology as `fromKeras` gives it, of a model with one input
 * @throws RangeError if it has several inputs, or begins with a model
 */
export function withInputRange(topology: JsonObject, [paper, ink]: InputRange): JsonObject {
  const root = rootOf(topology);
  if (!isObject(root.config) || !Array.isArray(root.config.layers)) return topology;
  const layers: readonly JsonObject[] = root.config.layers.filter(isObject);
  const name = freeName(layers.map((layer) => String(layer.name ?? nameIn(layer))));
  const rescaling = { class_name: 'Rescaling', config: { name, scale: ink - paper, offset: paper } };
  const model =
    root.class_name === 'Sequential'
      ? { ...root, config: { ...root.config, layers: inFront(layers, rescaling) } }
      : { ...root, config: { ...root.config, layers: between(layers, rescaling, root.config.input_layers) } };
  return root === topology ? { ...topology, ...model } : { ...topology, model_config: model };
}

interface Rescaling extends JsonObject {
  readonly class_name: string;
  readonly config: JsonObject;
}

function inFront(layers: readonly JsonObject[], rescaling: Rescaling): readonly JsonObject[] {
  const [first, ...others] = layers;
  if (first?.class_name === 'InputLayer') return [first, rescaling, ...others];
  const config = isObject(first?.config) ? first.config : {};
  const { batch_input_shape: shape, ...rest } = config;
  if (first === undefined || shape === undefined) {
    throw new RangeError('expected a model that begins with a layer whose input has a shape, to scale its input');
  }
  const scaled = { ...rescaling, config: { ...rescaling.config, batch_input_shape: shape } };
  return [scaled, { ...first, config: rest }, ...others];
}

/** Whatever took the input takes what is scaled. */
function between(layers: readonly JsonObject[], rescaling: Rescaling, inputs: unknown): readonly JsonObject[] {
  const [input, ...more] = (Array.isArray(inputs) ? inputs : []) as readonly unknown[];
  const name: unknown = Array.isArray(input) ? input[0] : undefined;
  if (typeof name !== 'string' || more.length > 0) {
    throw new RangeError(`expected a model with one input, to scale it, found ${more.length + 1}`);
  }
  const redirect = (source: unknown): unknown =>
    Array.isArray(source) && source[0] === name ? [rescaling.config.name, ...(source.slice(1) as unknown[])] : source;
  const redirected = layers.map((layer): JsonObject => ({
    ...layer,
    inbound_nodes: Array.isArray(layer.inbound_nodes)
      ? layer.inbound_nodes.map((call: unknown) => (Array.isArray(call) ? call.map(redirect) : call))
      : layer.inbound_nodes,
  }));
  const own = { ...rescaling, name: rescaling.config.name, inbound_nodes: [[[name, 0, 0, {}]]] };
  const place = redirected.findIndex((layer) => layer.class_name === 'InputLayer') + 1;
  return [...redirected.slice(0, place), own, ...redirected.slice(place)];
}

function nameIn({ config }: JsonObject): unknown {
  return isObject(config) ? config.name : undefined;
}

function freeName(names: readonly string[]): string {
  let name = 'scaled_pixels';
  while (names.includes(name)) name += '_';
  return name;
}
