/* Names of weights, as files have them, and as the layers of TensorFlow.js do. */

/** A layer that was built, with the names of its weights. */
export interface WeightedLayer {
  readonly name: string;
  /** Where Keras 3 has its weights, such as `layers/dense_1`. */
  readonly path: string;
  /** Names of its weights, in their order. */
  readonly weights: readonly string[];
}

/** A name in a file: `layers/dense/vars/0`, or, of a layer around a cell, `layers/lstm/cell/vars/0`. */
const NUMBERED = /^(layers\/.*)\/vars\/(\d+)$/;

/** Numbers that Keras keeps beside the weights to draw from. */
const SEEDS = /\/seed_generator(_\d+)?$/;

/**
 * By the names in a file, those of the layers. TensorFlow.js finds names by itself that are the layers' own, and
 * those of cells within; here come those that have the model's name before them, those of a layer whose weights
 * Keras 3 calls otherwise, and those that are numbers.
 *
 * @param given names in the file, in its order
 * @param layers those of the model
 * @returns undefined where no way fits: TensorFlow.js then says what it misses
 * @throws RangeError if numbered weights are not as many as the layers have
 */
export function weightNames(
  given: readonly string[],
  layers: readonly WeightedLayer[],
): ReadonlyMap<string, string> | undefined {
  if (given.some((name) => NUMBERED.test(name))) return numbered(given, layers);
  const found = new Set(given.flatMap((name) => [name, withoutCell(name)]));
  if (layers.every(({ weights }) => weights.every((name) => found.has(name)))) return undefined;
  return ofLayers(given, layers);
}

/** A name without its last but one part, which TensorFlow.js leaves out where no weights have the whole name. */
function withoutCell(name: string): string {
  const parts = name.split('/');
  return [...parts.slice(0, -2), ...parts.slice(-1)].join('/');
}

function numbered(given: readonly string[], layers: readonly WeightedLayer[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  for (const name of given) {
    const [, group = '', index] = NUMBERED.exec(name) ?? [];
    // All others are those of an optimizer or of metrics.
    if (index === undefined || SEEDS.test(group)) continue;
    const names = groups.get(group) ?? [];
    names[Number(index)] = name;
    groups.set(group, names);
  }
  const names = layers.flatMap(({ name, path, weights }): [string, string][] => {
    const own = [...groups].filter(([group]) => group === path || group.startsWith(`${path}/`)).sort(forwardFirst);
    for (const [group] of own) groups.delete(group);
    const numbers = own.flatMap(([, each]) => each);
    if (numbers.length !== weights.length) {
      throw new RangeError(`layer ${name}: expected ${weights.length} weights in ${path}, found ${numbers.length}`);
    }
    return weights.flatMap((weight, index): [string, string][] => [[numbers[index] ?? '', weight]]);
  });
  const [stray] = groups.keys();
  if (stray !== undefined) throw new RangeError(`expected a layer for each of the weights, found none for ${stray}`);
  return new Map(names);
}

/** The one layer of which others have several groups, that for both directions, has them in this order. */
function forwardFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const place = (group: string): number => (group.includes('/backward_layer') ? 1 : 0);
  return place(one) - place(other);
}

/** By the name of the layer, wherever it stands, and then within it. */
function ofLayers(given: readonly string[], layers: readonly WeightedLayer[]): ReadonlyMap<string, string> | undefined {
  const names = layers.map(({ name, weights }): [string, string][] | undefined => {
    if (weights.length === 0) return [];
    const own = given.filter((each) => each.split('/').slice(0, -1).includes(name));
    if (own.length !== weights.length) return undefined;
    return inLayer(weights, own);
  });
  return names.includes(undefined) ? undefined : new Map(names.flatMap((each) => each ?? []));
}

/**
 * Weights of one layer with the names that a file has for them: each by its last name, and what is left in its order.
 * All go by their order where a last name occurs twice, as of a layer in both directions.
 */
function inLayer(weights: readonly string[], own: readonly string[]): [string, string][] {
  const last = (each: string): string => each.split('/').at(-1) ?? '';
  const isByName = [weights, own].every((names) => new Set(names.map(last)).size === names.length);
  const byName = weights.map((weight) => own.find((each) => isByName && last(each) === last(weight)));
  const rest = own.filter((each) => !byName.includes(each)).values();
  return weights.map((weight, index) => [byName[index] ?? rest.next().value ?? '', weight]);
}
