/*
 * Training and evaluation in plain JavaScript arithmetic, float64. Of lib/engine it takes the types and `dropoutRow`,
 * the rule that says which values dropout keeps; all else is written anew.
 */
import type { EngineData } from '../../../lib/engine/memory/check-data';
import type { NetworkSpec } from '../../../lib/engine/network/network';
import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { activated, averaged, dropped, type Pass, pooled, weighted, type Weights } from './layers';
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
  const results = Array.from(samples, (number, sample): Judged & { outputs: Float64Array } => {
    const row = inputs.subarray(number * network.inputs, (number + 1) * network.inputs);
    let values: Float64Array = Float64Array.from(row, (x) => round(x * network.inputScale));
    const passes = eachWith(layers, weights, gradients, (layer, own) => {
      const pass = passOf(layer, own, values, sample, masks, rules, decide);
      values = pass.outputs;
      return pass;
    });
    const target = [...targets.subarray(number * perSample, (number + 1) * perSample)];
    const result = judged(values, network.loss, target, rules, decide);
    if (masks) {
      const start = result.gradient.map((g) => round(g * share));
      passes.reduceRight<Float64Array>((gradient, { back }) => back(gradient), start);
    }
    return { ...result, outputs: values };
  });
  let loss = results.reduce((sum, result) => sum + result.loss, 0) / samples.length;
  eachWith(layers, weights, gradients, (layer, { kernel, kernelGradient }) => {
    if (!masks || layer.kind !== 'weighted' || (layer.l1 === 0 && layer.l2 === 0)) return;
    const { l1, l2 } = layer;
    kernel.forEach((w, index) => {
      loss += l1 * Math.abs(w) + l2 * w * w;
      if (l1 > 0) decide(w);
      kernelGradient[index] = round(at(kernelGradient, index) + round(rules.decay(w, l1, l2)));
    });
  });
  const hits = results.filter(({ hit }) => hit).length;
  return { loss, hits, gradients, decisions, outputs: results.flatMap(({ outputs }) => [...outputs]) };
}

function passOf(
  layer: Layer,
  own: Weights,
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
  const sums = weighted(x, own, layer.connections, rules);
  const { outputs, back } = activated(sums.outputs, layer.activation, rules, decide);
  return { outputs, back: (gradient) => sums.back(back(gradient)) };
}

/** Calls back for each layer with its weights, which those without get empty. */
function eachWith<Result>(
  layers: readonly Layer[],
  weights: readonly Float64Array[],
  gradients: readonly Float64Array[],
  visit: (layer: Layer, own: Weights) => Result,
): Result[] {
  const none = new Float64Array();
  let first = 0;
  return layers.map((layer) => {
    const last = layer.kind === 'weighted' ? first + 2 : first;
    const [kernel = none, bias = none] = weights.slice(first, last);
    const [kernelGradient = none, biasGradient = none] = gradients.slice(first, last);
    first = last;
    return visit(layer, { kernel, bias, kernelGradient, biasGradient });
  });
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
    const gradients = rules.gradients(found.gradients);
    const { reach, roundings, ...next } = moved(network.optimizer, state, gradients, rules);
    steps.push({ gradients, reach, roundings });
    state = next;
  }
  return { loss, hits, decisions, state, steps };
}
