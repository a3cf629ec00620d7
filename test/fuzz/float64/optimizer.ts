/* One step of an optimizer: gradient descent, momentum, Adam (Kingma and Ba, 2015), or RMSProp (Hinton, 2012). */
import type { OptimizerSpec } from '../../../lib/engine/network/network';
import type { Rules } from './rules';

type Arrays = readonly Float64Array[];

/** Weights, and what the optimizer carries from step to step; arrays as in the engine. */
export interface State {
  readonly step: number;
  readonly weights: Arrays;
  readonly first: Arrays;
  readonly second: Arrays;
}

/** What a step had to do with. */
export interface Step {
  readonly gradients: Arrays;
  /** How far each weight moves for each unit that its gradient is off. */
  readonly reach: Arrays;
  /** How often the weight itself was rounded: when it was moved, and when it was decayed before. */
  readonly roundings: number;
}

export function moved(
  optimizer: OptimizerSpec,
  state: State,
  gradients: Arrays,
  { round, correction }: Rules,
): State & Pick<Step, 'reach' | 'roundings'> {
  const { weights, first, second } = state;
  const step = state.step + 1;
  const rate = optimizer.learningRate;
  const zip = (change: (a: number, b: number, c: number) => number, one: Arrays, two = one, three = one): Arrays =>
    one.map((a, number) => {
      const [b = a, c = a] = [two[number], three[number]];
      return a.map((value, index) => round(change(value, b[index] ?? NaN, c[index] ?? NaN)));
    });
  if (optimizer.kind === 'sgd') {
    const next = zip((w, g) => w - round(rate * g), weights, gradients);
    return { step, weights: next, first, second, reach: zip(() => rate, weights), roundings: 1 };
  }
  if (optimizer.kind === 'momentum') {
    const { momentum, nesterov } = optimizer;
    const sums = zip((sum, g) => round(momentum * sum) + g, first, gradients);
    const direction = nesterov ? zip((sum, g) => g + round(momentum * sum), sums, gradients) : sums;
    const next = zip((w, d) => w - round(rate * d), weights, direction);
    return { step, weights: next, first: sums, second, reach: zip(() => rate / (1 - momentum), weights), roundings: 1 };
  }
  if (optimizer.kind === 'rmsprop') {
    const { decay, momentum, epsilon } = optimizer;
    const squares = zip((old, g) => round(decay * old) + round((1 - decay) * round(g * g)), first, gradients);
    const scale = zip((x) => round(Math.sqrt(round(x + epsilon))), squares);
    const moves = zip(
      (old, g, divisor) => round(momentum * old) + round(round(rate * g) / divisor),
      second,
      gradients,
      scale,
    );
    const next = zip((w, move) => w - move, weights, moves);
    return {
      step,
      weights: next,
      first: squares,
      second: moves,
      reach: zip((d) => rate / d / (1 - momentum), scale),
      roundings: 1,
    };
  }
  const { beta1, beta2, epsilon, weightDecay = 0 } = optimizer;
  const keep = round(1 - rate * weightDecay);
  const m = zip((old, g) => round(beta1 * old) + round((1 - beta1) * g), first, gradients);
  const v = zip((old, g) => round(beta2 * old) + round((1 - beta2) * round(g * g)), second, gradients);
  const [one, two] = [correction(beta1, step), correction(beta2, step)];
  const scale = zip((x) => round(Math.sqrt(round(x / two))) + epsilon, v);
  const next = zip(
    (w, x, divisor) => round(keep * w) - round(round(rate * round(x / one)) / divisor),
    weights,
    m,
    scale,
  );
  return {
    step,
    weights: next,
    first: m,
    second: v,
    reach: zip((divisor) => rate / divisor, scale),
    roundings: weightDecay > 0 ? 2 : 1,
  };
}
