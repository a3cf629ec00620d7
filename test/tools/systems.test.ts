import {
  convolutionalSystems,
  mainSystem,
  type System,
  systemsOf,
  tenEpochSystems,
} from '../../tools/bench/systems.mjs';

const names = (systems: readonly System[]): string[] => systems.map(([name]) => name);

test('systemsOf leaves out what the machine does not have', () => {
  expect(names(systemsOf({ cores: 2, relaxed: false, peers: false }))).toEqual([
    'engine, 2 threads',
    'engine, 1 thread',
    'tfjs, wasm',
    'tfjs, tfjs-node',
  ]);
  const all = { cores: 2, relaxed: true, peers: true };
  expect(names(systemsOf(all))).toHaveLength(8);
  expect(names(tenEpochSystems(all))).toEqual([mainSystem(2), 'PyTorch, fused Adam', 'Keras, TensorFlow']);
  expect(tenEpochSystems(all).every(([, { epochs }]) => epochs === 10)).toBe(true);
  expect(names(convolutionalSystems({ ...all, peers: false }, 0.99))).toEqual(['engine, buildCnn']);
});
