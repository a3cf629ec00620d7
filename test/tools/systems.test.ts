import {
  convolutionalSystems,
  type Machine,
  mainSystem,
  quickSystems,
  seededSystems,
  systemsOf,
  tenEpochSystems,
} from '../../tools/bench/systems.mjs';

const names = (systems: readonly (readonly [string, ...unknown[]])[]): string[] => systems.map(([name]) => name);

const BARE: Machine = { cores: 2, relaxed: false, python: false, jaxJs: false, newest: undefined };
const FULL: Machine = {
  cores: 2,
  relaxed: true,
  python: true,
  jaxJs: true,
  newest: { version: '26.1.0', program: '/opt/node' },
};

test('systemsOf leaves out what the machine does not have', () => {
  expect(names(systemsOf(BARE))).toEqual([
    'engine, 2 threads',
    'engine, 1 thread',
    'engine, 2 threads, zeros too',
    'native twin, 2 threads',
    'native twin, 1 thread',
    'tfjs, wasm',
    'tfjs, tfjs-node',
  ]);
  expect(names(convolutionalSystems(BARE))).toEqual(['engine, 2 threads', 'engine, 1 thread', 'tfjs, tfjs-node']);
});

test('systemsOf gives each system another name and more than one epoch, for the first does not count', () => {
  for (const systems of [systemsOf(FULL), convolutionalSystems(FULL)]) {
    expect(new Set(names(systems)).size).toBe(systems.length);
    expect(systems.every(([, { epochs }]) => epochs > 1)).toBe(true);
  }
  expect(names(systemsOf(FULL))).toHaveLength(20);
});

test('quickSystems and tenEpochSystems take the main ones, with the system that all are compared with', () => {
  expect(names(quickSystems(FULL))).toEqual([
    ...['engine, 2 threads', 'engine, 1 thread', 'engine, 2 threads, Node 26.1.0', 'engine, 1 thread, Node 26.1.0'],
    ...['native twin, 2 threads', 'native twin, 1 thread', 'JAX, 2 cores', 'JAX, 1 core'],
    ...['PyTorch, 2 threads', 'PyTorch, 1 thread', 'TensorFlow, XLA', 'Keras, XLA'],
  ]);
  const ten = tenEpochSystems(FULL);
  expect(names(ten)).toContain(mainSystem(2));
  expect(ten.every(([, { epochs }]) => epochs === 10)).toBe(true);
});

test('seededSystems runs each with five seeds, for the same number of epochs at the same rate', () => {
  const runs = seededSystems(FULL).flatMap(([, specs]) => specs);
  expect(names(seededSystems(FULL))).toContain(mainSystem(2));
  expect(runs.map((spec) => 'seed' in spec && spec.seed)).toEqual(seededSystems(FULL).flatMap(() => [1, 2, 3, 4, 5]));
  expect(new Set(runs.map((spec) => JSON.stringify([spec.epochs, 'rate' in spec && spec.rate]))).size).toBe(1);
});
