// What is measured: the report's network and the small CNN, in the engine and its peers, each in the fastest form that
// its users know.

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
 * @property {boolean} [zeros] whether pixels that are zero are computed with too
 * @property {boolean} [narrow] whether it works on 128 bits at once also where it could on 256
 * @property {string} [node] another program of Node.js
 */

/**
 * A run of the report's network in plain loops.
 *
 * @typedef {object} PlainSpec
 * @property {'plain'} system
 * @property {'formula' | 'rows'} loops their order
 * @property {number} epochs
 * @property {string} [node] another program of Node.js
 */

/**
 * A run of the engine on the report's network by a recipe of batch and learning rate.
 *
 * @typedef {object} RecipeSpec
 * @property {'recipe'} system
 * @property {number} threads
 * @property {number} batch
 * @property {number} rate learning rate
 * @property {boolean} decay whether it falls to 0 along a cosine
 * @property {number} epochs
 * @property {number} seed
 * @property {'put aside' | 'test'} judged on the last sixth of the training digits, which are then not trained on, or on the
 *   test digits
 * @property {string} [node] another program of Node.js
 */

/**
 * A run of the engine on the small CNN.
 *
 * @typedef {object} CnnSpec
 * @property {'engine-cnn'} system
 * @property {number} threads
 * @property {number} epochs
 * @property {number} seed
 * @property {number} [rate] learning rate at the start of a cosine decay; if none, it is 0.001 throughout
 * @property {string} [node] another program of Node.js
 */

/**
 * A run of TensorFlow.js.
 *
 * @typedef {object} TfjsSpec
 * @property {'tfjs'} system
 * @property {'wasm' | 'tensorflow'} backend
 * @property {'ann' | 'cnn'} network
 * @property {number} epochs
 * @property {string} [node] another program of Node.js
 */

/**
 * A run of the package `@jax-js/jax`.
 *
 * @typedef {object} JaxJsSpec
 * @property {'jax-js'} system
 * @property {number} epochs
 */

/**
 * A run of the engine's algorithm in C++.
 *
 * @typedef {object} TwinSpec
 * @property {'twin'} system
 * @property {number} threads
 * @property {number} epochs
 */

/**
 * A run in Python.
 *
 * @typedef {object} PeerSpec
 * @property {'python'} system
 * @property {'jax_scan' | 'pytorch' | 'keras_fit' | 'tensorflow_xla' | 'scikit'} peer a module of peers/
 * @property {'ann' | 'cnn'} network
 * @property {number} epochs
 * @property {number} batch
 * @property {number} cores how many it may use
 * @property {number} seed
 * @property {boolean} [compiled] whether the peer's own compiler is used
 * @property {number} [rate] learning rate at the start of a cosine decay; if none, it is 0.001 throughout
 */

/** @typedef {EngineSpec | CnnSpec | TfjsSpec | JaxJsSpec | TwinSpec | PeerSpec | PlainSpec | RecipeSpec} Spec */

/**
 * A system under the name that the tables give it, and in what form it runs.
 *
 * @typedef {readonly [name: string, spec: Spec, form: string]} System
 */

/**
 * What this machine has.
 *
 * @typedef {object} Machine
 * @property {number} cores
 * @property {boolean} relaxed whether Node.js knows relaxed SIMD
 * @property {boolean} python whether the peers in Python are there
 * @property {boolean} jaxJs whether `@jax-js/jax` is there
 * @property {{ version: string, program: string } | undefined} newest a newer Node.js than this one
 */

/**
 * The engine as notebooks use it, with which all others are compared.
 *
 * @param {number} cores
 */
export const mainSystem = (cores) => `engine, ${cores} threads`;
export const ONE_THREAD = 'engine, 1 thread';

/** Of the network of the report, and of the CNN. */
const [BATCH, CNN_BATCH] = [32, 64];

/** Seeds whose accuracies are averaged. */
export const SEEDS = [1, 2, 3, 4, 5];

/** Epochs of the CNN to its accuracy, and the learning rate at their start. */
const [CNN_EPOCHS, CNN_RATE] = [3, 0.004];

/**
 * The engine on the report's network.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
function enginesOf({ cores, relaxed, newest }) {
  /** @type {EngineSpec} */
  const engine = { system: 'engine', threads: cores, rounding: 'strict', epochs: 6 };
  /** @type {System[]} */
  const systems = [
    [mainSystem(cores), engine, 'fit'],
    [ONE_THREAD, { ...engine, threads: 1 }, 'fit'],
    [`${mainSystem(cores)}, zeros too`, { ...engine, zeros: true }, 'all pixels, as plain rows'],
  ];
  if (relaxed) systems.push([`${mainSystem(cores)}, relaxed SIMD`, { ...engine, rounding: 'relaxed' }, 'fit']);
  if (newest) {
    const { version, program: node } = newest;
    systems.push(
      [`${mainSystem(cores)}, Node ${version}`, { ...engine, node }, 'fit'],
      [`${ONE_THREAD}, Node ${version}`, { ...engine, threads: 1, node }, 'fit'],
    );
  }
  return systems;
}

/**
 * The peers in Python on the report's network.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
function pythonOf({ cores, python }) {
  if (!python) return [];
  /** @type {Omit<PeerSpec, 'peer'>} */
  const peer = { system: 'python', network: 'ann', epochs: 4, batch: BATCH, cores, seed: 1 };
  return [
    [`JAX, ${cores} cores`, { ...peer, peer: 'jax_scan' }, 'an epoch is one jitted lax.scan'],
    ['JAX, 1 core', { ...peer, peer: 'jax_scan', cores: 1 }, 'the same'],
    [`PyTorch, ${cores} threads`, { ...peer, peer: 'pytorch' }, 'fused Adam, no item() in the loop'],
    ['PyTorch, 1 thread', { ...peer, peer: 'pytorch', cores: 1 }, 'the same'],
    ['PyTorch, compiled', { ...peer, peer: 'pytorch', cores: 1, compiled: true }, 'torch.compile, 1 thread'],
    ['TensorFlow, XLA', { ...peer, peer: 'tensorflow_xla' }, 'an epoch is one tf.function(jit_compile=True)'],
    ['Keras', { ...peer, peer: 'keras_fit', epochs: 3 }, 'fit, steps_per_execution=100'],
    ['Keras, XLA', { ...peer, peer: 'keras_fit', epochs: 3, compiled: true }, 'the same, jit_compile=True'],
    // More threads make its small products slower.
    ['scikit-learn', { ...peer, peer: 'scikit', epochs: 2, cores: 1 }, 'MLPClassifier.partial_fit, 1 thread'],
  ];
}

/**
 * The systems of the comparison.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
export function systemsOf(machine) {
  const { cores, jaxJs } = machine;
  /** @type {System[]} */
  const twins = [
    [`native twin, ${cores} threads`, { system: 'twin', threads: cores, epochs: 6 }, "the engine's algorithm in C++"],
    ['native twin, 1 thread', { system: 'twin', threads: 1, epochs: 6 }, 'the same'],
  ];
  /** @type {System[]} */
  const jaxInTypeScript = jaxJs ? [['jax-js', { system: 'jax-js', epochs: 2 }, 'a jitted step, WebAssembly']] : [];
  return [
    ...enginesOf(machine),
    ...twins,
    ...pythonOf(machine),
    ...jaxInTypeScript,
    ['tfjs, wasm', { system: 'tfjs', backend: 'wasm', network: 'ann', epochs: 2 }, 'Layers, fit'],
    ['tfjs, tfjs-node', { system: 'tfjs', backend: 'tensorflow', network: 'ann', epochs: 2 }, 'Layers, fit'],
  ];
}

/**
 * The main ones, for a quick look.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
export function quickSystems(machine) {
  const left = /zeros|relaxed|Keras$|compiled|scikit|jax-js|tfjs/;
  return systemsOf(machine).filter(([name]) => !left.test(name));
}

/**
 * Those that are fast enough for ten epochs.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
export const tenEpochSystems = (machine) =>
  systemsOf(machine)
    .filter(([name]) => !/zeros|relaxed|Node|1 core|1 thread|compiled|scikit|jax-js|tfjs/.test(name))
    .map(([name, spec, form]) => [name, { ...spec, epochs: 10 }, form]);

/**
 * The small CNN, the same network in all.
 *
 * @param {Machine} machine
 * @returns {System[]}
 */
export function convolutionalSystems({ cores, python, newest }) {
  /** @type {CnnSpec} */
  const engine = { system: 'engine-cnn', threads: cores, epochs: 3, seed: 1 };
  /** @type {System[]} */
  const systems = [
    [mainSystem(cores), engine, 'fit'],
    [ONE_THREAD, { ...engine, threads: 1 }, 'fit'],
  ];
  if (newest) {
    systems.push([`${mainSystem(cores)}, Node ${newest.version}`, { ...engine, node: newest.program }, 'fit']);
  }
  if (python) {
    /** @type {Omit<PeerSpec, 'peer'>} */
    const peer = { system: 'python', network: 'cnn', epochs: 3, batch: CNN_BATCH, cores, seed: 1 };
    systems.push(
      [`PyTorch, ${cores} threads`, { ...peer, peer: 'pytorch' }, 'channels_last, fused Adam'],
      ['PyTorch, 1 thread', { ...peer, peer: 'pytorch', cores: 1 }, 'the same'],
      ['Keras', { ...peer, peer: 'keras_fit' }, 'fit, steps_per_execution=100'],
    );
  }
  systems.push([
    'tfjs, tfjs-node',
    { system: 'tfjs', backend: 'tensorflow', network: 'cnn', epochs: 2 },
    'Layers, fit',
  ]);
  return systems;
}

/**
 * The small CNN with several seeds, for a number of epochs that is fixed beforehand: the runs of each system.
 *
 * @param {Machine} machine
 * @returns {(readonly [name: string, specs: Spec[]])[]}
 */
export const seededSystems = (machine) =>
  convolutionalSystems(machine)
    .filter(([name]) => !/1 thread|tfjs/.test(name))
    .map(([name, spec]) => [name, SEEDS.map((seed) => ({ ...spec, epochs: CNN_EPOCHS, rate: CNN_RATE, seed }))]);
