import { Engine } from '../../lib/engine/engine';
import { hasRelaxedSimd } from '../../lib/engine/contract/load';
import { elementwise } from '../engine/activations';
import { parameterKinds } from '../../lib/engine/network/parameters';
import { stagesOf } from '../../lib/engine/network/stages';
import { inOrder } from '../engine/helpers';
import { type RandomCase, randomCase } from '../engine/random-networks';
import { cases, PATIENCE, reporter, WHOLE } from './cases';
import { addRelative, type Computed, judge, type Numbers, numbersOf, type Worst } from './float64/bounds';
import { type Epoch, type Gradients, gradientsOf, trainEpoch } from './float64/network';
import type { State } from './float64/optimizer';
import { RULES, type Rules } from './float64/rules';

/** Few samples: each is one more chance that rounding decides, and that the network cannot be compared. */
const MOST_SAMPLES = 10;

/** What the engine made of an epoch. */
interface Observed {
  readonly before: State;
  readonly order: Uint32Array;
  readonly after: Numbers;
}

interface Observation {
  readonly epochs: readonly Observed[];
  readonly weights: readonly Float64Array[];
  readonly count: number;
  readonly scores: Numbers;
}

/** Trains in the engine, epoch by epoch, then evaluates and predicts. */
async function observe({ network, parameters, data, orders, batchSize, seed }: RandomCase): Promise<Observation> {
  const rounding = hasRelaxedSimd() && seed % 2 === 0 ? 'relaxed' : 'strict';
  const engine = await Engine.start(network, { threads: 0, batchSize, seed, rounding });
  const zeros = parameters.map(({ length }) => new Float64Array(length));
  const kinds = parameterKinds(stagesOf(network));
  // Moving averages and what is frozen have no moments: zeros stand in their places, so that arrays of one number belong
  // together.
  const placed = (moments: readonly Float32Array[]): Float64Array[] => {
    const rest = [...moments];
    return zeros.map((zero, index) => (kinds[index] === 'learned' ? Float64Array.from(rest.shift() ?? zero) : zero));
  };
  const stateNow = (): State => {
    const { step, firstMoments, secondMoments } = engine.optimizerState();
    const weights = engine.parameters().map((array) => Float64Array.from(array));
    return { step, weights, first: placed(firstMoments), second: placed(secondMoments) };
  };
  try {
    engine.setParameters(parameters);
    const loaded = engine.load(data);
    const epochs: Observed[] = [];
    for (const order of orders) {
      const before = stateNow();
      const {
        epochs: [epoch],
      } = await engine.train(loaded, [order]);
      if (!epoch) throw new Error('expected an epoch');
      const after = { state: stateNow(), loss: epoch.loss, hits: epoch.accuracy * order.length };
      epochs.push({ before, order, after });
    }
    const { loss, accuracy } = await engine.evaluate(loaded);
    const scores = { loss, hits: accuracy * loaded.count, outputs: await engine.predict(loaded) };
    return { epochs, weights: stateNow().weights, count: loaded.count, scores };
  } finally {
    await engine.close();
  }
}

/** The state of a network that has not been trained. */
function firstState({ parameters }: RandomCase): State {
  const zeros = (): Float64Array[] => parameters.map(({ length }) => new Float64Array(length));
  const weights = parameters.map((array) => Float64Array.from(array));
  return { step: 0, weights, first: zeros(), second: zeros() };
}

/** What the reference makes of the same epoch. */
function expectEpoch(random: RandomCase, { before, order }: Pick<Observed, 'before' | 'order'>, rules: Rules): Epoch {
  return trainEpoch(random.network, before, random.data, order, { ...random, rules });
}

test(
  'an engine trains, evaluates and predicts as float64 arithmetic does, but for rounding',
  async () => {
    const total = cases(20, 2000);
    const report = reporter('networks against float64', total);
    const seen = { compared: 0, undecided: 0 };
    const relative = new Map<string, number>();
    let nearest: Worst = { share: 0, text: 'nothing differs' };
    const compare = (seed: number, found: Numbers, compute: (rules: Rules) => Computed, before?: State): void => {
      const worst = judge(found, compute, { before });
      if (worst === undefined) {
        seen.undecided++;
        return;
      }
      seen.compared++;
      if (worst.share > 1) throw new Error(`network ${seed}: ${worst.text}`);
      if (worst.share > nearest.share) nearest = { ...worst, text: `network ${seed}: ${worst.text}` };
      if (WHOLE) addRelative(relative, numbersOf(found), numbersOf(compute(RULES)));
    };
    for (let seed = 1; seed <= total; seed++) {
      const random = randomCase(seed, MOST_SAMPLES);
      const { network, data } = random;
      const { epochs, weights, count, scores } = await observe(random);
      for (const epoch of epochs)
        compare(seed, epoch.after, (rules) => expectEpoch(random, epoch, rules), epoch.before);
      compare(seed, scores, (rules): Gradients => gradientsOf(network, weights, data, inOrder(count), { rules }));
      report(seed);
    }
    if (WHOLE) {
      const figures = [...relative].map(([kind, value]) => `${kind} ${value.toExponential(1)}`).join(', ');
      process.stderr.write(
        `${seen.compared} results compared, ${seen.undecided} not decided; ` +
          `largest difference relative to the largest number: ${figures}; nearest to its bound: ${nearest.text}\n`,
      );
    }
    expect(seen.undecided).toBeLessThan(seen.compared / 50);
  },
  PATIENCE,
);

/** Moves the first gradient by a thousandth of the largest of its array. */
function alterOne([first = new Float64Array(), ...others]: readonly Float64Array[]): Float64Array[] {
  const largest = first.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
  return [first.map((g, place) => (place === 0 ? g + largest / 1000 : g)), ...others];
}

/** One term each that is not what it should be. */
const WRONG: readonly [string, Partial<Rules>][] = [
  [
    'relu lets a thousandth through',
    {
      slope: (kind, y, x) => (kind === 'relu' && y <= 0 ? 0.001 : RULES.slope(kind, y, x)),
    },
  ],
  ...elementwise.map((wrong): [string, Partial<Rules>] => [
    `a slope of ${wrong} larger by a thousandth`,
    { slope: (kind, y, x) => RULES.slope(kind, y, x) * (kind === wrong ? 1.001 : 1) },
  ]),
  ['a slope of softmax larger by a thousandth', { softmaxSlope: (p, g, mean) => 1.001 * p * (g - mean) }],
  ['a crossentropy larger by a thousandth', { surprise: (target, probability) => (-1.001 * target) / probability }],
  ['probabilities of logits larger by a thousandth', { softmaxed: (p) => 1.001 * p }],
  ['L2 without its 2', { decay: (w, l1, l2) => RULES.decay(w, l1, l2 / 2) }],
  ['L1 of the other sign', { decay: (w, l1, l2) => RULES.decay(w, -l1, l2) }],
  ['a short batch divided by a full one', { share: (_, batchSize) => 1 / batchSize }],
  ['dropout that does not scale on the way back', { kept: Math.sign }],
  ['padding whose odd one comes first', { before: (padding) => Math.ceil(padding / 2) }],
  [
    'normalization whose gradients are taken along the values, but for a hundredth',
    { centred: (g, mean, value, along) => g - mean - 0.99 * value * along },
  ],
  [
    'normalization whose gradients keep a hundredth of their mean',
    { centred: (g, mean, value, along) => g - 0.99 * mean - value * along },
  ],
  [
    'averages that move by a thousandth more',
    { averaged: (old, now, momentum) => old - (old - now) * 1.001 * (1 - momentum) },
  ],
  ['Adam without its correction', { correction: () => 1 }],
  ['one gradient of one weight, by a thousandth of the largest', { gradients: alterOne }],
];

test.each(WRONG)(
  'a reference that is wrong in one term is told from the engine: %s',
  async (_, altered) => {
    const wanted = cases(2, 40);
    const report = reporter('wrong references', wanted);
    const isOfNormalization = 'centred' in altered || 'averaged' in altered;
    const unseen: number[] = [];
    for (let seed = 1, tried = 0; tried < wanted; seed++) {
      const random = randomCase(seed, MOST_SAMPLES);
      // Of a few samples a normalization lets so little of a gradient through that rounding may hide other terms.
      if (random.network.layers.some(({ kind }) => kind === 'normalization') !== isOfNormalization) continue;
      // Others than plain descent move what a normalization leaves without a gradient, a bias before it, by its rounding.
      if (isOfNormalization && random.network.optimizer.kind !== 'sgd') continue;
      const [order] = random.orders;
      if (!order) throw new Error('expected an order');
      const begin = { before: firstState(random), order };
      const [exact, wrong] = [RULES, { ...RULES, ...altered }].map((rules) => expectEpoch(random, begin, rules));
      if (!exact || !wrong) throw new Error('expected two epochs');
      // Another network if the term does not occur in this one, or moves no number that float32 would show.
      const change = new Map<string, number>();
      addRelative(change, numbersOf(wrong), numbersOf(exact));
      if (Math.max(...change.values()) < 1e-5) continue;
      const {
        epochs: [epoch],
      } = await observe({ ...random, orders: [order] });
      if (!epoch) throw new Error('expected an epoch');
      const compute = (rules: Rules): Epoch => expectEpoch(random, epoch, rules);
      const worst = judge(epoch.after, compute, { before: epoch.before, expected: wrong });
      if (worst === undefined) continue;
      report(++tried);
      if (worst.share <= 1) unseen.push(seed);
    }
    expect(unseen).toEqual([]);
  },
  PATIENCE,
);
