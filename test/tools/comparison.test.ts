import { compare, comparisonRows, evaluationTimes, runsOf, warmUpOf } from '../../tools/bench/comparison.mjs';
import { mainSystem, systemsOf } from '../../tools/bench/systems.mjs';

test('compare runs each system in each round, and one that fails no more', async () => {
  const systems = systemsOf({ cores: 2, relaxed: false, python: false, jaxJs: false, newest: undefined }).filter(
    ([name]) => !/zeros|twin/.test(name),
  );
  const calls: string[] = [];
  const comparison = await compare(systems, 2, (what, spec) => {
    calls.push(what);
    if (spec.system === 'tfjs' && spec.backend === 'tensorflow') {
      return Promise.reject(new Error('Command failed: node\nError: no binding\n    at somewhere'));
    }
    const threads = spec.system === 'engine' ? spec.threads : 1;
    return Promise.resolve({
      seconds: [8 / threads, 4 / threads, 2 / threads],
      losses: [0.2, 0.12345],
      accuracies: [0.9, 0.98765],
    });
  });
  expect(calls.filter((what) => what.endsWith('tfjs-node'))).toEqual(['round 1 of 2: tfjs, tfjs-node']);
  expect(calls).toHaveLength(7);
  expect([...comparison.absent]).toEqual([['tfjs, tfjs-node', 'Error: no binding']]);
  expect(comparisonRows(comparison, mainSystem(2), systems)[1]).toEqual({
    system: 'engine, 1 thread',
    form: 'fit',
    's/epoch': 3,
    least: 2,
    most: 4,
    ratio: 2,
    'warm-up s': 5,
    epochs: 3,
    loss: 0.1235,
    accuracy: 0.9877,
    megabytes: undefined,
  });
  expect(() => runsOf(comparison, 'tfjs, tfjs-node')).toThrow(
    'expected to measure tfjs, tfjs-node, found: Error: no binding',
  );
});

test('warmUpOf is what the first epoch took longer than the others', () => {
  expect(warmUpOf([{ seconds: [5, 1, 3] }, { seconds: [3, 2, 2] }, { seconds: [2, 2, 2] }])).toBe(1);
  expect(warmUpOf([{ seconds: [1, 2, 2] }])).toBe(0);
});

test('evaluationTimes tells the first from the others', () => {
  const run = (evaluations: number[], prediction: number) => ({ seconds: [1], evaluations, prediction });
  expect(evaluationTimes([run([50, 10, 12], 7), run([70, 14, 16], 9)])).toEqual({
    firstMilliseconds: 60,
    evaluateMilliseconds: 13,
    predictMilliseconds: 8,
  });
});
