/*
 * Training and evaluation in plain JavaScript arithmetic, float64. Of lib/engine it takes the types and `dropoutRow`,
 * the rule that says which values dropout keeps; all else is written anew.
 */
import type { EngineData } from '../../../lib/engine/memory/check-data';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { activated, averaged, type BatchPass, dropped, normalized, type Pass, pooled, weighted } from './layers';
import { judged, type Judged } from './loss';
import { moved, type State, type Step } from './optimizer';
import { at, type Decide, RULES, type Rules } from './rules';
import { type Layer, layersOf } from './shapes';

/** Where the dropout masks of a step come from. */
export interface Masks {
  readonly seed: number;
  readonly step: number;
}

export interface Totals {
  readonly loss: number;
  readonly hits: number;
  /** Distances at whose zero the computation takes another way, in its order; see `Decide`. */
  readonly decisions: readonly number[];
}

export interface Gradients extends Totals {
  /** Of the mean loss of the samples with the penalties. */
  readonly gradients: readonly Float64Array[];
  /** The moving averages after the batch, by the numbers of their arrays. */
  readonly averages: ReadonlyMap<number, Float64Array>;
  /** (samples, units). */
  readonly outputs: readonly number[];
}

export interface GradientOptions {
  /** Draws dropout masks, and adds the penalties to the loss, as training does. @default none: as evaluation does */
  readonly masks?: Masks;
  /** Samples of a whole batch. @default the samples given */
  readonly batchSize?: number;
  readonly rules?: Rules;
}

/** Loss and gradients of some samples. */
export function gradientsOf(
  network: NetworkSpec,
  weights: readonly Float64Array[],
  data: EngineData,
  samples: ArrayLike<number>,
  { masks, batchSize = samples.length, rules = RULES }: GradientOptions = {},
): Gradients {
  const { round } = rules;
  const { inputs, targets = new Uint8Array() } = data;
  const layers = layersOf(network, rules);
  const gradients = weights.map((array) => new Float64Array(array.length));
  const decisions: number[] = [];
  const decide = (distance: number): void => {
    decisions.push(distance);
  };
  const perSample = targets.length / (inputs.length / network.inputs);
  const share = rules.share(samples.length, batchSize);
  const rows = Array.from(samples, (number) => inputs.subarray(number * network.inputs, (number + 1) * network.inputs));
  let values: readonly Float64Array[] = rows.map((row) => Float64Array.from(row, (x) => round(x * network.inputScale)));
  const averages = new Map<number, Float64Array>();
  const passes = eachWith(layers, weights, gradients, (layer, own) => {
    const pass = batchPassOf(layer, own, values, masks, rules, decide);
    values = pass.outputs;
    if (masks) pass.averages?.forEach((array, index) => averages.set(own.first + 2 + index, array));
    return pass;
  });
  const results = Array.from(samples, (number, sample): Judged => {
    const target = [...targets.subarray(number * perSample, (number + 1) * perSample)];
    return judged(values[sample] ?? new Float64Array(), network.loss, target, rules, decide);
  });
  if (masks) {
    const start = results.map(({ gradient }) => gradient.map((g) => round(g * share)));
    passes.reduceRight<readonly Float64Array[]>((gradient, { back }) => back(gradient), start);
  }
  let loss = results.reduce((sum, result) => sum + result.loss, 0) / samples.length;
  eachWith(layers, weights, gradients, (layer, { arrays: [kernel = NONE], sums: [kernelGradient = NONE] }) => {
    if (!masks || layer.kind !== 'weighted' || (layer.l1 === 0 && layer.l2 === 0)) return;
    const { l1, l2 } = layer;
    kernel.forEach((w, index) => {
      loss += l1 * Math.abs(w) + l2 * w * w;
      if (l1 > 0) decide(w);
      kernelGradient[index] = round(at(kernelGradient, index) + round(rules.decay(w, l1, l2)));
    });
  });
  const hits = results.filter(({ hit }) => hit).length;
  return { loss, hits, gradients, averages, decisions, outputs: values.flatMap((row) => [...row]) };
}

const NONE = new Float64Array();

/** A layer's weights, where the gradients by them are summed, and the number of the first of these arrays. */
interface Own {
  readonly first: number;
  readonly arrays: readonly Float64Array[];
  readonly sums: readonly Float64Array[];
}

function batchPassOf(
  layer: Layer,
  own: Own,
  xs: readonly Float64Array[],
  masks: Masks | undefined,
  rules: Rules,
  decide: Decide,
): BatchPass {
  if (layer.kind !== 'normalized') {
    return eachSample(xs, (x, sample) => passOf(layer, own, x, sample, masks, rules, decide));
  }
  const [gamma = NONE, beta = NONE, mean = NONE, variance = NONE] = own.arrays;
  const [gammaGradient = NONE, betaGradient = NONE] = own.sums;
  const scales = { gamma, beta, mean, variance, gammaGradient, betaGradient };
  const { averages = [], ...sums } = normalized(xs, scales, layer, masks !== undefined, rules);
  const { outputs, back } = eachSample(sums.outputs, (x) => activated(x, layer.activation, rules, decide));
  return { outputs, averages, back: (gradients) => sums.back(back(gradients)) };
}

/** A layer that takes each sample for itself. */
function eachSample(xs: readonly Float64Array[], pass: (x: Float64Array, sample: number) => Pass): BatchPass {
  const passes = xs.map(pass);
  return {
    outputs: passes.map(({ outputs }) => outputs),
    back: (gradients) => passes.map(({ back }, sample) => back(gradients[sample] ?? NONE)),
  };
}

function passOf(
  layer: Exclude<Layer, { kind: 'normalized' }>,
  { arrays, sums: gradients }: Own,
  x: Float64Array,
  sample: number,
  masks: Masks | undefined,
  rules: Rules,
  decide: Decide,
): Pass {
  if (layer.kind === 'pooled') {
    const { windows, channels } = layer;
    return layer.of === 'average' ? averaged(x, windows, channels, rules) : pooled(x, windows, channels, rules, decide);
  }
  if (layer.kind === 'dropped') {
    if (!masks) return { outputs: x, back: (gradient) => gradient };
    return dropped(x, dropoutRow(layer.rate, x.length, { ...masks, layer: layer.number, sample }), rules);
  }
  const [kernel = NONE, bias = new Float64Array(layer.units)] = arrays;
  const [kernelGradient = NONE, biasGradient = new Float64Array(layer.units)] = gradients;
  const sums = weighted(x, { kernel, bias, kernelGradient, biasGradient }, layer.connections, rules);
  const { outputs, back } = activated(sums.outputs, layer.activation, rules, decide);
  return { outputs, back: (gradient) => sums.back(back(gradient)) };
}

/** Arrays of weights that a layer has. */
function arraysOf(layer: Layer): number {
  if (layer.kind === 'normalized') return 4;
  if (layer.kind !== 'weighted') return 0;
  return layer.hasBias ? 2 : 1;
}

/** Calls back for each layer with its weights. */
function eachWith<Result>(
  layers: readonly Layer[],
  weights: readonly Float64Array[],
  gradients: readonly Float64Array[],
  visit: (layer: Layer, own: Own) => Result,
): Result[] {
  let next = 0;
  return layers.map((layer) => {
    const first = next;
    next += arraysOf(layer);
    return visit(layer, { first, arrays: weights.slice(first, next), sums: gradients.slice(first, next) });
  });
}

/** The numbers of the arrays that training does not move. */
function frozenArrays(layers: readonly Layer[], weights: readonly Float64Array[]): ReadonlySet<number> {
  const numbers = eachWith(layers, weights, weights, (layer, { first, arrays }) =>
    layer.kind === 'weighted' && layer.isFrozen ? arrays.map((_, index) => first + index) : [],
  );
  return new Set(numbers.flat());
}

export interface Epoch extends Totals {
  readonly state: State;
  readonly steps: readonly Step[];
}

/** One epoch in batches; loss and hits as they are while the weights move. */
export function trainEpoch(
  network: NetworkSpec,
  start: State,
  data: EngineData,
  order: Uint32Array,
  { batchSize, seed, rules = RULES }: { readonly batchSize: number; readonly seed: number; readonly rules?: Rules },
): Epoch {
  const frozen = frozenArrays(layersOf(network, rules), start.weights);
  let state = start;
  let [loss, hits] = [0, 0];
  const decisions: number[] = [];
  const steps: Step[] = [];
  for (let from = 0; from < order.length; from += batchSize) {
    const samples = order.subarray(from, from + batchSize);
    const masks = { seed, step: state.step };
    const found = gradientsOf(network, state.weights, data, samples, { masks, batchSize, rules });
    loss += (found.loss * samples.length) / order.length;
    hits += found.hits;
    for (const decision of found.decisions) decisions.push(decision);
    const gradients = rules
      .gradients(found.gradients)
      .map((array, index) => (frozen.has(index) ? new Float64Array(array.length) : array));
    const { reach, roundings, ...next } = moved(network.optimizer, state, gradients, rules);
    // No optimizer moves an average: it is off by as much as what it becomes.
    const orAverage = (arrays: readonly Float64Array[]): Float64Array[] =>
      arrays.map((array, index) => found.averages.get(index) ?? array);
    const ones = reach.map((array, index) => (found.averages.has(index) ? array.map(() => 1) : array));
    steps.push({ gradients: orAverage(gradients), reach: ones, roundings });
    const before = state.weights;
    const weights = next.weights.map((array, index) => (frozen.has(index) ? (before[index] ?? NONE) : array));
    state = { ...next, weights: orAverage(weights) };
  }
  return { loss, hits, decisions, state, steps };
}
