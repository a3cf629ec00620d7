/*
 * TensorFlow.js numbers the calls of a layer in the order in which it can make them, which need not be that of the
 * file: of a layer that is used twice, what follows would then go on from the other call. Here the calls are put
 * into that order, and all that refers to them is numbered anew.
 */
import { isObject, type JsonObject, rootOf } from '../../platform/model-files/model-json';

/** A layer whose calls are to be made, with the calls that TensorFlow.js counts before them. */
interface Queue {
  readonly name: string;
  readonly lead: number;
  readonly calls: readonly (readonly unknown[])[];
}

/** By the name of a layer, its calls in the order in which they are made. */
type Orders = ReadonlyMap<string, readonly number[]>;

/**
 * A topology in which the calls of each layer are in the order in which TensorFlow.js makes them.
 *
 * @param topology as `fromKeras` gives it, once `checkTopology` took it
 * @throws RangeError if there is no such order
 */
export function inCallOrder(topology: JsonObject): JsonObject {
  const root = rootOf(topology);
  const model = ordered(root);
  if (model === root) return topology;
  return root === topology ? { ...topology, ...model } : { ...topology, model_config: model };
}

function ordered(model: JsonObject): JsonObject {
  const { config, class_name: className } = model;
  if (!isObject(config) || !Array.isArray(config.layers)) return model;
  const given: readonly JsonObject[] = config.layers.filter(isObject);
  const layers = given.map((layer) => (isObject(layer.config) && 'layers' in layer.config ? ordered(layer) : layer));
  const inner = layers.some((layer, index) => layer !== given[index])
    ? { ...model, config: { ...config, layers } }
    : model;
  if (className === 'Sequential') return inner;
  let now: JsonObject = isObject(inner.config) ? inner.config : config;
  // To put one layer's calls in order may let those of another be made sooner.
  for (let rounds = 0; rounds <= layers.length; rounds++) {
    const queues = queuesOf(now);
    const orders = made(queues);
    if ([...orders.values()].every((order) => order.every((call, place) => call === place))) {
      return now === config ? model : { ...model, config: now };
    }
    now = renumbered(now, queues, orders);
  }
  throw new RangeError('expected calls of layers that can be put in an order, found layers that are called across');
}

function queuesOf({ layers }: JsonObject): readonly Queue[] {
  const objects: readonly JsonObject[] = Array.isArray(layers) ? layers.filter(isObject) : [];
  return objects.map(({ name, class_name: className, config, inbound_nodes: calls }) => ({
    name: String(name),
    // Inputs, and models used as layers, have a result before they are called.
    lead: className === 'InputLayer' || (isObject(config) && Array.isArray(config.layers)) ? 1 : 0,
    calls: Array.isArray(calls) ? calls.filter(Array.isArray) : [],
  }));
}

/** Makes the calls as TensorFlow.js does: again and again through the layers, each call once its inputs are there. */
function made(queues: readonly Queue[]): Orders {
  const done = new Map(queues.map(({ name }) => [name, [] as number[]]));
  const leads = new Map(queues.map(({ name, lead }) => [name, lead]));
  const isReady = (source: unknown): boolean => {
    if (!Array.isArray(source)) return true;
    const call = Number(source[1]) - (leads.get(String(source[0])) ?? 0);
    return call < 0 || done.get(String(source[0]))?.includes(call) === true;
  };
  for (let before = -1, after = 0; before !== after;) {
    before = after;
    for (const { name, calls } of queues) {
      const own = done.get(name) ?? [];
      const waiting = calls.map((_, index) => index).filter((index) => !own.includes(index));
      for (const index of waiting) if (calls[index]?.every(isReady) === true) own.push(index);
    }
    after = [...done.values()].reduce((sum, own) => sum + own.length, 0);
  }
  return done;
}

function renumbered(config: JsonObject, queues: readonly Queue[], orders: Orders): JsonObject {
  const leads = new Map(queues.map(({ name, lead }) => [name, lead]));
  const anew = (source: unknown): unknown => {
    if (!Array.isArray(source)) return source;
    const [name, call, ...others] = source as readonly unknown[];
    const lead = leads.get(String(name)) ?? 0;
    const place = orders.get(String(name))?.indexOf(Number(call) - lead) ?? -1;
    return [name, place < 0 ? call : place + lead, ...others];
  };
  const each = (sources: unknown): unknown => (Array.isArray(sources) ? sources.map(anew) : sources);
  const { layers, input_layers: inputs, output_layers: outputs } = config;
  return {
    ...config,
    layers: (Array.isArray(layers) ? layers.filter(isObject) : []).map((layer) => {
      const calls: readonly unknown[] = Array.isArray(layer.inbound_nodes) ? layer.inbound_nodes : [];
      const order = orders.get(String(layer.name)) ?? [];
      return { ...layer, inbound_nodes: order.map((index) => each(calls[index])) };
    }),
    ...(inputs !== undefined && { input_layers: each(inputs) }),
    ...(outputs !== undefined && { output_layers: each(outputs) }),
  };
}
