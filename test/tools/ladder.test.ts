import { race, recipes, rungs } from '../../tools/bench/ladder.mjs';
import type { Result } from '../../tools/bench/measure.mjs';
import type { Machine, RecipeSpec, Spec } from '../../tools/bench/systems.mjs';

const MACHINE: Machine = {
  cores: 2,
  relaxed: false,
  python: false,
  jaxJs: false,
  newest: { version: '26.1.0', program: '/opt/node' },
};

test('rungs go from plain loops to all cores, one change a rung, all on one Node.js and with more than one epoch', () => {
  const steps = rungs(MACHINE);
  expect(new Set(steps.map(([name]) => name)).size).toBe(steps.length);
  expect(steps.every(([, spec]) => 'node' in spec && spec.node === '/opt/node' && spec.epochs > 1)).toBe(true);
  const engines = steps.map(([, spec]) => spec).filter((spec) => spec.system === 'engine');
  const set = (spec: object) => Object.keys(spec).filter((name) => spec[name as keyof typeof spec] !== undefined);
  const differences = engines.slice(1).map((spec, place) => {
    const before = engines[place] ?? spec;
    const names = new Set([...set(spec), ...set(before)]);
    return [...names].filter((name) => spec[name as keyof typeof spec] !== before[name as keyof typeof before]);
  });
  expect(differences).toEqual([['zeros'], ['narrow'], ['threads']]);
});

/** Runs whose accuracy after each epoch is given, a little more with a higher seed; notes what was asked for. */
function fake(accuracies: (spec: RecipeSpec) => readonly number[]) {
  const asked: RecipeSpec[] = [];
  const measureOne = (_: string, spec: Spec): Promise<Result> => {
    if (spec.system !== 'recipe') throw new Error('expected a recipe');
    asked.push(spec);
    const reached = accuracies(spec).slice(0, spec.epochs);
    return Promise.resolve({
      seconds: reached.map(() => 0.5),
      accuracies: reached.map((accuracy) => accuracy + (spec.seed - 3) / 1000),
    });
  };
  return { asked, measureOne };
}

test('race takes the fewest epochs whose mean on the digits put aside reaches the target, and only then asks the test digits', async () => {
  const { asked, measureOne } = fake(({ decay, epochs, judged }) => {
    if (judged === 'test') return [0.9, 0.96, 0.97];
    // A run whose rate falls is good at its end only.
    return decay
      ? Array.from({ length: epochs }, (_, epoch) => (epoch === epochs - 1 && epochs > 1 ? 0.98 : 0.9))
      : [0.9, 0.97, 0.975, 0.98];
  });
  const rows = await race(MACHINE, measureOne);
  expect(rows).toEqual([
    { recipe: 'batch 32, rate 0.001', epochs: 3, 'put aside': 0.975, test: 0.97, seconds: 1.5 },
    { recipe: 'batch 128, rate 0.002', epochs: 3, 'put aside': 0.975, test: 0.97, seconds: 1.5 },
    { recipe: 'batch 128, cosine from 0.004', epochs: 2, 'put aside': 0.98, test: 0.96, seconds: 1 },
  ]);
  const tested = asked.filter(({ judged }) => judged === 'test');
  expect(tested.map(({ epochs, seed }) => [epochs, seed])).toEqual(
    [3, 3, 2].flatMap((epochs) => [1, 2, 3, 4, 5].map((seed) => [epochs, seed])),
  );
});

test('race says of a recipe that does not reach the target that it has no number of epochs', async () => {
  const { asked, measureOne } = fake(({ epochs }) => Array.from({ length: epochs }, () => 0.97));
  const rows = await race(MACHINE, measureOne);
  expect(rows).toEqual(recipes(MACHINE).map(([recipe]) => ({ recipe })));
  expect(asked.some(({ judged }) => judged === 'test')).toBe(false);
});
