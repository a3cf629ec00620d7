import { describe } from '../../check/values';
import { isObject, type JsonObject, rootOf } from '../../platform/model-files/model-json';

/**
 * Checks what TensorFlow.js would stumble over in the layers of a model without saying why, or wait for
 * without end.
 *
 * @throws TypeError if the layers are none, or not connected as TensorFlow.js reads it
 * @throws RangeError if layers wait for one another, or for one that is not there
 */
export function checkTopology(topology: JsonObject): void {
  checkModel(rootOf(topology));
}

function checkModel({ class_name: className, config }: JsonObject): void {
  // Older files have the layers themselves as the configuration of a Sequential model.
  const layers: unknown = isObject(config) ? config.layers : config;
  if (!Array.isArray(layers)) throw new TypeError(`expected the layers of the model, found ${describe(layers)}`);
  const stranger: unknown = layers.find(
    (layer) => !isObject(layer) || (!isObject(layer.config) && !Array.isArray(layer.config)),
  );
  if (stranger !== undefined) {
    throw new TypeError(`expected a configuration for each layer, found ${describe(stranger)}`);
  }
  const objects = layers.filter(isObject);
  for (const layer of objects) {
    if (isObject(layer.config) && Array.isArray(layer.config.layers)) checkModel(layer);
  }
  if (className !== 'Sequential') checkConnections(objects);
}

/** A layer's place among the results of another: that layer's name, and which of its calls. */
type Source = readonly [layer: string, call: number];

interface Call {
  readonly layer: string;
  readonly sources: readonly Source[];
}

/** Connects the layers as TensorFlow.js will, which goes on without end where some never can be. */
function checkConnections(layers: readonly JsonObject[]): void {
  const made = new Map<string, number>();
  let waiting: Call[] = [];
  for (const { name, class_name: className, config, inbound_nodes: calls } of layers) {
    if (
      typeof name !== 'string' ||
      made.has(name) ||
      (isObject(config) && config.name !== undefined && config.name !== name)
    ) {
      throw new RangeError(`expected a name of its own for each layer, found ${describe(name)}`);
    }
    if (!Array.isArray(calls)) {
      throw new TypeError(`layer ${name}: expected what it is connected to, found ${describe(calls)}`);
    }
    // Inputs, and models used as layers, have a result before they are called.
    made.set(name, className === 'InputLayer' || (isObject(config) && Array.isArray(config.layers)) ? 1 : 0);
    waiting.push(...calls.map((call: unknown) => ({ layer: name, sources: sourcesOf(call, name) })));
  }
  for (let before = NaN; waiting.length !== before;) {
    before = waiting.length;
    waiting = waiting.filter(({ layer, sources }) => {
      if (!sources.every(([source, call]) => (made.get(source) ?? 0) > call)) return true;
      made.set(layer, (made.get(layer) ?? 0) + 1);
      return false;
    });
  }
  const [first] = waiting;
  if (first === undefined) return;
  const missing = first.sources.find(([source, call]) => (made.get(source) ?? 0) <= call)?.[0] ?? '';
  const reason = made.has(missing) ? 'waits for others itself' : 'is not there';
  throw new RangeError(`layer ${first.layer}: expected layers to connect it to, found "${missing}", which ${reason}`);
}

function sourcesOf(call: unknown, layer: string): Source[] {
  const refuse = (found: unknown): never => {
    throw new TypeError(`layer ${layer}: expected the layers that it is connected to, found ${describe(found)}`);
  };
  if (!Array.isArray(call)) return refuse(call);
  return call.map((source: unknown): Source => {
    const parts: readonly unknown[] = Array.isArray(source) ? source : [];
    const [name, index] = parts;
    return typeof name === 'string' && typeof index === 'number' && Number.isInteger(index) && index >= 0
      ? [name, index]
      : refuse(source);
  });
}
