// What is measured: the report's network in the engine and its peers.

/**
 * A run of the engine on the report's network, or one of another size.
 *
 * @typedef {object} EngineSpec
 * @property {'engine'} system
 * @property {number} threads
 * @property {'strict' | 'relaxed'} rounding
 * @property {number} epochs
 * @property {number} [units] hidden units
 * @property {number} [batch]
 * @property {number} [images] of the training digits, the first
 * @property {boolean} [validate] whether the test digits are evaluated after each epoch
 */

/**
 * A run of the small CNN by its own recipe.
 *
 * @typedef {object} CnnSpec
 * @property {'cnn'} system
 * @property {number} goal test accuracy at which it ends
 * @property {number} epochs at most
 */

/**
 * A run of TensorFlow.js.
 *
 * @typedef {object} TfjsSpec
 * @property {'tfjs'} system
 * @property {'wasm' | 'tensorflow'} backend
 * @property {number} epochs
 */

/**
 * A run in Python.
 *
 * @typedef {object} PeerSpec
 * @property {'python'} system
 * @property {'torch' | 'keras' | 'keras-cnn'} peer
 * @property {number} epochs
 * @property {number} [goal] test accuracy at which the CNN ends
 */

/** @typedef {EngineSpec | CnnSpec | TfjsSpec | PeerSpec} Spec */

/**
 * A system under the name that the tables give it.
 *
 * @typedef {readonly [name: string, spec: Spec]} System
 */

/**
 * What this machine has.
 *
 * @typedef {object} Machine
 * @property {number} cores
 * @property {boolean} relaxed whether Node.js knows relaxed SIMD
 * @property {boolean} peers whether Keras and PyTorch are there
 */

/**
 * The engine as notebooks use it, with which all others are compared.
 *
 * @param {number} cores
 */
export const mainSystem = (cores) => `engine, ${cores} threads`;
export const ONE_THREAD = 'engine, 1 thread';
const TORCH = 'PyTorch, fused Adam';
const KERAS = 'Keras, TensorFlow';

/**
 * The systems of the comparison.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
export function systemsOf({ cores, relaxed, peers }) {
  /** @type {EngineSpec} */
  const engine = { system: 'engine', threads: cores, rounding: 'strict', epochs: 10 };
  /** @type {System[]} */
  const systems = [
    [mainSystem(cores), engine],
    [ONE_THREAD, { ...engine, threads: 1 }],
  ];
  if (relaxed) {
    systems.push(
      [`${mainSystem(cores)}, relaxed SIMD`, { ...engine, rounding: 'relaxed' }],
      [`${ONE_THREAD}, relaxed SIMD`, { ...engine, threads: 1, rounding: 'relaxed' }],
    );
  }
  if (peers) {
    systems.push(
      [TORCH, { system: 'python', peer: 'torch', epochs: 3 }],
      [KERAS, { system: 'python', peer: 'keras', epochs: 2 }],
    );
  }
  systems.push(
    ['tfjs, wasm', { system: 'tfjs', backend: 'wasm', epochs: 1 }],
    ['tfjs, tfjs-node', { system: 'tfjs', backend: 'tensorflow', epochs: 1 }],
  );
  return systems;
}

/**
 * Those that are fast enough for ten epochs.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
export const tenEpochSystems = (machine) =>
  systemsOf(machine)
    .filter(([name]) => [mainSystem(machine.cores), TORCH, KERAS].includes(name))
    .map(([name, spec]) => [name, { ...spec, epochs: 10 }]);

/**
 * Convolutional networks, each by its own recipe.
 *
 * @param {Machine} machine
 * @param {number} goal
 * @returns {System[]}
 */
export function convolutionalSystems({ peers }, goal) {
  /** @type {System[]} */
  const systems = [['engine, buildCnn', { system: 'cnn', goal, epochs: 5 }]];
  if (peers) systems.push(['Keras, mnist_convnet', { system: 'python', peer: 'keras-cnn', goal, epochs: 15 }]);
  return systems;
}
