/* Calls of layers: Keras 2 and TensorFlow.js write [layer, call, output, options], Keras 3 the arguments of a call in Python. */
import { describe } from '../../check/values';
import { isObject, type JsonObject } from '../../platform/model-files/model-json';

/** How many calls of a layer TensorFlow.js counts before those that a file counts. */
export type Lead = (layer: unknown) => number;

/** The result of a call: of which layer, of which of its calls, which of its outputs. */
type Source = readonly [layer: string, call: number, output: number];

/** Whether this is a call as Keras 3 writes it. */
export function isKerasCall(call: unknown): call is JsonObject & { readonly args: readonly unknown[] } {
  return isObject(call) && Array.isArray(call.args);
}

/**
 * A call of a layer as TensorFlow.js reads it: where each input comes from.
 *
 * @throws RangeError if Keras calls the layer with something that TensorFlow.js cannot
 */
export function callFromKeras(layer: string, call: unknown, lead: Lead): unknown {
  if (!isKerasCall(call)) return Array.isArray(call) ? call.map((source: unknown) => moved(source, lead)) : call;
  const given = isObject(call.kwargs) ? call.kwargs : {};
  const options: [string, unknown][] = Object.entries(given).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const stranger = options.find(([name, value]) => name !== 'training' || typeof value !== 'boolean');
  if (stranger !== undefined) {
    throw new RangeError(
      `layer ${layer}: expected a call with the results of layers alone, found the option ${stranger[0]}`,
    );
  }
  return call.args
    .flat()
    .filter((argument) => argument !== null)
    .map((argument) => [
      ...tensorFromKeras(layer, argument, lead),
      ...(options.length > 0 ? [Object.fromEntries(options)] : []),
    ]);
}

function tensorFromKeras(layer: string, argument: unknown, lead: Lead): Source {
  const config = isObject(argument) && argument.class_name === '__keras_tensor__' ? argument.config : undefined;
  const history: unknown = isObject(config) ? config.keras_history : undefined;
  if (isSource(history)) return led(history, lead);
  throw new RangeError(`layer ${layer}: expected a call with the results of layers alone, found ${describe(argument)}`);
}

/**
 * The inputs or the outputs of a model as TensorFlow.js reads them: a list, also where there is one.
 *
 * @throws RangeError if they have names
 */
export function endsFromKeras(ends: unknown, lead: Lead): unknown {
  if (isSource(ends)) return [led(ends, lead)];
  if (Array.isArray(ends)) return ends.map((end: unknown) => (isSource(end) ? led(end, lead) : end));
  if (isObject(ends)) {
    throw new RangeError(
      `expected a list of inputs and of outputs, found the names ${Object.keys(ends).join(', ')} for them`,
    );
  }
  return ends;
}

/** Where an input comes from, as TensorFlow.js writes it, which has options too. */
function moved(source: unknown, lead: Lead): unknown {
  if (!Array.isArray(source)) return source;
  const [layer, call, ...others] = source as readonly unknown[];
  return [layer, typeof call === 'number' ? call + lead(layer) : call, ...others];
}

function isSource(value: unknown): value is Source {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    typeof value[0] === 'string' &&
    typeof value[1] === 'number' &&
    typeof value[2] === 'number'
  );
}

function led([layer, call, output]: Source, lead: Lead): Source {
  return [layer, call + lead(layer), output];
}

/**
 * By the name of a layer, the lowest of its calls that something in a model goes on from. Of a model that is a layer it
 * tells whether its making was counted as a call: TensorFlow.js writes it so or so.
 *
 * @param config of a model, as TensorFlow.js writes it
 */
export function lowestCalls({ layers, output_layers: outputs }: JsonObject): ReadonlyMap<string, number> {
  const calls: readonly unknown[] = Array.isArray(layers)
    ? layers.filter(isObject).flatMap(({ inbound_nodes: each }): unknown[] => (Array.isArray(each) ? each.flat() : []))
    : [];
  const lowest = new Map<string, number>();
  for (const source of [...calls, ...(Array.isArray(outputs) ? (outputs as readonly unknown[]) : [])]) {
    if (!Array.isArray(source)) continue;
    const [name, call] = source as readonly unknown[];
    lowest.set(String(name), Math.min(lowest.get(String(name)) ?? Infinity, Number(call)));
  }
  return lowest;
}
